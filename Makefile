# Two commands are all that is needed: `make demo` and `make test`.
# Each makes its own environment in .venv and needs nothing but Python and make.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check format docs benchmark clean

help:
	@echo "make demo       set everything up, build the graph of seeds/, write output/graph.db and output/graph.html"
	@echo "make test       set everything up, run the tests"
	@echo "make check      what a change must pass: lint, format, types, tests, generated documentation"
	@echo "make format     let ruff put the code in order"
	@echo "make docs       write docs/cli.md, the sessions of the documentation and its picture anew"
	@echo "make benchmark  measure quality and speed"
	@echo "make clean      remove the environment and what builds left"

demo:
	@$(PYTHON) scripts/environment.py run
	@$(BIN)/graphkit build seeds --graph output/graph.db
	@$(BIN)/graphkit render --graph output/graph.db --output output/graph.html
	@echo
	@echo "Look at it:    open output/graph.html in a browser, or: $(BIN)/graphkit open"
	@echo "Ask it:        $(BIN)/graphkit neighbors 'Larry Krasner'"
	@echo "               $(BIN)/graphkit path 'George Soros' 'Carlos Vega'"
	@echo "Your own:      $(BIN)/graphkit build FOLDER -g FOLDER.db"
	@echo "Type graphkit: source $(BIN)/activate"

test:
	@$(PYTHON) scripts/environment.py test
	@$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check:
	@$(PYTHON) scripts/environment.py check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python scripts/cli_reference.py --check
	@$(BIN)/python -m pytest $(PYTEST_OPTIONS)

format:
	@$(PYTHON) scripts/environment.py check
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs:
	@$(PYTHON) scripts/environment.py test
	@$(BIN)/python scripts/cli_reference.py
	@$(BIN)/python tests/test_docs.py
	@$(BIN)/python scripts/page_picture.py

benchmark:
	@$(PYTHON) scripts/environment.py test
	@$(BIN)/python -m benchmarks

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis output/graph.db* output/graph.html
