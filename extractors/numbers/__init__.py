"""Numbers in prose: value, sign, unit, uncertainty, ranges and changes."""
