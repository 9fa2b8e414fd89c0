"""What the file of corrections may say, and how it is written to."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.override_file import append, parse, read_overrides, remove, toml
from kg.corrections.sorts import (
    AddEntity,
    Distinct,
    Drop,
    EditResult,
    Merge,
    Override,
    Overrides,
    Rename,
    ResultFields,
    Retype,
    SetRole,
    Split,
    Stop,
)
from kg.errors import InvalidValueError
from kg.names.folding import fold
from kg.schema import Kind, ResultKind, Role
from kg.storage.locking import locked_file
from tests.paths import ROOT


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="no overrides can be read there"):
        read_overrides(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# \xe9")
    with pytest.raises(InvalidValueError, match="it is not UTF-8"):
        read_overrides(tmp_path / "latin.toml")


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
kinds = st.sampled_from(Kind)
several = st.lists(names, min_size=1, max_size=3).map(tuple)
two = st.lists(names, min_size=2, max_size=3, unique_by=fold).map(tuple)
notes = {
    "reason": st.just("") | names,
    "date": st.none() | st.dates(min_value=dt.date(1000, 1, 1)),
}
values = st.none() | st.just("") | names
result_fields = st.builds(
    ResultFields,
    value=names,
    unit=values,
    kind=st.none() | st.sampled_from(ResultKind),
    sign=st.sampled_from([None, "", "+", "-"]),
    model=values,
    relative=st.none() | st.booleans(),
)
overrides: st.SearchStrategy[Override] = st.one_of(
    st.builds(Merge, kinds, several, names, **notes),
    st.builds(Merge, kinds, two, **notes),
    st.builds(Split, kinds, names, several, names, **notes),
    st.builds(Rename, kinds, names, names, **notes),
    st.builds(Retype, kinds, names, kinds, **notes),
    st.builds(Stop, kinds, names, **notes),
    st.builds(Distinct, kinds, two, **notes),
    st.builds(SetRole, names, kinds, names, st.sampled_from(Role), **notes),
    st.builds(EditResult, names, result_fields, st.none() | result_fields, **notes),
    st.builds(
        AddEntity, names, kinds, names, st.sampled_from(Role), st.just(()) | several, **notes
    ),
    st.builds(Drop, names, kinds, names, **notes),
    st.builds(Drop, names, url=names, **notes),
)


@given(st.lists(overrides, min_size=1, max_size=4))
def test_what_is_written_is_read_back(decided: list[Override]) -> None:
    found = parse(toml(decided)).all
    assert sorted(map(repr, found)) == sorted(map(repr, decided))


@given(st.lists(overrides, unique=True, min_size=1, max_size=4), st.data())
def test_what_is_added_and_removed_leaves_the_file_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, decided: list[Override], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("o") / "o.toml"
    before = toml(decided)[1:] + "# the end\n"
    path.write_bytes(before.encode())
    new = data.draw(overrides.filter(lambda each: each not in decided))
    assert append(path, [new]) == 1
    assert read_overrides(path).all == Overrides.of([*decided, new]).all
    assert remove(path, new)
    assert path.read_bytes() == before.encode()
    assert not remove(path, new)
    for each in decided:
        assert remove(path, each)
    assert "# the end" in path.read_text(encoding="utf-8")
    assert read_overrides(path).all == ()


def test_decisions_are_added_once_and_leave_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    path.write_text("# mine\n[[stop]]\nkind = 'Model'\nname = 'A'", encoding="utf-8")
    known, new = Stop(Kind.MODEL, "A"), Rename(Kind.MODEL, "B", "C")
    assert append(path, [known, new, new]) == 1
    assert append(path, [known, new]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n[[stop]]\nkind = 'Model'\nname = 'A'\n\n[[rename]]\n")
    assert read_overrides(path).rename == (new,)


def test_two_that_differ_in_reason_and_date_alone_are_one(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    first = Stop(Kind.MODEL, "A", reason="a word", date=dt.date(2024, 5, 31))
    assert append(path, [first]) == 1
    assert append(path, [Stop(Kind.MODEL, "A")]) == 0
    (held,) = read_overrides(path).stop
    assert (held.reason, held.date) == ("a word", dt.date(2024, 5, 31))


def test_what_the_next_build_would_refuse_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    with pytest.raises(InvalidValueError, match="stop 1: has no 'name'"):
        append(path, [Stop(Kind.MODEL, "")])
    assert not path.exists()


def test_a_decision_that_is_made_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    first, second = Stop(Kind.MODEL, "A"), Stop(Kind.MODEL, "B")
    meanwhile = Thread(target=append, args=[path, [second]])

    def decided() -> Iterator[Override]:  # asked for when the file has been read
        meanwhile.start()
        meanwhile.join(0.1)
        yield first

    append(path, decided())
    meanwhile.join()
    assert read_overrides(path).stop == (first, second)


@pytest.mark.parametrize("change", [lambda path, it: append(path, [it]), remove])
def test_who_changes_the_file_waits_for_another_who_does(
    tmp_path: Path, change: Callable[[Path, Override], object]
) -> None:
    path = tmp_path / "o.toml"
    append(path, [Stop(Kind.MODEL, "A")])
    before = path.read_bytes()
    other = Stop(Kind.MODEL, "A" if change is remove else "B")
    waiting = Thread(target=change, args=[path, other])
    with locked_file(path):
        waiting.start()
        waiting.join(0.1)
        assert path.read_bytes() == before
    waiting.join()
    assert path.read_bytes() != before


APPEND = """
import sys
from pathlib import Path
from kg.corrections.override_file import append
from kg.corrections.sorts import Stop
from kg.schema import Kind
print("ready", flush=True)
sys.stdin.readline()
for number in range(20):
    append(Path(sys.argv[1]), [Stop(Kind.MODEL, f"{sys.argv[2]}{number}")])
