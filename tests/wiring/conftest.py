"""Apps over the project's own data and over made-up records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from components.server import Page
from tests.records import FOUNDING


@pytest.fixture(scope="session")
def app() -> Page:
    return create_app()


@pytest.fixture
def client(app: Page) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="session")
def first_html(app: Page) -> str:
    return app.server.test_client().get(f"/?figure={FOUNDING}").get_data(as_text=True)


@pytest.fixture(scope="session")
def rest_html(app: Page) -> str:
    """What comes after the first HTML: style sheets of the stage, data, story."""
    return app.server.test_client().get(f"/late/{FOUNDING}").get_data(as_text=True)


@pytest.fixture
def client_of() -> Callable[[Path], FlaskClient]:
    """A client of an app over another data folder."""
    return lambda data: create_app(Settings(data=data)).server.test_client()
