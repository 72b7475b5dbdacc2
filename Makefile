# Daily work. `make run` and `make test` do all the set-up on a fresh machine.
PYTHON ?= python3
PORT ?= 8000
# One process a core; more than four would wait for each other's browsers. `make test WORKERS=` keeps to one process.
WORKERS ?= --numprocesses auto --maxprocesses 4 --dist worksteal
BIN := .venv/bin
PY := $(BIN)/python

.PHONY: help install run demo-data admin test test-fast check format fixture lock compile bench browser clean

help:
	@echo "make run        install, migrate, load fixtures, ingest the bundled texts, serve on 127.0.0.1:$(PORT)"
	@echo "make demo-data  the data half of it, without the server"
	@echo "make test       everything: SQLite, PostgreSQL, browser"
	@echo "make test-fast  the SQLite tests without the browser"
	@echo "make check      format, lint, types, migrations"
	@echo "make admin      another administrator, with a random password printed once"
	@echo "make compile    extraction as machine code, where there is a C compiler: faster, else the same"
	@echo "make bench      speed and memory of extraction, side by side with dateparser's search"
	@echo "make fixture    write fixtures/timeline.json: what ingest makes of the bundled texts"
	@echo "make lock       rewrite requirements.txt from pyproject.toml"

install: .venv/.installed

.venv/.installed: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	test -x $(PY) || $(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

demo-data: install
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py load_missing fixtures/sources.json fixtures/actors.json
	$(PY) manage.py ingest fixtures/articles

run: demo-data
	$(PY) manage.py make_admin --if-none
	@echo "Crisis Timeline: http://127.0.0.1:$(PORT)/"
	$(PY) -m gunicorn crisis.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 2

admin: install
	$(PY) manage.py make_admin

browser: install
	@$(PY) tests/find_browser.py --install

test: install browser
	$(PY) -m pytest $(WORKERS)
	TEST_DATABASE=postgres $(PY) -m pytest $(WORKERS) -m "not browser" --ignore=tests/extraction

test-fast: install
	$(PY) -m pytest $(WORKERS) -m "not browser"

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Makes extraction faster where a C compiler is at hand; nothing else needs it.
compile: install
	$(PY) manage.py compile_extraction

bench: install
	-$(PY) manage.py compile_extraction
	$(PY) tests/bench.py

# Made in a store of its own, so that nothing but the bundled texts is in it.
fixture: export DATABASE_URL := sqlite:///$(CURDIR)/.cache/fixture.sqlite3
fixture: install
	mkdir -p .cache && rm -f .cache/fixture.sqlite3*
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py loaddata --verbosity 0 fixtures/sources.json fixtures/actors.json
	$(PY) manage.py ingest fixtures/articles
	$(PY) manage.py snapshot fixtures/timeline.json

lock:
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra dev -o requirements.txt pyproject.toml

clean:
	rm -rf .venv .cache var
