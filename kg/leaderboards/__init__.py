"""Leaderboards: what papers report, made comparable and put in order.

`metrics` says what is known of a metric, `scores` how a value compares with others of its metric,
`reported` which results papers report and of what, and `ranking` which of them make one board, in
which order they stand and which two are the same.
"""
