"""Corrections of what one paper says: its entities, links and results."""
