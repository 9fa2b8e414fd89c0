"""Which words at the ends of a mention belong to its name."""
