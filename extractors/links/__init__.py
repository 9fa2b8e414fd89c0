"""URLs in the text, their kind, and whether they are the paper's own."""
