# Two commands for everybody: `make plan` shows the demo plan, `make test` runs the tests.
# The rest is for people who work on the tool itself; `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TODAY := 2026-12-03
PYTEST_ARGS ?=
MUTATION_ARGS ?=
COMMA := ,

.PHONY: help plan test serve lint format wheel bench mutation fuzz clean
.DEFAULT_GOAL := help

help:
	@echo "make plan      set up, check the demo plan, and build its site"
	@echo "make test      set up what is missing, and run the tests"
	@echo "make serve     show the demo plan's site and reload it as you edit"
	@echo "make lint      ruff and mypy"
	@echo "make format    mend what ruff can mend, and format"
	@echo "make wheel     build the wheel and try it in an empty environment"
	@echo "make bench     measure, and print ratios"
	@echo "make mutation  try the rules' tests against wrong rules (half an hour)"
	@echo "make fuzz      try the project with odd inputs (three quarters of an hour)"
	@echo "make clean     remove what was set up, built and cached"

plan: $(VENV)/.installed
	@echo
	$(BIN)/journey check content --today $(TODAY) --fail-on never
	@echo
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --no-directory-urls
	@echo "The site is built. Open file://$(CURDIR)/site/index.html, or run: make serve"

serve: $(VENV)/.installed
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

test: $(VENV)/.installed-dev
	@sh tests/get-browser $(BIN)/python
	@sh tests/get-node-tools
	NO_MKDOCS_2_WARNING=1 $(BIN)/pytest -n auto --dist loadfile $(PYTEST_ARGS)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: $(VENV)/.installed
	sh tests/try-wheel $(BIN)/python

bench: $(VENV)/.installed-bench
	@$(BIN)/python -m compileall -q journey plugins
	$(BIN)/python -m benchmarks

# All of journey/rules; make mutation MUTANTS='journey.rules.cadence.*' tries a family.
MUTANTS ?=
mutation: $(VENV)/.installed-mutation
	rm -rf mutants
	nice $(BIN)/mutmut run $(MUTATION_ARGS) $(patsubst %,'%',$(MUTANTS))
	@$(BIN)/python -m mutation

# Seconds for each target in each way. Inputs that fail are kept in tests/crashers.
FUZZ_SECONDS ?= 420
fuzz: $(VENV)/.installed-fuzz
	@nice $(BIN)/python -m fuzz $(FUZZ_SECONDS)

clean:
	rm -rf $(VENV) tests/node/node_modules site build dist mutants .fuzz .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This needs Python 3.11 or later; try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# One marker for each set of requirements: nothing is installed twice, and a change installs anew.
# Our own modules are compiled as pip compiles those of others: an editable install leaves that out.
define install
$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.$(1)'
@$(BIN)/python -m compileall -q journey plugins
@touch $@
endef

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install)

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,[dev])
	@touch $(VENV)/.installed

$(VENV)/.installed-bench: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,[dev$(COMMA)bench])
	@touch $(VENV)/.installed $(VENV)/.installed-dev

$(VENV)/.installed-mutation: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,[dev$(COMMA)mutation])
	@touch $(VENV)/.installed $(VENV)/.installed-dev

$(VENV)/.installed-fuzz: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,[dev$(COMMA)fuzz])
	@touch $(VENV)/.installed $(VENV)/.installed-dev
