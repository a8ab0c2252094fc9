"""Patients and staff: who they are, which roles they hold, and who cares for whom."""
