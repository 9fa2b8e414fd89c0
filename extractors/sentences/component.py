"""Sentences: where each begins, by `kg.text.sentences`."""

from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from kg.text.sentences import sentence_starts


@Language.component("paperkg_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Set `token.is_sent_start` of each token; a start within a token counts for the next one."""
    offsets, spaces = doc.to_array(["IDX", "IS_SPACE"]).T
    written = np.flatnonzero(spaces == 0)
    starts = np.fromiter(sentence_starts(doc.text), dtype=np.uint64)
    places = np.searchsorted(offsets[written], starts)
    marks = np.full(len(doc), -1, dtype=np.int64)
    marks[written[places[places < len(written)]]] = 1
    marks[:1] = 1
    # Token by token, spaCy would look at the whole document each time.
    return doc.from_array(["SENT_START"], cast(Ints2d, marks.astype(np.uint64)[:, None]))
