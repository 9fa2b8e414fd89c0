"""URLs in the text, what stands behind them, and whose they are."""
