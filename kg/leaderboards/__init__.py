"""Leaderboards: what papers report, made comparable and put in order.

- `metrics`: what is known of a metric: which values are better, and its scale.
- `scores`: how a value compares with others of its metric.
- `reported`: a result with its paper and what it is a result of. A new fact about results, and
  whether a result counts as a score, belong there.
- `ranking`: which results make one board, in which order they are, and which are the same. What
  joins boards, such as the splits of one dataset, belongs there.

Questions, exports, server, page and terminal show what these modules say.
"""
