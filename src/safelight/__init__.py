"""Safelight: a clinical image library that puts the patient's agreement in charge."""
