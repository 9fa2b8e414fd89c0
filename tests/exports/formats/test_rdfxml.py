"""RDF/XML is well-formed, in the order of Turtle in every run, and says what it cannot hold."""

import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from kg.errors import GraphError
from kg.graph import KnowledgeGraph
from kg.schema import Kind
from tests.exports.exported import exported
from tests.graphs.build import add_entity
from tests.graphs.sample import hostile, sample
from tests.paths import ROOT

ABOUT = re.compile(r'rdf:about="([^"]*)"')


@pytest.mark.parametrize("graph", [sample(), hostile()], ids=["sample", "hostile"])
def test_each_subject_has_one_element_in_the_order_of_ntriples(graph: KnowledgeGraph) -> None:
    content = exported(graph, "rdfxml").decode()
    assert len(ET.fromstring(content)) == len(ABOUT.findall(content))
    lines = exported(graph, "ntriples").decode().removesuffix("\n").split("\n")
    subjects = dict.fromkeys(line.partition("> ")[0].removeprefix("<") for line in lines)
    assert ABOUT.findall(content) == list(subjects)


def test_the_seed_of_hashes_changes_no_byte() -> None:
    code = (
        "import sys\nfrom tests.exports.exported import exported\n"
        "from tests.graphs.sample import sample\n"
        "sys.stdout.buffer.write(exported(sample(), 'rdfxml'))"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
        assert done.stdout == exported(sample(), "rdfxml")


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\ufffe", "\uffff"])
def test_a_character_that_xml_forbids_is_named(sign: str) -> None:
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, f"bad{sign}name", node="model/x")
    with pytest.raises(GraphError, match=f"no place for the character U\\+{ord(sign):04X}"):
        exported(graph, "rdfxml")
    assert exported(graph, "turtle")


def test_every_character_that_xml_allows_is_kept() -> None:
    allowed = "\t\n\r \u007e\u007f\u0085\u2028\ud7ff\ue000\ufdd0\ufffd\U00010000\U0010ffff"
    graph = KnowledgeGraph()
    add_entity(graph, Kind.MODEL, f"a{allowed}b")
    root = ET.fromstring(exported(graph, "rdfxml"))
    label = root.find(".//{http://www.w3.org/2004/02/skos/core#}prefLabel")
    assert label is not None
    assert label.text == f"a{allowed}b"
