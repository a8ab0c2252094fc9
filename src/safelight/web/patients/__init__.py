"""The page of one patient, which draws on every part: recordings, consents, requests, retention."""
