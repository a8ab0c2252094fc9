"""
The law as code: facts in, a verdict with its paragraphs out.

Pure and standard library only: no database, no web, no clock. Case files (YAML) are read in `cases/`.
"""
