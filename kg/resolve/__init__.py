"""From the entities of all papers to the entities of the graph.

The order of decisions:

1. A name that the vocabulary knows is that entry; every other name is its folded form (case,
   hyphens, white space, plural), so that a number or a version that differs is another entity.
2. A short form that papers expand, and nearly all of them alike, is the same as its long form;
   one that papers expand differently stays, in each paper, with that paper's own long form.
3. The preferred name is the vocabulary's, else the commonest spelling of the long form.

Kinds never mix. Nothing depends on the order of the papers.
"""

from kg.resolve.nodes import Node
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.rules import Merge, Rule

__all__ = ["Merge", "Node", "Resolution", "Rule", "resolve"]
