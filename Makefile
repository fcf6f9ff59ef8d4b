# Two commands matter: `make run` shows the dashboard, `make test` proves it.
# Both make .venv with the pinned, hash-checked dependencies when it is missing or out of date.
HOST   ?= 127.0.0.1
PORT   ?= 8050
FIGURE ?=
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: run test lint format lock bench clean

run: $(VENV)/.installed
	@$(BIN)/figtrace serve --host "$(HOST)" --port "$(PORT)" $(if $(FIGURE),--figure "$(FIGURE)")

test: $(VENV)/.installed-test
	@tools/browser.sh
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The app's own lock; the test lock holds all of it and the test tools besides.
$(VENV)/.installed: requirements.lock pyproject.toml tools/install.sh
	@tools/install.sh requirements.lock
	@touch $@

$(VENV)/.installed-test: requirements-test.lock pyproject.toml tools/install.sh
	@tools/install.sh requirements-test.lock
	@touch $@ $(VENV)/.installed

# Needs uv on the path. --no-emit-index-url keeps addresses out of the locks.
lock:
	uv pip compile pyproject.toml tools/build.in --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" -q -o requirements.lock
	uv pip compile pyproject.toml tools/build.in --extra test -c requirements.lock --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" -q -o requirements-test.lock
	uv pip compile pyproject.toml tools/build.in --extra test --extra bench -c requirements-test.lock --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" -q -o requirements-bench.lock

# Measures the app beside its peers in one run; see benchmarks/README.md.
bench:
	@tools/install.sh requirements-bench.lock
	@touch $(VENV)/.installed $(VENV)/.installed-test
	@tools/browser.sh
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info screenshots
