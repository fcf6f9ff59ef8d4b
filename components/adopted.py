"""The one component of our own: a place in React's tree that takes in a panel which already stands in the page."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Adopted(Component):
    """Moves the standing element whose id is ``node`` into itself when it mounts (``assets/lib/adopt.mjs``)."""

    _children_props: list[str] = []  # noqa: RUF012
    _base_nodes: list[str] = ["children"]  # noqa: RUF012
    _namespace = "figtrace_components"
    _type = "Adopted"
    _prop_names: list[str] = ["id", "node"]  # noqa: RUF012
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties: list[str] = ["id", "node"]  # noqa: RUF012
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, id: str, node: str) -> None:
        super().__init__(id=id, node=node)  # type: ignore[no-untyped-call]
        self.id, self.node = id, node

    def to_plotly_json(self) -> dict[str, Any]:
        """The component as Dash writes it."""
        return {"type": self._type, "namespace": self._namespace, "props": {"id": self.id, "node": self.node}}
