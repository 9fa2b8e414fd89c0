"""Measures of the graph as a whole: what stands together, communities, what is central.

Nothing here is computed until it is asked for. `annotated` gives measures as attributes of nodes.
"""
