"""Corrections of one run: written, shown at once, put into the files, and undone."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Thread

import httpx
import pytest
from starlette.applications import Starlette

from exports.server.edit import session
from kg.corrections.override_file import append, read_overrides
from kg.corrections.sorts import Override, Rename, Stop
from kg.schema import Kind
from kg.storage.manifest import build_of
from tests.exports.server.conftest import until as until_within
from tests.exports.server.edit.conftest import Bench

pytestmark = pytest.mark.server
until = partial(until_within, seconds=60)

RENAME = {"source": "model/zorbnet", "choice": "name", "value": "Zed"}
ROLE = {
    "source": "paper/again",
    "relation": "uses",
    "target": "model/zorbnet",
    "choice": "role",
    "value": "mentioned",
}


def write(client: httpx.Client, asked: dict[str, str]) -> int:
    response = client.post("/edit/write", json=asked)
    assert response.status_code == 200, response.text
    return int(response.json()["number"])


def undo(client: httpx.Client, number: int) -> None:
    response = client.post("/edit/undo", json={"number": number})
    assert response.status_code == 200, response.text
    assert response.json()["done"][number - 1]["undone"] is True


def settled(client: httpx.Client) -> bool:
    """Whether the files hold what was corrected, and the server serves them."""
    return not client.get("/edit/done").json()["ahead"] and "+" not in build(client)


def build(client: httpx.Client) -> str:
    return str(client.get("/healthz").json()["build"])


def test_a_correction_is_in_the_file_and_in_the_graph_at_once_and_then_in_the_files(
    client: httpx.Client, bench: Bench
) -> None:
    before = build(client)
    assert client.get("/model/zed").status_code == 404
    write(client, RENAME)
    assert read_overrides(bench.file).rename == (Rename(Kind.MODEL, "ZorbNet", "Zed"),)
    assert "Zed" in client.get("/model/zed").text
    assert client.get("/model/zorbnet").status_code == 308
    assert '"name":"Zed"' in client.get("/").text
    until(lambda: settled(client))
    assert build(client) == build_of(bench.folder) != before
    query = {"query": 'ASK { ?n skos:prefLabel "Zed" }'}
    assert client.get("/sparql", params=query).json()["boolean"] is True


def test_statements_of_a_paper_are_corrected_too(client: httpx.Client, bench: Bench) -> None:
    write(client, ROLE)
    assert "Mentioned by 1 paper" in client.get("/model/zorbnet").text
    until(lambda: settled(client))
    assert "Mentioned by 1 paper" in client.get("/model/zorbnet").text
    assert bench.file.read_text("utf-8").startswith("[[role]]\n")


@pytest.mark.parametrize("content", [None, b"# mine\n\n[[stop]]\nkind = 'Task'\nname = '<b>'", b""])
@pytest.mark.parametrize("order", [(2, 1), (1, 2)])
def test_what_is_undone_leaves_the_file_as_it_was(
    client: httpx.Client, bench: Bench, content: bytes | None, order: tuple[int, ...]
) -> None:
    if content is not None:
        bench.file.write_bytes(content)
    for number, asked in ((1, ROLE), (2, RENAME)):
        assert write(client, asked) == number
    for number in order:
        undo(client, number)
    after = bench.file.read_bytes() if bench.file.exists() else None
    if order == (2, 1) or not content:
        assert after == content
    else:  # the line that had no end has one, as it stood before another correction
        assert after == content + b"\n"
    assert "Used by 1 paper" in client.get("/model/zorbnet").text
    until(lambda: settled(client))
    assert "Used by 1 paper" in client.get("/model/zorbnet").text
    assert client.get("/model/zed").status_code == 404


def test_the_last_correction_is_undone_without_making_the_graph_again(
    client: httpx.Client, bench: Bench
) -> None:
    for number, asked in ((1, ROLE), (2, RENAME)):
        write(client, asked)
        if number == 1:
            undo(client, 1)
    undo(client, 2)
    assert bench.made_anew == 0
    assert client.get("/model/zed").status_code == 404
    assert "Used by 1 paper" in client.get("/model/zorbnet").text


def test_what_others_have_written_meanwhile_stays(client: httpx.Client, bench: Bench) -> None:
    write(client, RENAME)
    with bench.file.open("a", encoding="utf-8") as file:
        file.write("\n# a note\n[[stop]]\nkind = 'Task'\nname = '<b>'\n")
    undo(client, 1)
    assert "rename" not in bench.file.read_text("utf-8")
    assert "# a note\n[[stop]]" in bench.file.read_text("utf-8")
    assert client.get("/task/%3Cb%3E").status_code == 404


def test_what_was_taken_out_by_hand_is_told(client: httpx.Client, bench: Bench) -> None:
    write(client, RENAME)
    bench.file.write_text("", encoding="utf-8")
    response = client.post("/edit/undo", json={"number": 1})
    assert response.status_code == 400
    assert "does not hold this correction any more" in response.text


@pytest.mark.parametrize("number", [0, 1, 2, -1, 10**30])
def test_only_what_was_done_and_not_undone_can_be_undone(client: httpx.Client, number: int) -> None:
    write(client, RENAME)
    undo(client, 1)
    response = client.post("/edit/undo", json={"number": number})
    assert response.status_code == 400
    assert "left to undo" in response.text


def test_a_correction_that_matches_nothing_is_not_written(
    client: httpx.Client, bench: Bench
) -> None:
    asked = {"source": "model/zorbnet", "choice": "same", "value": "Nothing at all"}
    response = client.post("/edit/write", json=asked)
    assert response.status_code == 400
    assert "Nothing at all" in response.text
    assert not bench.file.exists()
    assert client.get("/edit/done").json()["done"] == []


def test_a_file_that_is_broken_is_left_alone(client: httpx.Client, bench: Bench) -> None:
    bench.file.write_bytes(b"[[rename")
    response = client.post("/edit/write", json=RENAME)
    assert response.status_code == 400
    assert "is no TOML" in response.text
    assert bench.file.read_bytes() == b"[[rename"
    assert client.get("/model/zed").status_code == 404


def test_files_that_cannot_be_written_are_told_once_and_tried_again(
    client: httpx.Client, bench: Bench, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_PATIENCE", 0.05)
    until(lambda: bench.rebuilt == 2)  # by its fixture, and when the server started
    bench.fails = True
    write(client, RENAME)
    until(lambda: "no room is left" in str(client.get("/edit/done").json()["problem"]))
    assert client.get("/model/zed").status_code == 200
    assert client.get("/edit/done").json()["ahead"] is True
    bench.fails = False
    until(lambda: settled(client))
    assert client.get("/edit/done").json()["problem"] is None
    assert client.get("/model/zed").status_code == 200
    assert ["no room is left" in line for line in told] == [True]


def test_corrections_that_come_at_once_are_all_made(client: httpx.Client, bench: Bench) -> None:
    names = [f"Name {number}" for number in range(8)]

    def rename(name: str) -> int:
        asked = {"source": "dataset/cifar-10", "choice": "name", "value": name}
        return client.post("/edit/write", json=asked).status_code

    with ThreadPoolExecutor(4) as threads:
        codes = list(threads.map(rename, names))
    done = client.get("/edit/done").json()["done"]
    # Those that come after the first may find no such node any more, and are told.
    assert set(codes) <= {200, 400, 404}
    assert len(done) == codes.count(200) == len(read_overrides(bench.file).rename) >= 1
    until(lambda: settled(client))


def test_a_build_of_others_does_not_take_a_correction_away(
    client: httpx.Client, bench: Bench, app: Starlette
) -> None:
    """It may have begun before the correction, and so lack it."""
    until(lambda: bench.rebuilt == 2)
    bench.fails = True  # so that the files stay behind
    write(client, RENAME)
    until(lambda: client.get("/edit/done").json()["problem"] is not None)
    state = app.state.served.site
    corrections = bench.file.read_bytes()
    bench.file.unlink()
    bench.fails = False
    bench.rebuild()
    bench.fails = True
    bench.file.write_bytes(corrections)
    for _ in range(20):
        assert client.get("/model/zed").status_code == 200
    assert app.state.served.site is state


def test_what_another_decides_meanwhile_outlasts_an_undo(
    client: httpx.Client, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Stop(Kind.TASK, "<b>")
    other = Thread(target=append, args=[bench.file, [theirs]])

    def and_other(file: Path, decided: list[Override]) -> int:
        count = append(file, decided)
        other.start()
        other.join(0.1)
        return count

    with monkeypatch.context() as patched:
        patched.setattr(session, "append", and_other)
        number = write(client, RENAME)
    other.join()
    undo(client, number)
    assert read_overrides(bench.file).all == (theirs,)
