"""The structured questions of each assessment, in versions that stay, and what follows from the answers."""
