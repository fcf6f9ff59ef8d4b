#!/usr/bin/env bash
# Finds a Chromium for the browser tests, or gets one; without any, says how and lets the tests skip.
set -u
cd "$(dirname "$0")/.."

if .venv/bin/python -m tests.browser.chromium >/dev/null 2>&1; then exit 0; fi

echo "figtrace: no Chromium or Chrome found; trying Playwright's own download" >&2
if timeout 300 .venv/bin/python -m playwright install chromium >/dev/null 2>&1 &&
  .venv/bin/python -m tests.browser.chromium >/dev/null 2>&1; then exit 0; fi

if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
  echo "figtrace: installing Debian's chromium" >&2
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1
  if .venv/bin/python -m tests.browser.chromium >/dev/null 2>&1; then exit 0; fi
fi

echo "figtrace: browser tests will be skipped; to run them: sudo apt-get install chromium, or set FIGTRACE_CHROMIUM=/path/to/chrome" >&2
exit 0
