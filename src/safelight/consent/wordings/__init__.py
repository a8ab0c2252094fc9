"""The words of the hospital's forms: read from its files and checked. What they permit is the policy's to say."""
