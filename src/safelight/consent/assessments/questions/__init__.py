"""A file for each version of an assessment."""
