"""Text: its characters, its sentences, where words occur in it, which span tells most."""
