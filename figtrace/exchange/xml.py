"""Small things that every XML format needs: elements with attributes in order, and the text of a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from figtrace.exchange.park import xml_text


def element(
    parent: etree._Element | None, name: str, attributes: Mapping[str, str | None] | None = None, text: str = ""
) -> etree._Element:
    """A new element under ``parent``; attributes that are None are left out, characters XML cannot hold replaced."""
    given = {key: xml_text(value) for key, value in attributes.items() if value is not None} if attributes else None
    made = etree.Element(name, given) if parent is None else etree.SubElement(parent, name, given)
    if text:
        made.text = xml_text(text)
    return made


def local(node: etree._Element) -> str:
    """The element's name without its namespace; empty for comments."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(node: etree._Element) -> str:
    """The element's namespace, or the empty text."""
    return (etree.QName(node).namespace or "") if isinstance(node.tag, str) else ""


def every(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements below (and including) this one of these local names, in the file's order."""
    return root.iter(*(f"{{*}}{name}" for name in names))


def children(node: etree._Element, name: str) -> list[etree._Element]:
    """The child elements of this local name."""
    return list(node.iterchildren(f"{{*}}{name}"))


def grouped(node: etree._Element) -> dict[str, list[etree._Element]]:
    """The child elements by local name, for those of which several are wanted."""
    found: dict[str, list[etree._Element]] = {}
    for one in node:
        found.setdefault(local(one), []).append(one)
    return found


def child(node: etree._Element, name: str) -> etree._Element | None:
    """The first child element of this local name."""
    return next(node.iterchildren(f"{{*}}{name}"), None)


def written(root: etree._Element) -> str:
    """The tree as text with its declaration, indented, one newline at the end."""
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
