"""The age v1 format with X25519 recipients, as in docs/spec/vault-object.md and c2sp.org/age.

`sealing` writes, `opening` reads. Where an object is kept, and who may read it, is not known here.
"""
