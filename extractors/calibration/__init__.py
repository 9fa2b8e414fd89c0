"""Confidences that mean what they say."""
