"""Names that a title or a phrase introduces."""
