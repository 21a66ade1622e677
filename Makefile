# `make` sets up .venv from requirements.txt where needed and previews the site. `make help` lists the rest.
# Works with GNU make 3.81 and later, and any Python from 3.11 on: `make PYTHON=python3.13 serve`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
SCHEMA := .schema/briefing.schema.json
SCRIPTS := generator/mkdocs_briefings/web/scripts
TOOLS  := tests/scripts
PIP    := $(BIN)/python -m pip --disable-pip-version-check
# Material for MkDocs prints a banner on every run unless this is set.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := serve
.PHONY: serve site test lint types check schema format words lock bench bench-builds bench-others bench-stages bench-search bench-relevance look screenshots materialx slow clean help

serve: $(STAMP) $(SCHEMA)  ## Preview the site at http://127.0.0.1:8000/, made anew on every save
	@$(BIN)/mkdocs serve $(ARGS)

site: $(STAMP) $(SCHEMA)  ## Build the site into site/; warnings are errors
	@$(BIN)/mkdocs build --strict $(ARGS)

test: lint types  ## Everything that must pass before a merge: style, types, tests
	@echo "== tests"
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(STAMP)  ## Style of the code
	@echo "== style"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)  ## Types of the code
	@echo "== types"
	@$(BIN)/mypy

check: $(STAMP)  ## Check the records without building the site
	@$(BIN)/briefings check $(ARGS)

schema: $(SCHEMA)  ## Put the record format as JSON Schema where editors find it, in .schema/

format: $(STAMP)  ## Format the code, and mend what can be mended by itself
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@if command -v npm >/dev/null; then \
		npm --prefix $(TOOLS) ci --silent --ignore-scripts --no-audit --no-fund && \
		$(TOOLS)/node_modules/.bin/prettier --log-level warn --write $(SCRIPTS) $(TOOLS); \
	else echo "The site's scripts are not formatted: npm is not installed"; fi

words: $(STAMP)  ## Gather every word that readers see into the catalogue for translators
	@$(BIN)/python -m mkdocs_briefings.language.extraction

lock: $(STAMP)  ## Remake requirements.txt from pyproject.toml; ARGS=--upgrade takes the newest versions
	@$(PIP) install --quiet "uv>=0.9"
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-package mkdocs-briefings --custom-compile-command "make lock" \
		--group dev --output-file requirements.txt $(ARGS) pyproject.toml
	@echo "requirements.txt is up to date with pyproject.toml"

bench: $(STAMP)  ## Time a build of 1,000 invented briefings: against plain MkDocs, without outputs
	@$(BIN)/python benchmarks/build_time.py $(ARGS)
	@$(BIN)/python benchmarks/build_time.py --against no-outputs $(ARGS)

bench-builds: $(STAMP)  ## Time clean and edited builds, the preview and checks of 1,000 briefings: one table
	@$(BIN)/python benchmarks/build_table.py $(ARGS)

bench-others: $(STAMP)  ## Time other generators that are installed on the Markdown of our pages, beside ours
	@$(BIN)/python benchmarks/other_generators.py $(ARGS)

bench-stages: $(STAMP)  ## Tell what each stage of such a build takes: seconds and memory
	@$(BIN)/python benchmarks/stage_times.py $(ARGS)

bench-search: $(STAMP)  ## Measure search on 1,000 invented briefings: transfer, speed, indexing
	@$(BIN)/python benchmarks/search_cost.py $(ARGS)

bench-relevance: $(STAMP)  ## Ask our search and Material's questions: how often the right answer is first
	@$(BIN)/python benchmarks/search_relevance.py $(ARGS)

look: $(STAMP)  ## Measure each page of the site as a reader meets it, and grade some with Lighthouse
	@$(BIN)/python benchmarks/look.py $(ARGS) || true
	@$(BIN)/python benchmarks/lighthouse_scores.py

screenshots: $(STAMP)  ## Pictures of each kind of page in .cache/screenshots: phone, desktop, dark, print
	@$(BIN)/python benchmarks/screenshots.py $(ARGS)

materialx: $(STAMP)  ## Try the plugin with MaterialX on ProperDocs, installed in .cache/materialx
	@$(PYTHON) -m venv .cache/materialx
	@.cache/materialx/bin/python -m pip --disable-pip-version-check install --quiet \
		'mkdocs-materialx==10.2.2' 'properdocs==1.6.7' hatchling editables \
		$$($(BIN)/python -c "import tomllib; given = tomllib.load(open('pyproject.toml', 'rb')); \
		print(*(one.split(';')[0] for one in given['project']['dependencies'] \
		if 'material' not in one))")
	@.cache/materialx/bin/python -m pip --disable-pip-version-check install --quiet --no-deps \
		--no-build-isolation --editable .
	@$(BIN)/python -m pytest tests/test_materialx.py

slow: $(STAMP)  ## Look for inputs that take long, for ten minutes; ARGS="--minutes 60 --seed 2"
	@$(BIN)/python -m benchmarks.slow_inputs $(ARGS)

clean:  ## Remove everything that was made, .venv too
	rm -rf $(VENV) site .site-new-* .site-old build dist .schema .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

help:  ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

$(SCHEMA): $(STAMP) $(wildcard generator/mkdocs_briefings/model/*.py \
		generator/mkdocs_briefings/model/*.yaml \
		generator/mkdocs_briefings/language/*.py)
	@$(BIN)/briefings schema --out $(@D)

# A .venv that does not run (moved, or its Python gone) is made anew; otherwise only what changed is installed.
$(STAMP): requirements.txt pyproject.toml
	@$(BIN)/python -c "" 2>/dev/null || { \
		$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || { \
			echo "Python 3.11 or later is needed, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." >&2; \
			echo "Name another one: make PYTHON=python3.12" >&2; exit 1; }; \
		echo "== setting up $(VENV) with $$($(PYTHON) --version)"; \
		$(PYTHON) -m venv --clear $(VENV); }
	@echo "== installing what requirements.txt names"
	@$(PIP) install --quiet --require-hashes --requirement requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@
