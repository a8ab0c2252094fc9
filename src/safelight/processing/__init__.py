"""Processed pictures: made by clinical photographers from a list of steps, never over the original."""
