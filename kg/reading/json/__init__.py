"""JSON: its shape, its objects one by one, and what services wrap them in."""
