"""What the pages of filing say; a file each."""
