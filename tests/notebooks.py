"""Notebooks of the documentation, run by the interpreter that runs this.

To run one and store what it prints:

    python -m tests.notebooks docs/notebooks/first-questions.ipynb
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from ipykernel.kernelspec import write_kernel_spec
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

_VERSION = 4
_NAME = "python3"


def read(path: Path) -> NotebookNode:
    """Return the notebook as it is stored."""
    notebook: NotebookNode = nbformat.read(path, as_version=_VERSION)  # type: ignore[no-untyped-call]  # "Call to untyped function "read" in typed context"
    return notebook


def run(path: Path) -> NotebookNode:
    """Return the notebook with the outputs of now; a cell that fails is a `CellExecutionError`."""
    notebook = read(path)
    with TemporaryDirectory() as folder:
        # A kernel `python3` that someone has installed may be another interpreter's.
        write_kernel_spec(Path(folder) / _NAME)
        specs = KernelSpecManager(kernel_dirs=[folder])
        manager = AsyncKernelManager(kernel_name=_NAME, kernel_spec_manager=specs)
        resources = {"metadata": {"path": str(path.parent)}}
        client = NotebookClient(
            notebook,
            km=manager,
            resources=resources,
            timeout=300,
            record_timing=False,
            coalesce_streams=True,  # a print may come in several messages
        )
        client.execute(cleanup_kc=True)
    return notebook


def printed(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield the source of each cell of code, and what it prints and gives as text."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            texts = [each.get("text") or each.data["text/plain"] for each in cell.outputs]
            yield cell.source, "\n".join(texts)


def main(name: str) -> None:
    """Run a notebook and store it with its outputs, without what differs from run to run."""
    path = Path(name)
    notebook = run(path)
    notebook.metadata = read(path).metadata
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]  # "Call to untyped function "write" in typed context"


if __name__ == "__main__":
    main(sys.argv[1])
