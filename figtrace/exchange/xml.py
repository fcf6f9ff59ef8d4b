"""Small things that every XML format needs: elements with attributes in order, and the text of a tree."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from figtrace.exchange.park import xml_text


def element(
    parent: etree._Element | None, name: str, attributes: Mapping[str, str | None] | None = None, text: str = ""
) -> etree._Element:
    """A new element under ``parent``; attributes that are None are left out, characters XML cannot hold replaced."""
    given = {key: xml_text(value) for key, value in (attributes or {}).items() if value is not None}
    made = etree.Element(name, given) if parent is None else etree.SubElement(parent, name, given)
    if text:
        made.text = xml_text(text)
    return made


def local(node: etree._Element) -> str:
    """The element's name without its namespace; empty for comments."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def namespace(node: etree._Element) -> str:
    """The element's namespace, or the empty text."""
    return (etree.QName(node).namespace or "") if isinstance(node.tag, str) else ""


def children(node: etree._Element, name: str) -> list[etree._Element]:
    """The child elements of this local name."""
    return [child for child in node if local(child) == name]


def child(node: etree._Element, name: str) -> etree._Element | None:
    """The first child element of this local name."""
    return next((c for c in node if local(c) == name), None)


def written(root: etree._Element) -> str:
    """The tree as text with its declaration, indented, one newline at the end."""
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
