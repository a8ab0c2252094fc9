"""What is typed, ticked and signed on the pages of consent; a file each."""
