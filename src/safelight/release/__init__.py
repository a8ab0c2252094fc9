"""Copies that leave the library, each on a register."""
