"""Encrypted objects: the age format, the keys, the stores. No patient, consent or database is known here.

Intake uses `writing`; only the door uses `reading`. The bytes are in docs/spec/vault-*.md.
"""
