"""The loss report is true: what differs after a round trip is exactly what does not return."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figtrace.exchange import FORMATS, export, fields_that_differ, load, readable, without_rejected
from figtrace.model.records import Network
from figtrace.model.vocabulary import Level, Profile
from tests.property.exchange_networks import networks

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
