"""Corrections of a resolved graph: overrides, ids of earlier builds, and what is in doubt."""
