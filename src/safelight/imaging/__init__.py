"""Still pictures: recognised by content, checked, and made into small clean copies for the screen.

Pure functions of bytes. Nothing here knows a patient or a database, and nothing changes an original.
"""
