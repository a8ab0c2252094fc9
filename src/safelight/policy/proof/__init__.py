"""Proofs over every combination of the facts that a rule can read.

A fact is forked on when it is first read, so that the walk covers the whole decision tree and nothing beside it.
"""
