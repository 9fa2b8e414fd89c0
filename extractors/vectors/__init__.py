"""The vectors of the tokens, which the components that decide read."""
