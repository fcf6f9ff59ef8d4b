"""The words of the founding picture, as a golden file: none may get lost unseen."""

from __future__ import annotations

from pathlib import Path

from tests.unit.picture.founding import founding

GOLDEN = Path(__file__).parents[2] / "golden" / "founding_labels.txt"


def test_every_label_of_the_founding_picture():
    found = sorted(f"{label.role}\t{label.text}" for label in founding().labels())
    assert found == GOLDEN.read_text(encoding="utf-8").splitlines()
