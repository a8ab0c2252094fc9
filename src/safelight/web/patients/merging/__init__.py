"""The page on which two records of one person are merged, and a merge is undone."""
