# One command from a fresh clone: `make run` shows the program at work, `make test` checks all of it.
# Both need make and Python 3.11 or later, and install the rest into .venv, at the versions of constraints.txt.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A worker that is done takes tests over from another, so that none is left alone with a long file.
PYTEST = $(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# What is installed, and what builds it: both pinned.
PINNED := --constraint constraints.txt --build-constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test quick measure lint types layers assets format vocabulary golden queries readme constraints clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/installed ## install, build the graph of data/recaps, ask it which ministers mentioned Estonia
	$(BIN)/discourse-kg build
	$(BIN)/discourse-kg query ministers-who-mentioned-country --country Estland --format records
	@# What a published site loads in a browser; the answer stands without it.
	-@$(MAKE) --silent $(VENV)/assets >/dev/null

test: lint types layers $(VENV)/assets ## install and run every check: lint, types, layers, tests
	$(PYTEST)

quick: lint types ## check style and types, and run the tests that need a minute: no browser, server, network or process
	DISCOURSE_KG_MEASURES=quick $(PYTEST) -m "not integration and not slow" --durations 5 --durations-min 1

measure: $(VENV)/installed-dev $(VENV)/assets ## take each long measure whole, and run the benchmarks
	$(BIN)/python tools/measure.py

lint: $(VENV)/installed-dev ## look for faults of style
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/installed-dev ## check the types
	$(BIN)/mypy

layers: $(VENV)/installed-dev ## check that imports fall one way
	$(BIN)/lint-imports --no-logo

assets: $(VENV)/assets ## build the scripts and styles of the published site, from web/

format: $(VENV)/installed-dev ## write the code as the checks want it
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

vocabulary: $(VENV)/installed ## write what is generated from the terms and concepts in ontology/
	$(BIN)/python tools/vocabulary.py
	$(BIN)/python tools/attribution.py

golden: $(VENV)/installed ## write tests/data/golden anew, after a change that is meant to show in the graph
	$(BIN)/python tools/golden.py

queries: $(VENV)/installed ## write the list of stored questions in queries/README.md
	$(BIN)/python tools/queries.py

readme: $(VENV)/installed ## write the output that README.md shows
	$(BIN)/python tools/readme.py

constraints: ## renew constraints.txt: the newest versions that fit pyproject.toml
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade pip
	$(PIP) install --editable . --group dev editables
	sed -i.old '/^[^#]/d' constraints.txt && rm constraints.txt.old
	$(PIP) freeze --all --exclude-editable --exclude setuptools >> constraints.txt

clean: ## remove what was installed, built and cached here
	rm -rf web/node_modules src/discourse_kg/site/assets
	rm -rf $(VENV) .discourse-kg dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src tests tools -name __pycache__ -prune -exec rm -rf {} +

# A stamp says that a step is done; the step is done again when what it read has changed.

$(VENV)/installed: $(VENV)/ready pyproject.toml
	$(PIP) install $(PINNED) --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(PIP) install $(PINNED) --group dev
	@touch $@

# Node of the search path builds, if it is new enough, or else Node as a Python package.
WEB := $(wildcard web/*.json web/*.mjs web/src/* web/css/* web/licences/*)

$(VENV)/assets: $(VENV)/installed tools/assets.py $(WEB)
	@$(BIN)/python tools/assets.py --can-run || $(PIP) install $(PINNED) --group assets
	$(BIN)/python tools/assets.py
	@touch $@

$(VENV)/ready: constraints.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo "there is no $(PYTHON): install Python 3.11 or later (Debian: apt-get install python3 python3-venv)" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "discourse-kg needs Python 3.11 or later, and $(PYTHON) is" \
	    "$$($(PYTHON) -c 'import platform; print(platform.python_version())');" \
	    "name another one: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade --constraint constraints.txt pip
	@touch $@
