# Every step of this project. `make demo` and `make test` are all that a newcomer needs; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3.11
BIN := .venv/bin
LOCKS := requirements.lock requirements-dev.lock

.PHONY: help
help: ## what there is to make
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

.PHONY: setup
setup: .venv/ready node_modules/ready ## install what is locked into .venv; the command is .venv/bin/safelight

.venv/ready: requirements.lock build-constraints.txt pyproject.toml | .venv/bin/pip
	PIP_CONSTRAINT=build-constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	PIP_CONSTRAINT=build-constraints.txt $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/bin/pip:
	./scripts/make-venv $(PYTHON)

node_modules/ready: package-lock.json | .venv/ready
	./scripts/npm-ci
	@touch $@

.PHONY: demo
demo: setup ## a fictional hospital on http://127.0.0.1:8000; PHOTOS=DIR takes in a folder's photographs as well
	$(BIN)/safelight demo $(if $(PHOTOS),--photos "$(PHOTOS)") $(if $(PORT),--port $(PORT))

.PHONY: test
test: setup .venv/dev browser lint ## every check: lint, types, imports, tests on PostgreSQL, journeys in Chromium
	$(BIN)/pytest -n auto --dist loadscope -q

.PHONY: browser
browser: .venv/dev
	./scripts/find-browser

# mypy reads the settings to know the models; nothing is served or stored with these.
.PHONY: lint
lint: export SAFELIGHT_HOME = $(CURDIR)/.venv/lint
lint: export SAFELIGHT_DATABASE_URL = postgresql://nobody@/none
lint: export SAFELIGHT_SECRET_KEY = only-for-the-type-checker-that-reads-the-settings
lint: export SAFELIGHT_HOSTS = none
lint: .venv/dev setup ## style, types and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/safelight policy clauses --check

.PHONY: judges
judges: setup .venv/dev ## what needs root and Debian's packages: stock age opens what the vault has stored
	./scripts/find-judges
	$(BIN)/pytest judges -q

.PHONY: bench
bench: setup .venv/dev ## measure; ONLY=name for one figure; writes bench/results.json
	$(BIN)/python -m bench $(ONLY)

.PHONY: torture
torture: setup .venv/dev ## 1,000 kills and whatever else goes wrong, then judgement; KILLS=n, SEED=n for the same again
	$(BIN)/python -m torture $(or $(KILLS),1000) $(SEED)

.PHONY: mutants
mutants: .venv/dev ## how many changed rules the cases would miss
	$(BIN)/python -m tests.policy.mutants

.PHONY: lock
lock: .venv/dev ## resolve the versions anew
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

.PHONY: clean
clean: ## remove the demonstration's data and everything that was built
	if [ "$$(id -u)" -eq 0 ] && [ -s .demo/cluster ]; then rm -rf "/var/lib/safelight/$$(cat .demo/cluster)"; fi
	rm -rf .venv node_modules .demo
