"""A server asks its C library for thrift where there is one to ask."""

from __future__ import annotations

import ctypes
import platform

import pytest

from figtrace.cli import thrift


def test_every_ask_is_understood() -> None:
    if platform.libc_ver()[0] != "glibc":
        pytest.skip("the C library is not glibc: there is nothing to ask")
    assert thrift.spare_memory()


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert not thrift.spare_memory()
