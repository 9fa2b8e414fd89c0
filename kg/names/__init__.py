"""Names: how they fold to keys, which nodes bear them, and the ids and URLs made of them."""
