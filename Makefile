# The same verbs for people and CI. `make` alone lists them. Without make: python -m cnnedu lab (see README.md).
PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= all
PYTEST_ARGS ?= -n 2

ifeq ($(OS),Windows_NT)
PY := "$(VENV)/Scripts/python.exe"
else
PY := "$(VENV)/bin/python"
endif

.DEFAULT_GOAL := help
.PHONY: help setup lab test test-fast check notebooks exercises weights book pdf lite lite-site serve bench browser clean

help:  ## list the verbs
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup:  ## make the virtual environment (EXTRAS=lab leaves torch out)
	@$(PYTHON) -m cnnedu setup --venv "$(VENV)" --extras $(EXTRAS)

lab:  ## open JupyterLab on the chapter
	@$(PYTHON) -m cnnedu lab --venv "$(VENV)" --extras $(EXTRAS)

test: setup browser  ## run every test
	$(PY) -m pytest $(PYTEST_ARGS)

test-fast: setup  ## run the tests that need neither a browser nor a notebook
	$(PY) -m pytest $(PYTEST_ARGS) -m "not browser and not notebook"

check: setup  ## lint, types, import directions, bundles, names
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"
	$(PY) -m cnnedu.explorers.bundle check
	$(PY) -m pytest -q tests/test_house.py

notebooks: setup  ## execute chapter09/src into chapter09 where a source changed
	$(PY) -m cnnedu notebooks

exercises: setup  ## make the student copies from exercises/*/source.md
	$(PY) -m cnnedu exercises

weights: setup  ## train the LeNet-5 that ships, and write its card (some minutes)
	$(PY) -m cnnedu.train.weights

book: setup  ## build the static site into book/_build/html
	$(PY) -m cnnedu book

pdf: setup  ## print the whole chapter into book/_build/chapter09.pdf (needs Chromium)
	$(PY) -m cnnedu pdf

lite:  ## build the NumPy parts for JupyterLite, Python in a browser tab, in an environment of its own
	@$(MAKE) --no-print-directory setup VENV="$(VENV)-lite" EXTRAS=lite
	@$(MAKE) --no-print-directory lite-site VENV="$(VENV)-lite"

lite-site:
	@$(PY) -m cnnedu lite

serve: setup  ## build the site and serve it on this machine
	$(PY) -m cnnedu book --serve

bench: setup browser  ## measure, and write benchmarks/results
	$(PY) -m benchmarks

browser: setup
	@$(PY) -m cnnedu.browser --install || test -z "$$CI"

clean:  ## remove what is built, not the environment
	rm -rf book/_build .pytest_cache .ruff_cache .mypy_cache .hypothesis
