"""Profiles: one file for each hospital, with the choices that its policy leaves open."""
