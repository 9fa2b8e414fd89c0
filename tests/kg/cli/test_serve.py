"""`kg serve`: starts, says where, refuses what cannot be, and ends when told to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import httpx
import pytest

from exports.server.edit.access import TOKEN
from kg.cli.serve import _hosts, _is_local
from kg.names.ids import paper_id
from kg.storage.manifest import build_of
from tests.exports.server.conftest import until
from tests.exports.sparql.limits import ENDLESS
from tests.kg.cli.conftest import FIRST, Run


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run the command in a process of its own; give it and the address that it says."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith(f"serving {folder} at http://127.0.0.1:"), line
            yield process, line.split()[3]
        finally:
            if process.poll() is None:
                process.kill()


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in found.split()]


@pytest.mark.server
def test_it_serves_and_ends_cleanly_at_an_interrupt(built: Path) -> None:
    with serving(built) as (process, address):
        assert httpx.get(f"{address}model/zorbnet").status_code == 200
        assert httpx.get(f"{address}sparql?query=ASK%7B%7D").json()["boolean"] is True
        answer = httpx.post(f"{address}try", data={"title": "ViT", "abstract": ""}, timeout=60)
        assert answer.json()["title"] == "ViT"
        process.send_signal(signal.SIGINT)
        output, error = process.communicate(timeout=20)
        assert (process.returncode, output, error) == (0, "", "")


@pytest.mark.server
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_an_interrupt_ends_a_query_that_runs_and_its_process(built: Path) -> None:
    with serving(built) as (process, address), ThreadPoolExecutor(1) as threads:
        workers = children(process.pid)
        assert len(workers) == 1
        asked = threads.submit(_status, f"{address}sparql", ENDLESS)
        sleep(0.7)
        assert not asked.done()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=15) == 0
        asked.result(10)
        for worker in workers:
            with pytest.raises(ProcessLookupError, match="No such process"):
                os.kill(worker, 0)


def _status(address: str, query: str) -> int:
    try:
        return httpx.get(address, params={"query": query}, timeout=30).status_code
    except httpx.HTTPError:
        return 0


@pytest.mark.server
def test_a_time_limit_is_kept(built: Path) -> None:
    with serving(built, "--timeout", "0.3") as (_, address):
        response = httpx.get(f"{address}sparql", params={"query": ENDLESS})
        assert response.status_code == 504
        assert "0.3 seconds" in response.text


@pytest.mark.server
def test_an_address_that_others_reach_is_told_and_still_asks_for_the_name(built: Path) -> None:
    with serving(built, "--host", "0.0.0.0", "--allow-host", "kg.example") as (process, address):
        assert httpx.get(address, headers={"host": "kg.example"}).status_code == 200
        assert httpx.get(address, headers={"host": "other.example"}).status_code == 421
        process.send_signal(signal.SIGINT)
        assert "0.0.0.0 is an address that other machines may reach" in process.communicate()[1]


@pytest.mark.server
def test_what_is_corrected_over_it_is_in_the_file_and_then_in_the_folder(built: Path) -> None:
    before = build_of(built)
    with serving(built, "--edit") as (process, address):
        root, _, token = address.partition("edit#")
        with httpx.Client(base_url=root, headers={TOKEN: token}, timeout=60) as client:
            asked = {"source": "model/zorbnet", "choice": "name", "value": "Zed"}
            assert client.post("/edit/write", json=asked).status_code == 200
            assert "Zed" in client.get("/model/zorbnet", follow_redirects=True).text
            role = {"source": paper_id(FIRST.id), "relation": "introduces", "target": "model/zed"}
            asked = {**role, "choice": "role", "value": "used"}
            assert client.post("/edit/write", json=asked).status_code == 200
            assert "Used by" in client.get("/model/zed").text
            until(lambda: not client.get("/edit/done").json()["ahead"], 60)
            until(lambda: client.get("/healthz").json()["build"] == build_of(built), 60)
            assert "Used by" in client.get("/model/zorbnet", follow_redirects=True).text
            for number in (2, 1):
                answer = client.post("/edit/undo", json={"number": number})
                assert answer.status_code == 200
            # The name is as before; an address that a build had leads to it for ever.
            page = client.get("/model/zorbnet", follow_redirects=True).text
            assert "<h1>Zorbnet</h1>" in page
            assert "Introduced by" in page
            until(lambda: not client.get("/edit/done").json()["ahead"], 60)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60)[1] == ""
    assert not (built / "overrides.toml").exists()
    assert build_of(built) != before


@pytest.mark.parametrize(
    "options",
    [
        ["--host", "0.0.0.0"],
        ["--allow-host", "kg.example"],
        ["--allow-origin", "https://a.example"],
    ],
)
def test_only_this_machine_can_be_let_correct(built: Path, run: Run, options: list[str]) -> None:
    code, output, error = run("serve", built, "--port", "0", "--edit", *options)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert "--edit is for this machine alone" in error


def test_a_folder_without_a_store_cannot_be_corrected(built: Path, run: Run) -> None:
    (built / "library.sqlite").unlink()
    code, output, error = run("serve", built, "--port", "0", "--edit")
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert "holds no store" in error


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "70000"], "'--port'"),
        (["--port", "x"], "'--port'"),
        (["--timeout", "0"], "0.1"),
        (["--host", "256.0.0.1"], "'256.0.0.1' is no address of this machine"),
        (["--host", "192.0.2.1"], "cannot be had"),
        (["--allow-host", "http://a.example"], "is no name of a host"),
        (["--allow-origin", "a.example"], "is no origin"),
        (["--allow-origin", "https://a.example/"], "is no origin"),
    ],
)
def test_an_option_that_cannot_be_is_one_line(
    built: Path, run: Run, options: list[str], said: str
) -> None:
    code, output, error = run("serve", built, *options)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert said in error


def test_a_port_that_is_taken_is_one_line(built: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, output, error = run("serve", built, "--port", port)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert f"port {port} of 127.0.0.1 cannot be had" in error
    assert "--port 0" in error


def test_a_folder_without_a_graph_is_one_line(tmp_path: Path, run: Run) -> None:
    code, output, error = run("serve", tmp_path / "missing", "--port", "0")
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert "no graph can be read there" in error


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.2", False),
        ("kg.example", False),
    ],
)
def test_only_addresses_of_this_machine_are_local(host: str, local: bool) -> None:
    assert _is_local(host) is local


def test_the_host_that_is_listened_on_is_a_name_of_the_server() -> None:
    assert "192.168.1.2" in _hosts("192.168.1.2", [])
    assert "[fe80::1]" in _hosts("fe80::1", [])
    assert "0.0.0.0" not in _hosts("0.0.0.0", [])
    assert _hosts("::1", ["[::2]", "kg.example"])[-2:] == ["[::2]", "kg.example"]
