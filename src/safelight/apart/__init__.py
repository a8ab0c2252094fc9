"""Decoders in processes of their own: what opens a file that somebody sent can do nothing else, and dies alone.

How it is laid out: docs/spec/decoders.md; why: docs/adr/0017. Nothing here knows a format or a framework.
"""
