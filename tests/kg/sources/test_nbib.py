from tests.kg.sources.reading import papers

EXAMPLE = b"""
PMID- 30000001
OWN - NLM
DP  - 2018 Dec 27
TI  - Zorb Nets
      for all.
LID - 10.1000/zorb [doi]
AB  - BACKGROUND: We zorb.
      And it goes on.
FAU - Lovelace, Ada
AU  - Lovelace A
FAU - Babbage, Charles
AU  - Babbage C
LA  - eng
TA  - J Zorb
JT  - Journal of Zorbs
PMC - PMC1000001

PMID- 30000002
TI  - [CrossZorb].
DP  - 2019 Mar-Apr
AID - S0001 [pii]
AU  - Curie M
"""
EXAMPLES = {"nbib": EXAMPLE}


def test_each_record_gives_its_fields() -> None:
    first, second = papers("nbib", EXAMPLE)
    assert first.text == "Zorb Nets for all\nWe zorb. And it goes on."
    assert first.authors == ("Ada Lovelace", "Charles Babbage")
    assert (first.id, first.other_ids) == ("10.1000/zorb", ("30000001", "PMC1000001"))
    assert (first.venue, first.date) == ("Journal of Zorbs", "2018-12-27")
    assert first.url == "https://pubmed.ncbi.nlm.nih.gov/30000001/"
    assert (second.id, second.title, second.date) == ("30000002", "CrossZorb", "2019-03")
    assert [paper.source[0].line for paper in (first, second)] == [2, 19]
