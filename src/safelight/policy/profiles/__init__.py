"""Profiles: one file a hospital, with the choices that its policy leaves to it. What they mean is in `profile.py`."""