"""


def test_two_processes_lose_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    commands = [[sys.executable, "-c", APPEND, str(path), name] for name in "AB"]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(c, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) for c in commands]
    for each in both:
        assert each.stdout is not None
        each.stdout.readline()
    for each in both:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    for each in both:
        each.communicate()
        assert each.returncode == 0
    assert len(read_overrides(path).stop) == 40


FIRST = '[[stop]]  # first\r\nkind = "Model"\r\nname = "A"  # the letter\r\n'
SECOND = """[[result]]\r
paper = "p"\r
value = "1"\r
# inside\r
[result.set]\r
metric = '''\r
[[stop]]\r
# no comment'''\r
"""
THIRD = '\r\n[["stop"]]\r\nkind = "Model"\r\nname = "B"'
FILE = f"\ufeff# Mine.\r\n{FIRST}\r\n# About it:\r\n{SECOND}# Between.\r\n\r\n# More.\r\n{THIRD}"


@pytest.mark.parametrize(
    ("override", "gone"),
    [
        (Stop(Kind.MODEL, "A"), FIRST),
        (Stop(Kind.MODEL, "B"), THIRD),
        (
            EditResult("p", ResultFields(value="1"), ResultFields(metric="[[stop]]\n# no comment")),
            SECOND,
        ),
    ],
)
def test_what_is_removed_goes_alone(tmp_path: Path, override: Override, gone: str) -> None:
    path = tmp_path / "o.toml"
    path.write_bytes(FILE.encode())
    assert remove(path, override)
    assert path.read_bytes() == FILE.replace(gone, "").encode()


def test_the_last_of_equals_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    table = '[[stop]]\nkind = "Model"\nname = "A"\n'
    path.write_text(f"{table}reason = 'first'\n{table}", encoding="utf-8")
    assert remove(path, Stop(Kind.MODEL, "A"))
    assert path.read_text(encoding="utf-8") == f"{table}reason = 'first'\n"


def test_what_has_no_table_of_its_own_is_left_to_the_user(tmp_path: Path) -> None:
    path = tmp_path / "o.toml"
    path.write_text('stop = [{ kind = "Model", name = "A" }]\n', encoding="utf-8")
    with pytest.raises(InvalidValueError, match=r"stop 1 has no \[\[stop\]\] of its own"):
        remove(path, Stop(Kind.MODEL, "A"))


def test_nothing_is_removed_from_a_file_that_is_none(tmp_path: Path) -> None:
    assert not remove(tmp_path / "none.toml", Stop(Kind.MODEL, "A"))
    assert not (tmp_path / "none.toml").exists()
