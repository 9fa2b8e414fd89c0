"""Precision, recall and F1 of extractions against annotated papers, micro-averaged.

Figures: `mention` (same start, end and kind), `overlap` (same kind, spans overlap), `entity`
(same kind, a surface in common: the edge from paper to entity), `edge` (entity, and the role is
right), `alias` (pairs of surfaces held to be one entity), `result` (value, kind, metric and
dataset right), `result-value` (value and kind), `link` (URL and role), `abbreviation` (both
forms). `mention:Dataset` and the like are one kind's share.

Calibration: `calibration:entity` holds the confidence of each predicted entity against whether
it is right by the figure `entity`, `calibration:role` the confidence of the role of each entity
that is right against whether the role is, `calibration:result` the confidence of each predicted
result against the figure `result`.
"""

from kg.evaluate._calibration import Bin, Calibration
from kg.evaluate._comparison import evaluate, matched_entities, matched_results, surface_key
from kg.evaluate._figures import CALIBRATIONS, FIGURES, Evaluation, Figure, Mistake, Tally
from kg.evaluate._spans import Span, compare_spans

__all__ = [
    "CALIBRATIONS",
    "FIGURES",
    "Bin",
    "Calibration",
    "Evaluation",
    "Figure",
    "Mistake",
    "Span",
    "Tally",
    "compare_spans",
    "evaluate",
    "matched_entities",
    "matched_results",
    "surface_key",
]
