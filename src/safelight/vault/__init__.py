"""Encrypted objects: the age format, the keys, the stores. Nothing here knows a patient, a consent or a database.

Intake uses `writing`; only the door uses `reading`. The bytes are in docs/spec/vault-*.md.
"""
