"""Reading: how its memory grows with the file, and how long it takes beside bare parsing.

    python -m benchmarks.reading [PAPERS]

Files of `PAPERS` generated records (10,000 unless told otherwise) and of ten times as many are read
in processes of their own: alone, from bytes to cleaned papers that are dropped at once, and
joined, as a build does. Beside them the same file is parsed and nothing else, by `json` line by
line, by ijson, or by `csv`. Memory is the most that the process held, with the program itself.
"""

import csv
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import ijson

from kg.reading.door import paper_of
from kg.reading.inputs.encoding import encoding_of
from kg.reading.recognition import format_of
from kg.sources import SOURCES, Document, Record, read

_WORDS: Final = (
    *("we", "propose", "a", "network", "that", "attends", "over", "images", "and", "reaches", "an"),
    *("accuracy", "of", "81.2%", "on", "ImageNet", "the", "method", "is", "faster", "than", "all"),
    *("earlier", "ones", "which", "depend", "on", "training", "data", "and", "on", "their", "size"),
)
_TIMES: Final = 10
Fields = dict[str, Any]
Step = Callable[[Path], int]


def records(count: int) -> Iterator[Fields]:
    """Yield records in the form of arXiv's snapshot, whose fields other readers know too."""
    chance = random.Random(0)
    for number in range(count):
        abstract = " ".join(chance.choices(_WORDS, k=170)).capitalize()
        math = r" It gains 2\% with $\mathcal{L}_1$." if number % 10 == 0 else "."
        yield {
            "id": f"{number // 100_000 + 7:02}{number % 12 + 1:02}.{number % 100_000:05}",
            "title": f"Network number {number}",
            "abstract": f"{abstract}{math}",
            "authors": "Ada Lovelace, Charles Babbage",
            "categories": "cs.CV",
            "update_date": f"20{number % 25:02}-05-01",
        }


def _as_lines(of: Iterable[Fields], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(fields)}\n" for fields in of)


def _as_list(of: Iterable[Fields], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, fields in enumerate(of):
            shown = {"title": fields["title"], "summary": fields["abstract"], "year": 2024}
            file.write(f"{',' if number else '['}{json.dumps(shown)}\n")
        file.write("]")


def _as_table(of: Iterable[Fields], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("title", "abstract", "authors"))
        table.writerows((each["title"], each["abstract"], each["authors"]) for each in of)


def _parse_lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if json.loads(line))


def _parse_list(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in ijson.items(file, "item", use_float=True))


def _parse_table(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


_FORMS: Final[Mapping[str, tuple[Callable[[Iterable[Fields], Path], None], Step]]] = {
    "arxiv-snapshot": (_as_lines, _parse_lines),
    "json": (_as_list, _parse_list),
    "csv": (_as_table, _parse_table),
}


def _alone(path: Path) -> int:
    """Read a file to cleaned papers, which are dropped, and return how many there are."""
    encoding = encoding_of(lambda: path.open("rb"))
    document = Document(path.name, lambda: path.open("rb"), encoding.codec)
    source = SOURCES[format_of(document)]
    assert source.read is not None
    return sum(
        isinstance(each, Record)
        and paper_of(each, path.name, source.markup, lambda _: None) is not None
        for each in source.read(document, lambda _: None)
    )


def _joined(path: Path) -> int:
    return len(read([path], report=lambda _: None))


def _measure(form: str, step: str, path: Path) -> None:
    """Print the seconds of processor time of a step for a file, and the KiB of the process."""
    work = {"parsed": _FORMS[form][1], "alone": _alone, "joined": _joined}[step]
    begin = time.process_time()
    work(path)
    spent = time.process_time() - begin
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # noqa: T201


def measured(form: str, step: str, path: Path) -> tuple[float, float]:
    """Return seconds and MiB of a step, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", form, step, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1]) / 1024


def main(papers: int) -> None:
    """Print for each form the time beside bare parsing, and the memory for two sizes."""
    with TemporaryDirectory() as folder:
        for form, (write, _) in _FORMS.items():
            one, ten = Path(folder, "one"), Path(folder, "ten")
            write(records(papers), one)
            write(records(_TIMES * papers), ten)
            parsed, _ = measured(form, "parsed", one)
            for step in ("alone", "joined"):
                spent, least = measured(form, step, one)
                longer, most = measured(form, step, ten)
                print(  # noqa: T201 - a report
                    f"{form:15} {step:7} {papers:8,} papers {spent:6.1f} s, {spent / parsed:5.1f}"
                    f" times bare parsing; {_TIMES} times as many: {longer / spent:5.1f} times the"
                    f" time, {least:.0f} -> {most:.0f} MiB, {most / least:.2f} times the memory"
                )


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _measure(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
