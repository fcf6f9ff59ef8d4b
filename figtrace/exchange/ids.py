"""Keys as XML names, and back: each character that a name cannot hold becomes ``_xHHHH_`` (as in .NET's XmlConvert)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNFIT = re.compile(r"\A[^A-Za-z]|[^A-Za-z0-9._-]|_(?=[x_]|\Z)")
"""What no name holds, or what would be taken for an escape: no letter first, other characters, ``_`` before x or _."""

_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")
_SECOND = re.compile(r"\A_([0-9]+)\.")


def escaped(key: str) -> str:
    """The key as an XML name without a colon; :func:`key_of` undoes it."""
    return _UNFIT.sub(lambda found: f"_x{ord(found.group()):04X}_", key) or "_x_"


def key_of(name: str) -> str:
    """The key behind an XML name; a name that is not ours stays as it is."""
    plain = _SECOND.sub("", name, count=1) if name.startswith("_") else name
    if plain == "_x_":
        return ""
    return _ESCAPED.sub(lambda found: _character(found.group(1), found.group()), plain)


def _character(digits: str, whole: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else whole


class Ids:
    """Names that are unique within one file: an agent and a statement of one key get two names."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, key: str) -> str:
        """A name for this key that nothing else in the file has."""
        plain = escaped(key)
        name, count = plain, 1
        while name in self._taken:
            count += 1
            name = f"_{count}.{plain}"
        self._taken.add(name)
        return name

    def take_all(self, keys: Iterable[str]) -> dict[str, str]:
        """A name for each key, in order."""
        return {key: self.take(key) for key in keys}
