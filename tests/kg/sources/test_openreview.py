import json

from tests.sources import paper_from, papers_from, refusal, told

V2 = {
    "id": "aB3",
    "forum": "aB3",
    "invitations": ["Zorb.cc/2025/-/Submission"],
    "cdate": 1706745600000,
    "pdate": 1709251200000,
    "content": {
        "title": {"value": "Zorbing"},
        "abstract": {"value": "We zorb $x$."},
        "authors": {"value": ["Ada Lovelace", "Charles Babbage"]},
        "venue": {"value": "Zorb 2025 Poster"},
    },
}
V1 = {
    "id": "r1",
    "forum": "r1",
    "replyto": None,
    "tcdate": 1577836800000,
    "content": {"title": "Old Zorbs", "abstract": "We zorbed.", "authors": ["Ada Lovelace"]},
}
REVIEW = {
    "id": "z9",
    "forum": "r1",
    "replyto": "r1",
    "content": {"title": "Official Review", "review": "Good."},
}


def _notes(*notes: object, count: int | None = None) -> bytes:
    return json.dumps({"notes": notes, "count": count or len(notes)}).encode()


EXAMPLES = {"openreview": _notes(V2)}


def test_both_versions_of_the_api_are_read() -> None:
    new, old = papers_from("openreview", _notes(V2, V1))
    assert (new.id, new.title, new.date) == ("aB3", "Zorbing", "2024-03-01")
    assert (new.authors, new.venue) == (("Ada Lovelace", "Charles Babbage"), "Zorb 2025 Poster")
    assert (old.id, old.title, old.date) == ("r1", "Old Zorbs", "2020-01-01")


def test_reviews_and_decisions_are_no_papers() -> None:
    assert [paper.title for paper in papers_from("openreview", _notes(V1, REVIEW))] == ["Old Zorbs"]
    assert "1 notes are replies" in told("openreview", _notes(V1, REVIEW))[0]


def test_a_revision_is_its_paper() -> None:
    revision = {**V1, "id": "r1v2", "referent": "r1", "content": {"title": "Newer Zorbs"}}
    assert paper_from("openreview", _notes(revision)).id == "r1"


def test_notes_without_a_title_are_left_out_and_an_empty_answer_refused() -> None:
    blank = {"id": "b", "forum": "b", "content": {"title": " ", "abstract": "Lorem."}}
    lines = "\n".join(map(json.dumps, (blank, V1))).encode()
    assert [paper.id for paper in papers_from("openreview", lines)] == ["r1"]
    assert "OpenReview without papers" in refusal("openreview", _notes(count=0))
