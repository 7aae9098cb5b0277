# easeback: `make run` opens it, `make test` checks everything. Both do their own set-up.
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet

# The first Python 3.11 or newer on the PATH; override with `make run PYTHON=/path/to/python`.
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: run test check coverage bench clinic torture screenshots gallery snapshots lock clean help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/ready ## open the program; options go in ARGS, as in: make run ARGS=--demo
	@$(PY) -m planner $(ARGS)

test: check $(VENV)/ready-dev ## everything that must pass
	@$(PY) -m pytest -n 5 --dist loadgroup

check: $(VENV)/ready-dev ## style, types and import rules
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-cache > .import-rules.txt || { cat .import-rules.txt; exit 1; }
	@rm -f .import-rules.txt
	@echo "style, types and import rules: fine"

coverage: $(VENV)/ready-dev ## how much of the domain its own tests reach; below 99 % fails
	@$(PY) -m coverage run --source=planner/domain -m pytest tests/domain
	@$(PY) -m coverage report --skip-covered --show-missing --fail-under=99

bench: $(VENV)/ready-dev ## measure speed and rewrite docs/performance.md
	@$(PY) -m tests.bench $(ARGS)

clinic: $(VENV)/ready-dev ## let runners live for months and rewrite docs/clinic.md
	@$(PY) -m tests.clinic $(ARGS)

torture: $(VENV)/ready-dev ## kill, refuse, damage, fuzz, for hours, and rewrite docs/reliability.md; ARGS="--minutes 30"
	@$(PY) -m tests.torture $(ARGS)

screenshots: $(VENV)/ready-dev ## draw screenshots/ anew from the demo
	@$(PY) screenshots/make.py

gallery: $(VENV)/ready ## every widget by itself
	@$(PY) -m planner.widgets $(ARGS)

snapshots: $(VENV)/ready-dev ## accept the present look as the expected one (look at it first)
	@$(PY) -m pytest tests/snapshots --snapshot-update

lock: ## pin what is installed now in requirements/
	@$(PY) requirements/lock.py

clean: ## remove everything that make made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "easeback needs Python 3.11 or newer with its venv module."; \
	  echo "Install it (Debian: apt install python3 python3-venv) or name one: make run PYTHON=/path/to/python3"; \
	  exit 2; fi
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) (once) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "The virtual environment could not be made: on Debian, apt install python3-venv."; exit 2; }

$(VENV)/ready: $(VENV)/bin/python requirements/run.txt
	@$(PIP) install -r requirements/run.txt
	@$(PY) -m compileall -q $(VENV)/lib planner || true
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements/dev.txt
	@echo "Installing what the checks need (once) ..."
	@$(PIP) install -r requirements/dev.txt
	@touch $@
