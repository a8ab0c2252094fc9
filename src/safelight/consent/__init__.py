"""The life of a consent. Consents are only ever added; what holds now is worked out from all, in order."""
