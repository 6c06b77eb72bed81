# What one runs here. Python 3.11 or later, git and make are enough: each makes its own environment in .venv.
# On Windows, without make: see README.md.

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(if $(shell $(p) -c 'import sys; print("yes" if sys.version_info >= (3, 11) else "")' 2>/dev/null),$(p))))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: demo test acceptance bench lock clean

demo: $(VENV)/run.txt  ## builds an example municipality and opens it
	@$(BIN)/python -m est_tui demo

test: $(VENV)/dev.txt  ## all that must hold: format, lint, types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 4 -rs -m "not acceptance"

acceptance: $(VENV)/dev.txt  ## what takes longer; its results go to docs/acceptance.md
	$(BIN)/python docs/acceptance.py

bench: $(VENV)/dev.txt  ## the measurements of bench/README.md
	@for file in $(filter-out bench/hello.py,$(wildcard bench/*.py)); do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: $(VENV)/dev.txt  ## renews the lock files from pyproject.toml, for every system at once
	$(PIP) uv
	$(BIN)/uv pip compile $(LOCK) --extra sqlite --group dev -o requirements/dev.txt pyproject.toml
	$(BIN)/uv pip compile $(LOCK) -c requirements/dev.txt -o requirements/run.txt pyproject.toml

LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

clean:  ## removes the environment and what the tools left
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/python.txt:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed (or: make PYTHON=/path/to/python)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@$(BIN)/python --version > $@

$(VENV)/run.txt: requirements/run.txt $(VENV)/python.txt
	$(PIP) --require-hashes -r requirements/run.txt
	@cp requirements/run.txt $@

# The package itself is installed as it lies, so that what is tested is what is edited.
$(VENV)/dev.txt: requirements/dev.txt pyproject.toml $(VENV)/python.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@cp requirements/dev.txt $@
