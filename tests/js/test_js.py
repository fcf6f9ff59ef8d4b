"""Runs the tests of this folder under node, so that one command proves both sides."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NODE = shutil.which("node")


@pytest.mark.skipif(
    NODE is None, reason="no node on this machine: the tests of the browser's modules need node 20 or newer"
)
def test_every_module_test_passes() -> None:
    files = sorted(path.as_uri() for path in HERE.glob("*.test.mjs"))
    assert files
    all_of_them = "\n".join(f"import {json.dumps(file)};" for file in files)  # a process a file costs ten times more
    call = [str(NODE), "--input-type=module", "-e", all_of_them]
    done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=False, cwd=HERE)
    failed = [block for block in done.stdout.split("\n# Subtest") if "not ok" in block]
    assert done.returncode == 0, "\n".join(failed)[-4000:] or done.stderr[-4000:]
