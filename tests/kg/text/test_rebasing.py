from kg.evaluate import evaluate
from kg.model import Abbreviation, Entity, Extraction, Link, Mention, Paper, Result
from kg.schema import Kind, LinkKind, LinkRole, ResultKind, Role
from kg.text.rebasing import cleaned, rebase

PAPER = Paper(
    "p1", r"{CIFAR}-10 by \emph{ViT}", r"We win by 2\% on {CIFAR}-10: \url{https://a.org}."
)
TEXT = PAPER.text


def mention(surface: str) -> Mention:
    start = TEXT.rindex(surface)
    return Mention(start, start + len(surface))


ANNOTATED = Extraction(
    PAPER,
    entities=(
        Entity("{CIFAR}-10", Kind.DATASET, Role.USED, (mention("{CIFAR}-10"),)),
        Entity("url", Kind.MODEL, Role.USED, (mention("\\url"),)),
    ),
    results=(
        Result(
            *(None, None, "{CIFAR}-10", None, "2", "%", ResultKind.DELTA, mention(r"2\%")),
            versus=r"\emph{ViT}",
        ),
    ),
    links=(Link("https://a.org", LinkKind.PROJECT, LinkRole.OWN, mention("https://a.org")),),
    abbreviations=(Abbreviation("ViT", r"\emph{ViT}", mention("ViT")),),
)


def test_an_annotation_is_carried_over_to_the_cleaned_text() -> None:
    found = cleaned(ANNOTATED)
    assert found.paper.text == "CIFAR-10 by ViT\nWe win by 2% on CIFAR-10: https://a.org."
    dataset = found.entities[0]
    assert (dataset.name, found.paper.surface(dataset.mentions[0])) == ("CIFAR-10", "CIFAR-10")
    result, link, pair = found.results[0], found.links[0], found.abbreviations[0]
    assert (result.dataset, result.versus) == ("CIFAR-10", "ViT")
    assert result.evidence
    assert found.paper.surface(result.evidence) == "2%"
    assert link.evidence
    assert found.paper.surface(link.evidence) == "https://a.org"
    assert (pair.long, pair.evidence and found.paper.surface(pair.evidence)) == ("ViT", "ViT")


def test_an_entity_of_which_no_mention_is_left_is_left_out() -> None:
    assert [entity.name for entity in cleaned(ANNOTATED).entities] == ["CIFAR-10"]


def test_an_annotation_over_a_cleaned_text_stays() -> None:
    once = cleaned(ANNOTATED)
    assert cleaned(once) == once
    assert rebase(once, once.paper) is not None


def test_a_prediction_over_the_cleaned_text_is_held_against_the_annotation_of_the_raw_one() -> None:
    predicted = cleaned(ANNOTATED)
    figures = evaluate([ANNOTATED], [predicted]).figures
    for name in ("mention", "entity", "edge", "result", "link", "abbreviation"):
        assert figures[name].f1 == 1.0
    assert evaluate([ANNOTATED], [predicted]).missing == 0
