"""The pages of consent, a file for each step: what is agreed to, the signature, by word of mouth, a further use."""
