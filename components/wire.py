"""How a control that Dash draws reaches the browser's view: one client-side function a control, no request."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input

NAMESPACE = "figtrace"
"""Where ``assets/main.mjs`` puts the functions."""


def tell(app: Dash, name: str, control: str, prop: str = "value") -> None:
    """Hand every change of a control's property to the browser's function of that name."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction(NAMESPACE, name), Input(control, prop), prevent_initial_call=True
    )
