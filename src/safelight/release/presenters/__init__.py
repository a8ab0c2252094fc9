"""What the pages of release say; a file each."""
