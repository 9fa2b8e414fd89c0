# `make demo` builds the graph of the seeds; `make check test-fast` is for every change, and
# `make check test test-slow` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help demo test test-fast test-slow live check docs figures format browser wheels clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)  ## build the graph of the seed pages and say where its page is
	$(BIN)/kg build seeds -o graph
	@echo "Open $(CURDIR)/graph/graph.html in a browser."

browser: $(INSTALLED)  ## install Chromium from the system's packages where that is possible
	@sh tests/browser.sh

test-fast: $(INSTALLED)  ## tests without a browser, a server, a wheel or a notebook: a minute and a half
	$(BIN)/python -m pytest -q -m 'not (browser or document or live or server or slow or wheel)'

test: $(INSTALLED) browser  ## all tests of every day: some five minutes
	$(BIN)/python -m pytest -q

test-slow: $(INSTALLED)  ## new environments: clean installation, both ends of the dependencies
	$(BIN)/python -m pytest -q -m slow

live: $(INSTALLED)  ## ask the real services of kg fetch, and read their answers; needs a network
	$(BIN)/python -m pytest -q -rs -m live tests/kg/fetch

check: $(INSTALLED) wheels  ## linter, format, types, and wheels for every Python that is promised
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

wheels: $(INSTALLED)  ## every promised Python finds wheels of everything needed
	@for version in 3.11 3.12 3.13; do \
	  $(BIN)/python tests/resolve_wheels.py $$version || exit 1; done

docs: $(INSTALLED)  ## write anew what programs write: pages, outputs on pages, the notebook
	$(BIN)/python -m docs.generate.commands > docs/commands.md
	$(BIN)/python -m docs.generate.inputs > docs/inputs.md
	$(BIN)/python -m docs.generate.plug_ins > docs/plug-ins.md
	$(BIN)/python -m docs.generate.questions > docs/questions.md
	$(BIN)/python -m docs.generate.queries > docs/queries.md
	$(BIN)/python -m docs.generate.query_stub > kg/queries/__init__.pyi
	$(BIN)/python -m docs.generate.architecture docs/architecture.md docs/images/architecture.svg
	$(BIN)/python -m docs.generate.corpora docs/evaluation.md
	$(BIN)/python -m docs.generate.public_names docs/stability.md
	$(BIN)/python -m tests.recorded docs/evaluation.md README.md docs/images/thresholds.svg
	$(BIN)/python -m tests.transcripts docs/first-hour.md
	$(BIN)/python -m tests.notebooks docs/notebooks/first-questions.ipynb

figures: $(INSTALLED)  ## measure anew on the annotated papers, and write what was measured on pages
	$(BIN)/kg evaluate tests/gold/dev2.jsonl --json > $(VENV)/figures-dev2.json
	$(BIN)/kg evaluate tests/gold/dev.jsonl --json > $(VENV)/figures.json
	mv $(VENV)/figures-dev2.json $(VENV)/figures.json tests/gold/
	$(MAKE) docs

format: $(INSTALLED)  ## mend format and what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove what was built
	rm -rf $(VENV) graph .mypy_cache .ruff_cache .pytest_cache
