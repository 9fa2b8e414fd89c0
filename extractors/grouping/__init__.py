"""Mentions of one paper grouped into entities, and the name that each entity gets."""
