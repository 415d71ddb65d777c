# `make run` and `make test` do all set-up. The other targets are what they are made of.
.DEFAULT_GOAL := help
.PHONY: help run setup dev format lint types contracts check pure web press browser postgresql test bench lock reference clean
PY := .venv/bin/python
PORT ?= 8000

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## set up, load the demonstration provider, serve on http://127.0.0.1:8000
	@.venv/bin/trivet serve --demo --port $(PORT)

setup:
	@scripts/setup run

dev: ## set up for testing
	@scripts/setup dev

format: dev ## format the code
	@.venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix .

lint: dev ## format and lint, without changing anything
	.venv/bin/ruff format --check -q .
	.venv/bin/ruff check -q .

contracts: dev ## imports run one way; files and functions stay small
	.venv/bin/lint-imports --no-logo

types: dev ## mypy --strict
	.venv/bin/mypy

check: dev ## validate content/
	.venv/bin/trivet check

pure: dev ## tests of the pure rooms
	$(PY) -m pytest tests/content tests/curriculum tests/events tests/credentials tests/simulation tests/house -n 2

web: dev ## tests of the web room, on SQLite
	$(PY) -m pytest tests/web -n 2

press: dev ## tests of the press
	$(PY) -m pytest tests/press tests/cli -n 2

browser: dev ## tests in Chromium
	$(PY) -m pytest tests/browser -n 2

postgresql: dev ## the web tests once more on PostgreSQL
	scripts/test-on-postgresql

test: dev ## everything CI runs
	@scripts/system-tools
	@scripts/run-tests

bench: dev ## measurements, as ratios within one run
	$(PY) bench/run.py

reference: dev ## write the generated pages of docs/reference
	$(PY) scripts/reference.py

lock: ## renew the hash locks
	scripts/lock

clean: ## remove what was built; data is left alone
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache
