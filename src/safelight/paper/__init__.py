"""Consent forms on paper: printed with a code that finds its way home, and read back from scans.

Pure functions of text and bytes. Nothing here knows a database; keys and times are arguments.
"""
