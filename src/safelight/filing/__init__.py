"""Forms on paper: printed to be signed, read as they come back, kept as signed forms, offered to the records system."""
