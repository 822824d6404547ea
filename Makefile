# Two commands do everything, set-up included: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
HEAVY := .venv-backends

.PHONY: site serve test lint quality backends lock clean

site: $(STAMP) ## build the archive of seeds/ into site/
	@$(BIN)/depesche build --strict

serve: $(STAMP) ## show the archive at http://127.0.0.1:8000/, live
	@$(BIN)/depesche serve

test: $(STAMP) lint ## everything: linters, types, import contracts, tests
	@CHROMIUM="$$(sh .ci/browser)" $(BIN)/pytest -n auto --dist loadgroup

lint: $(STAMP)
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

quality: $(STAMP) ## hold annotation above its floors; on licensed corpora too with DATA=DIR
	@$(BIN)/pytest tests/quality
	@test -z "$(DATA)" || $(BIN)/python -m generator.training.quality --data "$(DATA)"

backends: $(HEAVY)/.installed ## hold heavier recognisers against the real libraries, which are large
	@$(HEAVY)/bin/python -m pytest tests/annotate/backends

# uv: the three share many dependencies, over whose versions pip may search for long.
$(HEAVY)/.installed: pyproject.toml
	@test -x $(HEAVY)/bin/python || $(PYTHON) -m venv $(HEAVY)
	@$(HEAVY)/bin/python -m pip install -q --disable-pip-version-check uv
	@$(HEAVY)/bin/uv pip install -q --python $(HEAVY)/bin/python \
	    -e '.[flair,gliner,spacy]' pytest hypothesis
	@touch $@

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Depesche needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(STAMP)

lock: $(STAMP) ## pin all dependencies anew, with hashes and without index addresses
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --upgrade \
	    --no-emit-index-url --no-annotate --no-header --extra dev pyproject.toml -o requirements.txt

clean:
	@rm -rf $(VENV) $(HEAVY) site
