"""What speaks for one role of an entity or another: yes-or-no features of its paper.

Evidence stands in the words around the mentions (`we propose`, `is evaluated on`, `unlike`), in
where the mentions stand (title, opening, results), in the name itself, and in what the paper
says beside it (whether another entity is the one that it proposes). The classifier of
`extractors.roles.component` and its training read the same features.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from extractors.surface_forms import is_acronym, key, words
from kg.model import Entity, Paper
from kg.text.sentences import sentence_starts
from kg.vocabulary import load

__all__ = ["Context", "role_features"]

_ITEM: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\w.%]*|[,;:().!?]")
_CUES: Final[dict[str, frozenset[str]]] = {
    name: frozenset(cues.split())
    for name, cues in {
        "own": "we our ours us",
        "paper": "paper work study article report thesis here",
        "propose": "propose proposes proposed proposing introduce introduces introduced introducing"
        " present presents presented presenting develop develops developed design designs designed"
        " devise devised describe describes contribute construct constructed build built create"
        " created release released releasing establish formulate dub dubbed term termed coin coined"
        " called named name call novel new",
        "use": "use uses used using utilize utilizes utilizing leverage leverages leveraging employ"
        " employs employing adopt adopts adopting apply applies applied applying exploit exploits"
        " incorporate incorporates incorporating integrate integrates integrating combine combines"
        " combining based via train trained finetune fine-tune fine-tuned extend extends adapt",
        "result": "experiment experiments experimental evaluate evaluated evaluation evaluations"
        " evaluating results result outperform outperforms outperforming achieve achieves achieved"
        " achieving improve improves improvement improvements demonstrate demonstrates show shows"
        " surpass surpasses surpassing compared comparison benchmark benchmarks reach reaches"
        " validate validated state-of-the-art baselines baseline",
        "study": "investigate investigates analyze analyse analyzing examine explore explores study"
        " studies compare compares comparing review survey address addresses tackle tackles focus"
        " focuses problem question understand",
        "contrast": "however but although while despite unlike though yet nevertheless whereas"
        " instead rather existing previous prior traditional conventional recent recently current"
        " most many often typically usually remain remains suffer suffers limited fail fails",
        "background": "success progress advances attention popular widely increasingly become"
        " becoming crucial important fundamental essential emerged applications application such"
        " including like dominant standard promising impressive powerful remarkable",
    }.items()
}
_FUTURE: Final = frozenset([
    "future", "hope", "potential", "could", "pave", "insights", "towards",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    """A word in lower case, a mark, or a mention of an entity (`entity` is its place)."""

    word: str
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention: the sentence that it stands in and its place among the items there."""

    sentence: int
    item: int


class Context:
    """A paper and its entities, read once for the features of all of them."""

    def __init__(self, paper: Paper, entities: Sequence[Entity], defined: frozenset[str]) -> None:
        """Read `paper`; `defined`: keys of the short and long forms that its text defines."""
        self.paper, self.entities, self.defined = paper, entities, defined
        self.sentences = [*self._read()]
        self.cues = [
            {name for name, cues in _CUES.items() if any(item.word in cues for item in sentence)}
            for sentence in self.sentences
        ]
        self.cue_places = [
            [k for k, item in enumerate(sentence) if _cue(item.word) is not None]
            for sentence in self.sentences
        ]
        self.mentions_before = [
            [0, *accumulate(item.entity is not None for item in sentence)]
            for sentence in self.sentences
        ]
        self.places: list[list[_Place]] = [[] for _ in entities]
        for number, sentence in enumerate(self.sentences):
            for position, item in enumerate(sentence):
                if item.entity is not None:
                    self.places[item.entity].append(_Place(number, position))

    def _read(self) -> Iterator[list[_Item]]:
        text = self.paper.text
        owners = sorted(
            (mention.start, mention.end, number)
            for number, entity in enumerate(self.entities)
            for mention in entity.mentions
        )
        for begin, end in pairwise((*sentence_starts(text), len(text))):
            inside = [owner for owner in owners if begin <= owner[0] < end]
            yield [*self._items(begin, end, inside)]

    def _items(
        self, begin: int, end: int, owners: Sequence[tuple[int, int, int]]
    ) -> Iterator[_Item]:
        for start, stop, number in owners:
            yield from self._words(begin, start)
            yield _Item(f"<{self.entities[number].kind}>", number)
            begin = max(begin, stop)
        yield from self._words(begin, end)

    def _words(self, begin: int, end: int) -> Iterator[_Item]:
        for match in _ITEM.finditer(self.paper.text, begin, max(begin, end)):
            yield _Item(match.group().casefold())


def _around(sentence: Sequence[_Item], position: int) -> Iterator[str]:
    """Yield the words beside a mention, alone and together, and those a little farther."""
    before = [item.word for item in sentence[max(0, position - 6) : position]]
    before = ["^"] * min(2, max(0, 6 - len(before))) + before
    after = [*(item.word for item in sentence[position + 1 : position + 5]), "$", "$"]
    yield f"l1={before[-1]}"
    yield f"l2={before[-2]} {before[-1]}"
    yield f"r1={after[0]}"
    yield f"r2={after[0]} {after[1]}"
    yield f"lr={before[-1]} _ {after[0]}"
    for word in set(before[-6:]):
        yield f"near<{word}"
    for word in set(after[:4]):
        yield f"near>{word}"


def _cue(word: str) -> str | None:
    return next((name for name, cues in _CUES.items() if word in cues), None)


