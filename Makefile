# Every step of this project. `make demo` and `make test` are all that a newcomer needs.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup
setup: .venv/ready node_modules/ready
