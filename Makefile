# `make run` and `make test` are the two commands of the README; `make check` is what CI runs.
# Nothing but python3, python3-venv and make has to be there before.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
INSTANCE_FOLDER ?= $(CURDIR)/instance
PUBLIC_URL ?= http://127.0.0.1:$(PORT)
BIN := .venv/bin
ASSETS := static/vendor/built-from.txt

export PORT INSTANCE_FOLDER PUBLIC_URL
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

INSTALL = $(BIN)/python -m pip install --requirement $< \
	| sed -un 's/^Collecting \([^ ]*\).*/    \1/p; s/^Installing collected.*/    unpacking …/p' \
	|| { echo; echo "Could not install the packages of $<. The reason stands above."; \
	     echo "Is this machine on the network? Behind a proxy set HTTPS_PROXY; for a package index of"; \
	     echo "your own set PIP_INDEX_URL. Then start again: what is installed already stays."; exit 1; } >&2

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: run
run: .venv/runtime $(ASSETS) ## install what is missing and serve on http://127.0.0.1:8000 (PORT=8010 for another port)
	@$(WITH_SECRET) exec $(BIN)/python -m conference.serve

.PHONY: install
install: .venv/runtime $(ASSETS) ## only install and build what serving needs

.PHONY: flask
flask: .venv/runtime ## one command of the application: make flask do="demo --snapshot=day"
	@$(WITH_SECRET) exec $(BIN)/flask --app wsgi $(do)

.PHONY: test
test: .venv/tests $(ASSETS) ## the whole test suite on SQLite, browser journeys too
	@$(BUILD) --with-tests
	@.ci/browser
	@$(SUITE)

.PHONY: check
check: lint test ## what CI runs: all checks, and the suite on SQLite and on PostgreSQL
	@echo "▸ The same suite on PostgreSQL"
	@.ci/postgresql $(MAKE) suite

.PHONY: suite
suite: ## the tests alone, on the database of TEST_DATABASE_URL
	@$(SUITE)

.PHONY: lint
lint: .venv/tests ## form, types, import contracts, templates, dependencies
	@$(MAKE) --jobs --output-sync=target $(LINTS)

LINTS := lint-form lint-types lint-imports lint-templates lint-dependencies
.PHONY: $(LINTS)
lint-form:
	@echo "▸ ruff"; $(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
lint-types:
	@echo "▸ mypy"; $(BIN)/mypy --no-error-summary
lint-imports:
	@echo "▸ import contracts"; $(BIN)/lint-imports --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }
lint-templates:
	@echo "▸ djlint"; $(BIN)/djlint templates --lint --quiet
lint-dependencies:
	@echo "▸ deptry"; $(BIN)/deptry . 2> .venv/deptry.log || { cat .venv/deptry.log; exit 1; }

# Only what visitors read is translated; the office speaks German (docs/decisions/0006).
LEXICON := .venv/messages.pot

.PHONY: words
words: .venv/tests ## bring the catalogues of all languages up to date with the pages
	@$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output --project=conference -o $(LEXICON) .
	@$(BIN)/pybabel -q update -i $(LEXICON) -d conference/translations --no-fuzzy-matching --ignore-obsolete
	@$(BIN)/pybabel -q compile -d conference/translations --statistics

.PHONY: bench
bench: .venv/runtime $(ASSETS) ## how many visitors the service carries on this machine
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.lists
	@.ci/postgresql $(BIN)/python -m bench.lists
	@$(BIN)/python -m bench.directory
	@.ci/postgresql $(BIN)/python -m bench.directory
	@$(BIN)/python -m bench.addresses
	@.ci/postgresql $(BIN)/python -m bench.addresses
	@$(BIN)/python -m bench.invitations
	@.ci/postgresql $(BIN)/python -m bench.invitations
	@$(BIN)/python -m bench.allocation

.PHONY: handbook
handbook: .venv/tests $(ASSETS) ## take the pictures of docs/handbuch anew, from the demonstration
	@$(BUILD) --with-tests
	@.ci/browser
	@HANDBUCH_BILDER=1 $(BIN)/pytest -q -p no:randomly tests/journeys/test_handbook.py

.PHONY: clean
clean: ## forget what was installed and built (the data in instance/ stays)
	rm -rf .venv node_modules static/vendor .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# Journeys start servers and browsers of their own; rushes need the machine for themselves.
# Each worker begins with a half that hangs together, and who is done takes over from the others.
# A journey that fails is walked once more and named in the report (docs/decisions/0082).
define SUITE
$(BIN)/pytest -q -n auto --dist worksteal --ignore tests/journeys --ignore tests/load
$(BIN)/pytest -q -n auto --dist worksteal --reruns 1 -rR tests/journeys
$(BIN)/pytest -q tests/load
endef

define WITH_SECRET
umask 077; mkdir -p "$$INSTANCE_FOLDER"; \
if [ -z "$${SECRET_KEY:-}" ]; then \
	file="$$INSTANCE_FOLDER/secret_key"; \
	if [ ! -s "$$file" ]; then \
		$(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(48))' > "$$file.new"; \
		mv "$$file.new" "$$file"; \
	fi; \
	export SECRET_KEY="$$(cat "$$file")"; \
fi;
endef

.venv/runtime: requirements.txt
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || \
		{ echo "Python 3.11 or newer is needed (Debian 12 has it): apt-get install python3 python3-venv" >&2; exit 1; }
	@python3 -c 'import venv, ensurepip' 2> /dev/null || \
		{ echo "Python cannot make a virtual environment here: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip --version > /dev/null 2>&1 || { echo "▸ Making .venv"; python3 -m venv .venv; }
	@echo "▸ Installing the packages of $< (once, less than a minute)"
	@$(INSTALL)
	@touch $@

.venv/tests: requirements-dev.txt .venv/runtime
	@echo "▸ Installing what tests and checks need"
	@$(INSTALL)
	@touch $@

# Looks at what is in the files and builds only what has changed.
BUILD = $(BIN)/python -m conference.web.assets

$(ASSETS): .venv/runtime package-lock.json $(wildcard conference/web/*.py static/css/* static/js/* \
		templates/components/*.html templates/layouts/*.html)
	@echo "▸ Building the front end"
	@$(BUILD)
	@touch $@
