"""What the pages of the studio say; a file each."""
