"""README and docs: every link leads somewhere, every page is fresh, what is named is there."""

import importlib
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import recorded
from tests.pages import PAGES, prose, quoted
from tests.paths import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
INDEX = ROOT / "docs" / "README.md"
DOCS = sorted({*INDEX.parent.rglob("*.md"), *NOTEBOOKS} - {INDEX})
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
MADE = re.findall(r"python -m (\S+) > (docs/\S+\.md)", MAKEFILE)
FILE = re.compile(r"(kg|extractors|exports|training|benchmarks|tests|docs|seeds)/[a-z0-9*_./-]+")


def anchors(page: str) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each).strip().lower().replace(" ", "-") for each in headings}


def links() -> Iterator[tuple[str, str]]:
    texts = {name: prose(text) for name, text in PAGES.items()}
    texts |= {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in NOTEBOOKS
    }
    for name, text in texts.items():
        for target in re.findall(r"\]\(([^()\s]+)\)", text):
            if not re.match(r"[a-z]+:", target):
                yield name, target


LINKS = sorted(set(links()))


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_every_link_within_the_project_leads_to_something(page: str, target: str) -> None:
    file, _, anchor = target.partition("#")
    path = (ROOT / page).parent / file if file else ROOT / page
    assert path.exists()
    if anchor:
        assert anchor in anchors(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_index_leads_to_every_page_of_the_documentation(path: Path) -> None:
    linked = {(INDEX.parent / target).resolve() for of, target in LINKS if ROOT / of == INDEX}
    assert path in linked or path.parent in linked


def test_every_picture_is_shown_somewhere() -> None:
    shown = {((ROOT / page).parent / target).resolve() for page, target in LINKS}
    pictures = {path.resolve() for path in (ROOT / "docs" / "images").iterdir()}
    assert pictures <= shown


@pytest.mark.parametrize(("module", "page"), MADE)
def test_a_page_that_a_program_writes_is_what_it_would_write_now(module: str, page: str) -> None:
    """`make docs` writes all of them anew."""
    assert PAGES[page] == importlib.import_module(module).page()


@pytest.mark.parametrize("page", ["docs/evaluation.md", "README.md"])
def test_the_figures_on_a_page_are_those_recorded(page: str) -> None:
    assert recorded.rewrite(page, PAGES[page]) == PAGES[page]


def test_the_picture_of_thresholds_is_of_the_figures_recorded() -> None:
    picture = ROOT / "docs" / "images" / "thresholds.svg"
    assert recorded.picture() == picture.read_text(encoding="utf-8")


def test_the_pages_that_programs_write_say_so() -> None:
    assert len(MADE) >= 4
    for module, page in MADE:
        assert f"python -m {module} > {page}" in PAGES[page]


@pytest.mark.parametrize(
    ("page", "name"),
    sorted({(of, each) for of in PAGES for each in quoted(PAGES[of]) if FILE.fullmatch(each)}),
)
def test_every_file_that_a_page_names_is_there(page: str, name: str) -> None:
    """From the root of the project, or from where the page stands; headings name examples."""
    assert list(ROOT.glob(name)) or list((ROOT / page).parent.glob(name))


@pytest.mark.parametrize(
    "module",
    sorted({name for text in PAGES.values() for name in re.findall(r"python -m ([\w.]+)", text)}),
)
def test_every_module_that_a_page_runs_is_there(module: str) -> None:
    assert importlib.util.find_spec(module)


@pytest.mark.parametrize(
    "target",
    sorted({name for text in PAGES.values() for name in re.findall(r"`make ([\w-]+)", text)}),
)
def test_every_target_of_make_that_a_page_names_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_what_leads_nowhere_would_be_noticed() -> None:
    assert not Path(ROOT / "docs" / "nothing.md").exists()
    assert "no-such-heading" not in anchors(PAGES["docs/evaluation.md"])
    assert "figures" in anchors(PAGES["docs/evaluation.md"])
