#!/usr/bin/env bash
# Makes .venv when it is missing and installs one lock file into it, hash-checked, and figtrace itself beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1

say() { printf 'figtrace: %s\n' "$*" >&2; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  say "no Python 3.11 or newer found; install one, or name it: make run PYTHON=/path/to/python3.11"
  exit 1
}

make_venv() {
  local python
  python=$(find_python)
  if "$python" -m venv .venv 2>/dev/null; then return; fi
  rm -rf .venv
  # Debian keeps ensurepip in a package of its own; without it no environment can be made.
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "this Python cannot make environments yet; installing python3-venv"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    "$python" -m venv .venv && return
  fi
  rm -rf .venv
  say "$python cannot make a virtual environment; on Debian or Ubuntu: sudo apt-get install python3-venv"
  exit 1
}

# An environment that was moved, or whose Python is gone, is made anew.
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  rm -rf .venv
  make_venv
fi
say "installing the pinned dependencies of $lock (about a minute the first time)"
# No index is named here: the user's own settings say where packages come from.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
