"""Confidences scaled to the share that is right."""
