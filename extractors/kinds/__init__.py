"""The kind of each name, judged from all its occurrences."""
