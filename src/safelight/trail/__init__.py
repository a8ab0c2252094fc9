"""The audit log as mathematics: entries, Merkle tree, signed checkpoints, proofs and the offline verifier.

Pure: no database, no clock and no file is touched here. The ledger is the adapter that stores what this
makes. The bytes are in docs/spec/trail-*.md.
"""
