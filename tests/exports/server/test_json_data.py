"""Parts of the graph as JSON."""

import httpx
import pytest

from exports.server.json_data import MOST_SOUGHT

pytestmark = pytest.mark.server


def test_a_node_comes_with_the_papers_that_speak_of_it(client: httpx.Client) -> None:
    response = client.get("/data/node/model/crossvit")
    assert response.headers["content-type"] == "application/json"
    assert response.json()["id"] == "model/crossvit"
    assert list(response.json()["papers"]) == ["paper/2103.14899", "paper/p2"]


def test_an_unknown_node_is_not_found(client: httpx.Client) -> None:
    response = client.get("/data/node/model/nothing")
    assert (response.status_code, response.text.count("\n")) == (404, 1)


def test_a_slash_within_a_name_is_none_between_two(client: httpx.Client) -> None:
    assert client.get("/data/node/link/github.com%2Fa%2Fb0").status_code == 200


def test_a_name_is_found(client: httpx.Client) -> None:
    assert "model/crossvit" in client.get("/data/search", params={"q": "crossvit"}).text


def test_what_no_name_is_as_long_as_is_refused(client: httpx.Client) -> None:
    assert client.get("/data/search", params={"q": "a" * MOST_SOUGHT}).status_code == 200
    response = client.get("/data/search", params={"q": "a" * (MOST_SOUGHT + 1)})
    assert (response.status_code, response.text) == (400, "q has 501 characters; give up to 500\n")


@pytest.mark.parametrize("limit", ["0", "101", "x", "-1", "1e3", "²", "99999999999", "00010001"])
def test_a_limit_that_is_none_is_refused(client: httpx.Client, limit: str) -> None:
    response = client.get("/data/search", params={"q": "a", "limit": limit})
    assert (response.status_code, response.text.count("\n")) == (400, 1)
