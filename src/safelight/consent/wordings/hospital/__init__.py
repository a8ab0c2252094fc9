"""The forms that Safelight comes with, a TOML file each. A hospital's own folder goes before them (docs/forms.md)."""
