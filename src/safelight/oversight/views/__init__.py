"""The pages of oversight; a file each."""
