"""What a paper does with each entity: introduces, uses or mentions it."""
