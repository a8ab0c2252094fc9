"""Recordings, their standing, and the one door through which their bytes leave."""
