"""Result pages of Google Scholar, which are refused: they hold snippets, no abstracts."""

from kg.reading.document import Head
from kg.reading.registry import SOURCES, Match, SourceFormat


def sniff(head: Head) -> Match:
    """Say whether a result page of Google Scholar stands there.

    >>> sniff(Head(b"<html><head><title>vit - Google Scholar</title>")).name
    'CERTAIN'
    """
    text = head.text.lstrip().casefold()
    is_page = text.startswith("<") and ("google scholar" in text or "gs_res_ccl" in text)
    return Match.CERTAIN if is_page else Match.NO


SOURCES.register(
    "google-scholar",
    SourceFormat(
        summary="a result page of Google Scholar, which holds snippets and no abstracts",
        sniff=sniff,
        remedy="collect the papers in Zotero or Publish or Perish, and give its export",
    ),
)
