"""The words of processing."""
