"""What survives: backups, how they are brought back, and the journal of what happened since. docs/spec/backup.md."""
