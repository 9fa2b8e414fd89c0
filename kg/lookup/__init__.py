"""Nodes found by what people call them, and parts of a graph found by what they speak of."""
