"""The pages of release; a file each."""
