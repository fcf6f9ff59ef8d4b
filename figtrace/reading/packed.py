"""A sorted table of lines in compressed blocks, made to be mapped into memory and asked by key.

File: magic, header length (u32), header (JSON, zlib), then the sections the header names. A table has blocks of lines
(zlib with a shared dictionary), an index of the first key of each block, and a Bloom filter (four bits from BLAKE2b),
so that a word that is no name costs no block. Lines are sorted by the key of their first field.
"""

from __future__ import annotations

import json
import mmap
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

MAGIC = b"FTLEX\x00\x01\n"
_BLOCK = 5_000
_BITS_PER_KEY = 10
_CACHED_BLOCKS = 192
_HASH_BYTES = 16

Key = Callable[[str], str]


def _bits(word: str, n_bits: int) -> tuple[int, int, int, int]:
    digest = blake2b(word.encode(), digest_size=_HASH_BYTES).digest()
    whole = int.from_bytes(digest, "little")
    mask = 0xFFFFFFFF
    return (
        (whole & mask) % n_bits,
        (whole >> 32 & mask) % n_bits,
        (whole >> 64 & mask) % n_bits,
        (whole >> 96) % n_bits,
    )


def _bloom(keys: Iterable[str], n_keys: int) -> bytes:
    n_bits = max(64, n_keys * _BITS_PER_KEY)
    field = bytearray((n_bits + 7) // 8)
    n_bits = len(field) * 8
    for word in keys:
        for bit in _bits(word, n_bits):
            field[bit >> 3] |= 1 << (bit & 7)
    return bytes(field)


def _blocks(lines: Sequence[str], key: Key) -> list[list[str]]:
    """Lines in pieces of about ``_BLOCK`` characters; lines of one key stay together."""
    pieces: list[list[str]] = []
    size, last = _BLOCK, None
    for line in lines:
        here = key(line.split("\t", 1)[0])
        if size >= _BLOCK and here != last:
            pieces.append([])
            size = 0
        pieces[-1].append(line)
        size += len(line) + 1
        last = here
    return pieces


def _dictionary(pieces: Sequence[Sequence[str]]) -> bytes:
    """Lines drawn evenly from the table: what every block may point back to."""
    step = max(1, len(pieces) // 64)
    return "\n".join(line for piece in pieces[::step] for line in piece[:8]).encode()[-16_000:]


def pack(tables: dict[str, tuple[Iterable[str], Key]], about: dict[str, Any]) -> bytes:
    """The bytes of a file with these tables: name → (lines, the key of a line's first field)."""
    sections: list[bytes] = []
    header: dict[str, Any] = {"about": about, "tables": {}}

    def put(data: bytes) -> tuple[int, int]:
        start = sum(map(len, sections))
        sections.append(data)
        return start, len(data)

    for name, (unsorted, key) in tables.items():
        lines = sorted(set(unsorted), key=lambda line: (key(line.split("\t", 1)[0]), line))
        pieces = _blocks(lines, key)
        shared = _dictionary(pieces)
        keys = sorted({key(line.split("\t", 1)[0]) for line in lines})
        offsets: list[int] = []
        packed: list[bytes] = []
        for piece in pieces:
            squeezer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, shared)
            offsets.append(sum(map(len, packed)) if len(packed) < 2 else offsets[-1] + len(packed[-1]))
            packed.append(squeezer.compress("\n".join(piece).encode()) + squeezer.flush())
        first = [key(piece[0].split("\t", 1)[0]) for piece in pieces]
        index = json.dumps([first, offsets], ensure_ascii=False, separators=(",", ":")).encode()
        header["tables"][name] = {
            "n_lines": len(lines),
            "n_keys": len(keys),
            "shared": put(zlib.compress(shared, 9)),
            "index": put(zlib.compress(index, 9)),
            "bloom": put(_bloom(keys, len(keys))),
            "blocks": put(b"".join(packed)),
        }
    head = zlib.compress(json.dumps(header, ensure_ascii=False, sort_keys=True).encode(), 9)
    return MAGIC + len(head).to_bytes(4, "little") + head + b"".join(sections)


class Table:
    """One table of a packed file; ``lines(key)`` gives the fields after which it was asked."""

    def __init__(self, file: PackedFile, where: dict[str, Any], key: Key) -> None:
        self._data, self._base, self._key = file.data, file.base, key
        self.n_lines: int = where["n_lines"]
        self._shared = zlib.decompress(self._section(where["shared"]))
        self._first, self._offsets = json.loads(zlib.decompress(self._section(where["index"])))
        start, length = where["blocks"]
        self._blocks_at = self._base + start
        self._offsets.append(length)
        bloom_start, bloom_length = where["bloom"]
        self._bloom_at, self._n_bits = self._base + bloom_start, bloom_length * 8
        self._block = lru_cache(maxsize=_CACHED_BLOCKS)(self._read_block)

    def _section(self, where: tuple[int, int]) -> bytes:
        start, length = where
        return self._data[self._base + start : self._base + start + length]

    def _read_block(self, number: int) -> list[str]:
        start = self._blocks_at + self._offsets[number]
        stop = self._blocks_at + self._offsets[number + 1]
        opener = zlib.decompressobj(-15, zdict=self._shared)
        return opener.decompress(self._data[start:stop]).decode().split("\n")

    def may_hold(self, word: str) -> bool:
        """False when no line has the key ``word``; true for those that have, and for one in a hundred others."""
        data, at = self._data, self._bloom_at
        return all(data[at + (bit >> 3)] >> (bit & 7) & 1 for bit in _bits(word, self._n_bits))

    def lines(self, word: str) -> list[list[str]]:
        """The fields of every line whose first field has the key ``word``, in the order of the file."""
        if not self.may_hold(word):
            return []
        number = bisect_right(self._first, word) - 1
        if number < 0:
            return []
        block = self._block(number)
        at = bisect_left(block, word, key=self._key_of)
        found = []
        for line in block[at:]:
            fields = line.split("\t")
            if self._key(fields[0]) != word:
                break
            found.append(fields)
        return found

    def _key_of(self, line: str) -> str:
        return self._key(line[: line.index("\t")])


class PackedFile:
    """A packed file, mapped: nothing is read but what is asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as handle:
            self.data = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        if self.data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no packed lexicon; run: figtrace lexicon build")
        length = int.from_bytes(self.data[len(MAGIC) : len(MAGIC) + 4], "little")
        self.base = len(MAGIC) + 4 + length
        header = json.loads(zlib.decompress(self.data[len(MAGIC) + 4 : self.base]))
        self.about: dict[str, Any] = header["about"]
        self._tables: dict[str, dict[str, Any]] = header["tables"]

    def has(self, name: str) -> bool:
        """False for a table that the file was made without."""
        return name in self._tables

    def table(self, name: str, key: Key) -> Table:
        """The table of that name, whose lines were sorted by ``key``."""
        return Table(self, self._tables[name], key)
