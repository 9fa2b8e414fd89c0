from tests.kg.sources.reading import papers

EXAMPLE = b"""\xef\xbb\xbfFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lovelace, A
   Babbage, C
AF Lovelace, Ada
   Babbage, Charles
TI Zorb Nets
   for all
SO JOURNAL OF ZORBS
AB We zorb.
   And it goes on. (C) 2013 Zorb Press.
PD AUG 12
PY 2013
DI 10.1000/zorb
UT WOS:000123
ER

PT C
AU Curie, M
TI CrossZorb
PD JUL-AUG
PY 2012
UT WOS:000124
ER

EF
"""
EXAMPLES = {"web-of-science": EXAMPLE}


def test_each_record_gives_its_fields() -> None:
    first, second = papers("web-of-science", EXAMPLE)
    assert first.title == "Zorb Nets for all"
    assert first.abstract == "We zorb. And it goes on."
    assert first.authors == ("Ada Lovelace", "Charles Babbage")
    assert (first.venue, first.date) == ("JOURNAL OF ZORBS", "2013-08-12")
    assert (first.id, first.other_ids) == ("10.1000/zorb", ("WOS:000123",))
    assert (second.id, second.authors, second.date) == ("WOS:000124", ("M Curie",), "2012-07")
    assert [paper.source[0].line for paper in (first, second)] == [3, 19]
