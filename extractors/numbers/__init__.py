"""Numbers in prose: value, sign, unit, scale, uncertainty, ranges and lists."""
