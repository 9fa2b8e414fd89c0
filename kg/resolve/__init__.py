"""From the entities of all papers to the entities of the graph.

Kind, name, spelling, short forms, preferred name, variants, and the user's overrides, in this
order: docs/resolution.md says how each is decided. Nothing depends on the order of the papers.
"""

from kg.resolve.nodes import Node
from kg.resolve.resolution import Resolution, resolve

__all__ = ["Node", "Resolution", "resolve"]
