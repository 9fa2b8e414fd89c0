"""Precision, recall and F1 of extractions against annotated papers, micro-averaged.

Figures: `mention` (same letters and kind), `overlap` (same kind, spans overlap), `entity` (same
kind, a surface in common: the edge from paper to entity), `edge` (entity, and the role is right),
`main-task` (the annotated one is among the tasks), `alias` (pairs of surfaces held to be one
entity), `result-value` (value and kind right), `result` (metric and dataset too), `result-model`
(the model too), `result-full` (the sign too), `field:metric` and the like (of results whose value
and kind are right), `shown-edge`, `shown-result` and `shown-score` (what is sure by `kg.sureness`:
entities with their role; how many of the shown results are right in all that is shown; for how
many of the annotated scores with metric and dataset these three are shown), `link` (URL and
role), `abbreviation` (both forms). `mention:Dataset` and the like are one kind's share. Each has
95 % intervals by a bootstrap over the papers.

Calibration: `calibration:entity` holds the confidence of each predicted entity against whether
it is right by the figure `entity`, `calibration:role` the confidence of the role of each entity
that is right against whether the role is, `calibration:result` the confidence of each predicted
result against the figure `result-value`, `calibration:field:metric` and the like the confidence
of each filled field of a result that is right by that figure.
"""

from kg.evaluate._annotation import Annotation
from kg.evaluate._calibration import Bin, Calibration
from kg.evaluate._comparison import evaluate, matched_entities
from kg.evaluate._figures import (
    CALIBRATIONS,
    FIELDS,
    FIGURES,
    PRECISION_ALONE,
    RECALL_ALONE,
    Evaluation,
    Mistake,
    Tally,
)
from kg.evaluate._keys import surface_key
from kg.evaluate._results import field_is_right, matched_results
from kg.evaluate._shares import Figure, Interval, Intervals
from kg.evaluate._spans import Span, compare_spans
from kg.evaluate._sure import THRESHOLDS
from kg.evaluate._thresholds import Point

__all__ = [
    "CALIBRATIONS",
    "FIELDS",
    "FIGURES",
    "PRECISION_ALONE",
    "RECALL_ALONE",
    "THRESHOLDS",
    "Annotation",
    "Bin",
    "Calibration",
    "Evaluation",
    "Figure",
    "Interval",
    "Intervals",
    "Mistake",
    "Point",
    "Span",
    "Tally",
    "compare_spans",
    "evaluate",
    "field_is_right",
    "matched_entities",
    "matched_results",
    "surface_key",
]
