"""A fictional hospital to try the library on. Everyone and everything in it is invented."""