def _cue_before(context: Context, place: _Place) -> Iterator[str]:
    """Yield the nearest cue before and after a mention and how many other mentions lie between."""
    cues, sentence = context.cue_places[place.sentence], context.sentences[place.sentence]
    following = bisect_left(cues, place.item)
    if following > 0:
        nearest = cues[following - 1]
        word, name = sentence[nearest].word, _cue(sentence[nearest].word)
        counts = context.mentions_before[place.sentence]
        passed = counts[place.item] - counts[nearest]
        yield f"before={name}"
        yield f"before={name}/{min(passed, 2)}"
        yield f"before:{word}/{min(passed, 1)}"
    following = bisect_right(cues, place.item)
    if following < len(cues):
        word = sentence[cues[following]].word
        yield f"after={_cue(word)}"
        yield f"after:{word}"


def _of_title(title: Sequence[_Item], position: int) -> Iterator[str]:
    marks = [n for n, item in enumerate(title) if item.word == ":"]
    side = "whole" if not marks else "name" if position < marks[0] else "rest"
    yield f"title={side}"
    yield f"title={side}{'/first' if position == 0 else ''}"
    if position == 0 and len(title) > 1:
        yield f"title first then {title[1].word if title[1].word == ':' else 'word'}"
    if position > 0:
        yield f"title<{title[position - 1].word}"
    if position + 1 == len(title):
        yield "title last"


def _of_place(context: Context, place: _Place) -> Iterator[str]:
    sentence, count = context.sentences[place.sentence], len(context.sentences)
    if place.sentence == 0:
        yield from _of_title(sentence, place.item)
        return
    yield from _around(sentence, place.item)
    yield from _cue_before(context, place)
    for cue in context.cues[place.sentence]:
        yield f"sentence {cue}"
    third = (place.sentence - 1) * 3 // max(count - 1, 1)
    yield f"third={third}"
    if any(item.word in _FUTURE for item in sentence):
        yield "sentence future"
    own = "own" in context.cues[place.sentence] or "paper" in context.cues[place.sentence]
    yield f"own={own} third={third}"
    before = [n for n in range(1, place.sentence + 1) if "own" in context.cues[n]]
    yield f"paper has spoken={bool(before)}"


def _of_name(context: Context, entity: Entity) -> Iterator[str]:
    surfaces = sorted({context.paper.surface(mention) for mention in entity.mentions})
    yield f"name={key(entity.name)}"
    parts = words(entity.name)
    yield f"head={parts[-1] if parts else entity.name}"
    yield f"words={min(len(parts), 5)}"
    if any(key(surface) in context.defined for surface in surfaces):
        yield "defined"
    forms = (entity.name, *surfaces)
    yield f"known={any(load().lookup(form, entity.kind) is not None for form in forms)}"
    yield f"known as any={any(load().lookup(form) is not None for form in forms)}"
    for surface in surfaces:
        yield f"shape={_shape(surface)}"
    title = context.paper.title
    yield f"in title={any(surface in title for surface in surfaces)}"


def _shape(surface: str) -> str:
    if is_acronym(surface):
        return "short" if surface.rstrip("s").isupper() else "camel"
    first = [word[0] for word in re.findall(r"[^\W_]{4,}", surface)] or [surface[0]]
    capitals = sum(map(str.isupper, first))
    shape = "lower" if not capitals else "title" if capitals == len(first) else "mixed"
    return f"{shape}{'+' if len(first) > 1 else ''}{'#' if re.search(r'[0-9]', surface) else ''}"


def _of_counts(context: Context, number: int) -> Iterator[str]:
    places = context.places[number]
    abstract = [place for place in places if place.sentence > 0]
    count = max(len(context.sentences) - 1, 1)
    yield f"mentions={min(len(places), 5)}"
    yield f"sentences={min(len({place.sentence for place in abstract}), 4)}"
    if abstract:
        yield f"first={(abstract[0].sentence - 1) * 4 // count}"
        yield f"last={(abstract[-1].sentence - 1) * 4 // count}"
        if abstract[0].sentence == 1:
            yield "opening"
    else:
        yield "title only"
    if all("own" not in context.cues[place.sentence] for place in abstract):
        yield "never with own"


def _introduced_first(context: Context, number: int) -> Iterator[str]:
    """Tell whether another entity holds the place that a new name has in the title."""
    title = context.sentences[0]
    named = title[0].entity if len(title) > 1 and title[1].word == ":" else None
    if named is not None:
        yield "title names this" if named == number else "title names another"


_WITH_KIND: Final = re.compile(
    r"before|after|title|shape|known|defined|sentence|third|mentions|sentences|first|in title|l1|r1"
)


def role_features(context: Context, number: int) -> set[str]:
    """Return the features of the entity at place `number`; each counts once.

    >>> paper = Paper(id="p", title="On Names", abstract="We propose NameNet.")
    >>> start = paper.text.index("NameNet")
    >>> from kg.model import Mention
    >>> from kg.schema import Kind, Role
    >>> net = Entity("NameNet", Kind.MODEL, Role.USED, (Mention(start, start + 7),))
    >>> sorted(f for f in role_features(Context(paper, [net], frozenset()), 0) if "before" in f)
    ['Model before:propose/0', 'Model before=propose', 'Model before=propose/0', \
'before:propose/0', 'before=propose', 'before=propose/0']
    """
    entity = context.entities[number]
    found = {f"kind={entity.kind}", *_of_name(context, entity), *_of_counts(context, number)}
    found.update(_introduced_first(context, number))
    for place in context.places[number]:
        found.update(_of_place(context, place))
    found.update([f"{entity.kind} {name}" for name in found if _WITH_KIND.match(name)])
    return found
