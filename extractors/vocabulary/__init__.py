"""Names of the curated vocabulary, matched in the text."""
