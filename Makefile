# The one door: how to install, run, test and check Khizana.
#
#   make setup         the environment only; .venv/bin/python main.py … then works
#   make run           the window
#   make test          every test, without a screen
#   make check         style, types
#   make bench         speed and quality, printed as tables
#   make lock          resolve the dependencies anew
#   make translations  collect and compile the interface's texts
#   make screenshots   the pictures in resources/screenshots

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# What Qt loads at start, on Debian and its kin (names of the packages).
SYSTEM_LIBRARIES := libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0

# What some tests need: a display without a screen, keys for it, and what Qt draws on it with; and readers of PDF.
TEST_TOOLS := xvfb xdotool poppler-utils libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
	libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0

.PHONY: setup system test-tools run test check format bench lock translations screenshots

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock | system
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Khizana needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# Installs what is missing where it may (as root, as in a container); elsewhere the README says how.
system:
	@if command -v dpkg-query >/dev/null && [ "$$(id -u)" = 0 ] && ! dpkg-query -s $(SYSTEM_LIBRARIES) >/dev/null 2>&1; then \
		apt-get update -qq && apt-get install -qq -y --no-install-recommends $(SYSTEM_LIBRARIES); \
	fi

# The same for the tests that drive a display or read a PDF; they are skipped where these are not to be had.
test-tools:
	@if command -v dpkg-query >/dev/null && [ "$$(id -u)" = 0 ] && ! dpkg-query -s $(TEST_TOOLS) >/dev/null 2>&1; then \
		{ apt-get update -qq && apt-get install -qq -y --no-install-recommends $(TEST_TOOLS); } || \
			echo "tests of the display and of PDF files will be skipped: they need $(TEST_TOOLS)" >&2; \
	fi

run: setup
	@$(BIN)/python main.py

test: setup test-tools
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	$(BIN)/python -m tests.benchmarks

translations: setup
	cd resources/translations && for language in ar en; do \
		../../$(BIN)/pyside6-lupdate ../../ui/*.py -silent -no-obsolete -locations none \
			$$(test $$language = en && echo -pluralonly) -source-language en -target-language $$language -ts khizana_$$language.ts && \
		../../$(BIN)/pyside6-lrelease -silent khizana_$$language.ts -qm khizana_$$language.qm || exit 1; \
	done

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots

lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-emit-index-url --no-strip-extras -o requirements.lock
