# `make run` and `make test` need Python 3.11 or later and nothing else; both set up .venv with pinned versions.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test test-long test-services lint types docs clean

run: $(READY)
	@$(BIN)/qudra index --quiet --if-changed && $(BIN)/qudra serve

test: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadfile

test-long: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m long

# Real servers, on loopback and in temporary folders; what cannot be had here is skipped and named.
test-services: $(READY)
	@tests/services/install.sh $(BIN)
	$(BIN)/python -m pytest -q -rs -m service

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)
	$(BIN)/python -m bot.calculators.page docs && $(BIN)/python -m tests.screens docs

clean:
	rm -rf $(VENV) build *.egg-info

# Output goes to standard error, so that `make -s run` prints answers alone.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Qudra needs Python 3.11 or later" if sys.version_info < (3, 11) else 0)' >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) >&2
	@echo "Setting up $(VENV) (once; a few minutes) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]' >&2
	@touch $(READY)
