"""What the pages of consent say; a file each."""
