"""Which access somebody should look into: names that match, peers that differ, hours of the night."""
