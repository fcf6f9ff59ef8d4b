"""The database of a journal: SQLite in the user's data folder, or what a URL names. Opens, migrates, transacts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from figtrace.curation.cells import refused
from figtrace.curation.places import default_url, user_folder
from figtrace.curation.tables import HEAD
from figtrace.curation.trouble import JournalTrouble, trouble_of
from figtrace.model.problems import Problem

T = TypeVar("T")

__all__ = ["PATIENCE", "Store", "default_url", "url_of", "user_folder"]

PATIENCE: Final = 5.0
"""Seconds that a writer waits for another one, and a caller for a server that does not answer."""

_LOCK_KEY: Final = 0x66696774
"""PostgreSQL's advisory lock that a migration holds (the letters "figt"): two processes may open at once."""


def url_of(words: str) -> URL:
    """The URL that the words are; a path means an SQLite file. Raises :class:`ProblemsFound` for anything else."""
    if "://" not in words:
        return make_url(f"sqlite:///{Path(words).expanduser()}")
    try:
        url = make_url(words)
    except (ArgumentError, ValueError) as error:
        raise refused(
            "journal-url", "FIGTRACE_JOURNAL", f"is no URL: {error}", "write postgresql+psycopg://…"
        ) from None
    if url.get_backend_name() == "postgresql" and url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        message = f'"{url.get_backend_name()}" is no kind of journal'
        raise refused("journal-url", "FIGTRACE_JOURNAL", message, "use sqlite:///… or postgresql+psycopg://…")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise refused(
            "journal-url", "FIGTRACE_JOURNAL", "a journal in memory would be lost", "use sqlite:///… and a path"
        )
    return url


class Store:
    """A journal's database, migrated to the schema of this code. Safe to share between threads."""

    def __init__(self, words: str, patience: float | None = None) -> None:
        self.url = url_of(words)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.name = self.url.render_as_string(hide_password=True)
        # SQLite has one writer; threads that queue here do not poll the file and starve each other
        self._turn: AbstractContextManager[Any] = threading.Lock() if self.is_sqlite else nullcontext()
        self.engine = self._opened(PATIENCE if patience is None else patience)
        self._migrate()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the journal."""
        with self._connected(is_writing=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that is durable when the block ends, or has not happened at all."""
        with self._turn, self._connected(is_writing=True) as connection:
            yield connection

    def retried(self, work: Callable[[], T]) -> T:
        """What ``work`` gives; once more where the pool's connection turns out to have died since it was last used."""
        try:
            return work()
        except JournalTrouble as trouble:
            cause = trouble.__cause__
            if isinstance(cause, DBAPIError) and cause.connection_invalidated:
                return work()
            raise

    @contextmanager
    def _connected(self, is_writing: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect().execution_options(figtrace_writing=is_writing) as connection:
                if not is_writing and not self.is_sqlite:
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise trouble_of(error, f"journal {self.name}") from error

    def _opened(self, patience: float) -> Engine:
        if not self.is_sqlite:
            options = f"-c synchronous_commit=on -c lock_timeout={int(patience * 1000)}"
            arguments: dict[str, Any] = {"connect_timeout": max(2, int(patience)), "options": options}
            try:
                return create_engine(self.url, connect_args=arguments, pool_size=8, max_overflow=24)
            except (ImportError, NoSuchModuleError) as error:
                cure = "pip install 'figtrace[postgres]'"
                raise refused("driver-missing", f"journal {self.name}", str(error), cure) from None
        try:
            Path(self.url.database or "").parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble_of(error, f"journal {self.name}") from error
        engine = create_engine(self.url, connect_args={"timeout": patience}, pool_size=8, max_overflow=24)
        event.listen(engine, "connect", _durable)
        event.listen(engine, "begin", _begun)
        return engine

    def _migrate(self) -> None:
        """Bring the schema to where this code is; refuse a journal that a newer figtrace wrote."""
        with self.reading() as connection:
            held = _version(connection)
        if held == HEAD:
            return
        if held is not None and held > HEAD:
            cure = "update figtrace, or set FIGTRACE_JOURNAL to another journal"
            message = f"has schema {held}, this figtrace knows up to {HEAD}"
            raise JournalTrouble(Problem("journal-newer", f"journal {self.name}", message, cure))
        # imported here: Alembic costs some 150 ms, and a journal is migrated once
        from alembic import command  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415

        with self.writing() as connection:
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
            config = Config()
            config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return str(row[0]) if row else None


def _durable(connection: Any, _record: Any) -> None:
    """Write-ahead log, every commit synced to the disk, transactions begun by us and not by the driver."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begun(connection: Connection) -> None:
    """A writer takes the lock at once, so that it never has to give up half-way."""
    is_writing = connection.get_execution_options().get("figtrace_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
