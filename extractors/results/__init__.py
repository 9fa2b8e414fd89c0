"""Results: numbers in the text, and what each is a score of."""
