"""Mentions of entities, tagged by a small convolutional network and a random field."""
