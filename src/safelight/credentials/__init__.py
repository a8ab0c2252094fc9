"""What a picture that leaves the library says of itself: content credentials by the standard of C2PA. Pure.

Nothing here knows a patient, and nothing of one may come here.
"""
