"""What is measured: each module has a `measure()` that returns one figure. `python -m bench [NAME]`."""
