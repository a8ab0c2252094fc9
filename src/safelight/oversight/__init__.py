"""What information governance sees: who saw what, and whether all is as the policy says."""
