"""The pages of the studio and of the desk from which it is asked; a file each."""
