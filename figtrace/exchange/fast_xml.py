"""Elements as plain objects, written out as text: for formats whose files have a hundred thousand of them.

Making and writing one costs a third of what it does in a tree of libxml2. The text is that of ``xml.written``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from figtrace.exchange.park import xml_text

_SPECIAL = re.compile('[&<>"\n\t\r]')
_ODD = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
"""What makes a value more than itself in a file: what is escaped, and what XML cannot hold."""

_IN_WORDS = re.compile("[&<>\r]")
_IN_VALUE = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;"))
_RETURN = ("\r", "&#13;")


class Node:
    """One element: its name with any prefix, its attributes, its text or its children."""

    __slots__ = ("_attributes", "_text", "children", "name")

    def __init__(self, name: str, attributes: Mapping[str, str | None] | None = None, text: str = "") -> None:
        self.name = name
        self.children: list[Node | _Pairs] = []
        self._attributes: Mapping[str, str | None] = attributes or {}
        self._text = text

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """Its attributes; those that are None are not written."""
        return self._attributes

    def get(self, name: str) -> str | None:
        """The value of an attribute; None where it is not there."""
        return self._attributes.get(name)

    def set(self, name: str, value: str | None) -> None:
        """Give it one more attribute; None gives none."""
        self._attributes = {**self._attributes, name: value}

    def add(self, name: str, attributes: Mapping[str, str | None] | None = None, text: str = "") -> Node:
        """A new child; attributes that are None are left out, characters that XML cannot hold are replaced."""
        made = Node(name, attributes, text)
        self.children.append(made)
        return made

    def add_pairs(self, name: str, names: tuple[str, str], pairs: Mapping[str, str]) -> None:
        """A child of two attributes for each pair; their texts are such as XML can hold."""
        if pairs:
            self.children.append(_Pairs(name, names, pairs))

    def walk(self) -> Iterator[Node]:
        """Every element below (and including) this one, but those of pairs, in the file's order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def write(self, out: list[str], pad: str) -> None:
        """Add the element's lines to ``out``, indented by ``pad``."""
        given = [
            f' {name}="{value if not _ODD.search(value) else quoted(xml_text(value))}"'
            for name, value in self._attributes.items()
            if value is not None
        ]
        head = f"{pad}<{self.name}{''.join(given)}"
        if self.children:
            out.append(f"{head}>\n")
            for child in self.children:
                child.write(out, pad + "  ")
            out.append(f"{pad}</{self.name}>\n")
        elif self._text:
            out.append(f"{head}>{words(xml_text(self._text))}</{self.name}>\n")
        else:
            out.append(f"{head}/>\n")

    def leave_out_bare(self, but: Collection[str]) -> None:
        """Take away the children that hold neither children nor text, but those of these names."""
        self.children = [one for one in self.children if not (isinstance(one, Node) and one.is_bare(but))]

    def is_bare(self, but: Collection[str] = ()) -> bool:
        """True when it holds neither children nor text, and has none of these names."""
        return not self.children and not self._text and self.name not in but


class _Pairs:
    """Elements of two attributes each, of which there are tens of thousands: no object of their own."""

    __slots__ = ("_name", "_names", "_pairs")

    def __init__(self, name: str, names: tuple[str, str], pairs: Mapping[str, str]) -> None:
        self._name, self._names, self._pairs = name, names, pairs

    def write(self, out: list[str], pad: str) -> None:
        """Add a line a pair."""
        key, value = self._names
        head = f"{pad}<{self._name} {key}="
        out.extend(f'{head}"{quoted(one)}" {value}="{quoted(two)}"/>\n' for one, two in self._pairs.items())


def quoted(text: str) -> str:
    """The text as the value of an attribute."""
    if not _SPECIAL.search(text):
        return text
    for character, entity in (*_IN_VALUE, _RETURN):
        text = text.replace(character, entity)
    return text


def words(text: str) -> str:
    """The text as the content of an element."""
    if not _IN_WORDS.search(text):
        return text
    for character, entity in (*_IN_VALUE[:3], _RETURN):
        text = text.replace(character, entity)
    return text


def written(root: Node) -> str:
    """The tree as text with its declaration, indented, one newline at the end."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    root.write(out, "")
    return "".join(out)
