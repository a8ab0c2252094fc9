"""The pages of filing: a form to print, what was scanned, the papers themselves."""
