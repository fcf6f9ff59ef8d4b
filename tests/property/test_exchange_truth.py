"""The loss report is true: what differs after a round trip is exactly what does not return."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from figtrace.exchange import (
    FORMATS,
    Exported,
    Loss,
    LossKind,
    cells,
    export,
    fields_that_differ,
    load,
    readable,
    sif,
    without_rejected,
)
from figtrace.exchange.contract import Job, exporter
from figtrace.exchange.ids import Ids, key_of
from figtrace.model import codec
from figtrace.model.records import Network
from figtrace.model.vocabulary import Level, Profile
from tests.property.exchange_networks import networks
from tests.unit.exchange.made import founding

LEVELS = (None, Level.CAPTION, Level.MECHANISM)
ROUND_TRIPS = [one.name for one in readable()]


def assert_true(network: Network, name: str, level: Level | None, profile: Profile, asked: bool) -> None:
    out = export(network, name, level=level, profile=profile, include_suggested=asked)
    is_alone = name == "sif"
    back = load(out.content, name, None if is_alone else out.companions).network
    lost = {(loss.where, loss.field) for loss in out.losses if not loss.returns}
    assert (name, fields_that_differ(without_rejected(network), back)) == (name, lost)


@given(network=networks(), level=st.sampled_from(LEVELS), profile=st.sampled_from(Profile), include=st.booleans())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_the_loss_report_is_true(network: Network, level: Level | None, profile: Profile, include: bool) -> None:
    for name in ROUND_TRIPS:
        assert_true(network, name, level, profile, include)


@given(network=networks(), level=st.sampled_from(LEVELS))
@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
def test_the_same_network_makes_the_same_bytes(network: Network, level: Level | None) -> None:
    for name in FORMATS:
        assert export(network, name, level=level).data == export(network, name, level=level).data, name


@pytest.mark.parametrize("name", ["gpml2021", "gpml2013a", "cx2", "graphml", "sbgn-af", "indra", "csv", "tsv"])
@pytest.mark.parametrize("where", ["agents", "statements"])
def test_a_field_dropped_in_silence_is_caught(name: str, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exporter broken on purpose: it leaves one field out of the file and says nothing."""
    field = {"agents": "synonyms", "statements": "aspect"}[where]
    plain = BaseModel.model_dump

    def forgetful(self: BaseModel, **options: Any) -> dict[str, Any]:
        made = plain(self, **options)
        made.pop(field, None)
        return made

    assert_true(founding(), name, Level.MECHANISM, Profile.CAPTION, False)
    monkeypatch.setattr(BaseModel, "model_dump", forgetful)
    with pytest.raises(AssertionError, match=field):
        assert_true(founding(), name, Level.MECHANISM, Profile.CAPTION, False)


@given(st.lists(st.text("aAxX_0.-\u00e9\n \u03b1\U0001d6fc:", max_size=7) | st.text(max_size=6), max_size=5))
@settings(deadline=None)
def test_names_in_files_are_names_of_xml_each_its_own_and_give_the_key_back(keys: list[str]) -> None:
    ids = Ids()
    names = [ids.take(key) for key in keys]
    assert len(set(names)) == len(names)
    assert [key_of(name) for name in names] == keys
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9._-]*", name) for name in names)


def test_what_json_forgets_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = "figtrace.model.codec.plain"
    plain = codec.plain

    def forgetful(record: BaseModel) -> dict[str, Any]:
        return {name: value for name, value in plain(record).items() if name != "references"}

    monkeypatch.setattr(whole, forgetful)
    with pytest.raises(AssertionError, match="reference"):
        assert_true(founding(), "json", Level.MECHANISM, Profile.CAPTION, False)


def test_what_sif_says_of_itself_is_read_from_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """SIF knows its losses by reading its own lines back: lines changed behind its back are caught."""
    kept = sif.dumps

    def shortened(network: Network, **asked: Any) -> Exported:
        made = kept(network, **asked)
        return Exported(made.text.partition("\n")[2], made.losses, made.companions)

    monkeypatch.setattr("figtrace.exchange.sif.dumps", shortened)
    with pytest.raises(AssertionError, match="sif"):
        assert_true(founding(), "sif", Level.MECHANISM, Profile.CAPTION, False)


@pytest.mark.parametrize("name", ["sif", "tsv", "csv"])
@pytest.mark.parametrize("field", ["synonyms", "aspect"])
def test_a_companion_that_forgets_is_caught(name: str, field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = export(founding(), name)
    assert fields_that_differ(founding(), load(out.content, name, out.companions).network) == set()
    row = cells.row
    monkeypatch.setattr(cells, "row", lambda record, columns: {**row(record, columns), field: ""})
    out = export(founding(), name)
    back = load(out.content, name, out.companions).network
    assert {where[1] for where in fields_that_differ(founding(), back)} == {field}


def test_a_loss_that_is_claimed_and_does_not_happen_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def boastful(job: Job) -> Exported:
        made = FORMATS["cx2"].dumps(job.network, level=job.level, profile=job.profile)
        return Exported(made.content, (*made.losses, Loss(LossKind.DROPPED, "mir155", "name", "not so")))

    monkeypatch.setattr("figtrace.exchange.graphml.dumps", exporter(boastful))
    monkeypatch.setattr("figtrace.exchange.graphml.loads", FORMATS["cx2"].loads)
    with pytest.raises(AssertionError, match="mir155"):
        assert_true(founding(), "graphml", Level.MECHANISM, Profile.CAPTION, False)
