"""Find nodes by name, select parts of a graph, and quote the evidence."""
