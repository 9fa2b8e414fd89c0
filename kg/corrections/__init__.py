"""Corrections of single papers and of the graph, ids of earlier builds, and what is in doubt."""
