"""What is typed and chosen on the pages of release; a file each."""
