"""How long a recording is kept. Nothing is destroyed here yet: the schedule says from when it may be asked
for.
"""
