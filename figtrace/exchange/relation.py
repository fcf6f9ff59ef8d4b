"""What a statement says at a reading level, as one of the thirteen rows that FORMATS §3 maps onto every format."""

from __future__ import annotations

from enum import StrEnum

from figtrace.exchange.contract import Job, LossKind
from figtrace.model.records import Statement
from figtrace.model.vocabulary import Level, Profile, Sign, StatementType


class Relation(StrEnum):
    """The rows; each value is a word that stands in SIF files and attribute columns."""

    INCREASES_AMOUNT = "increases-amount"
    DECREASES_AMOUNT = "decreases-amount"
    INCREASES = "increases"
    DECREASES = "decreases"
    TARGETS = "targets"
    INTERACTS = "interacts-with"
    BINDS = "binds"
    REGULATES = "regulates"
    CONTAINS = "contains"
    SECRETES = "secretes"
    DELIVERED = "delivered-to"
    CONVERTS = "converts-to"
    PRODUCES = "produces"


POSITIVE = frozenset({Relation.INCREASES_AMOUNT, Relation.INCREASES})
NEGATIVE = frozenset({Relation.DECREASES_AMOUNT, Relation.DECREASES})
UNSIGNED = frozenset({Relation.TARGETS, Relation.INTERACTS, Relation.BINDS, Relation.REGULATES})
EFFECTS = POSITIVE | NEGATIVE | UNSIGNED
"""The rows that are effects of one agent on another; the others are places, passages and changes of kind."""

_FLOWS = {
    StatementType.CARRIAGE: Relation.CONTAINS,
    StatementType.RELEASE: Relation.SECRETES,
    StatementType.DELIVERY: Relation.DELIVERED,
    StatementType.CONVERSION: Relation.CONVERTS,
    StatementType.PRODUCTION: Relation.PRODUCES,
}
_UNSIGNED = {
    StatementType.TARGETING: Relation.TARGETS,
    StatementType.INTERACTION: Relation.INTERACTS,
    StatementType.COMPLEX: Relation.BINDS,
}
_AMOUNTS = frozenset({StatementType.INCREASE_AMOUNT, StatementType.DECREASE_AMOUNT})
_SIGNED = {
    (True, Sign.POSITIVE): Relation.INCREASES_AMOUNT,
    (True, Sign.NEGATIVE): Relation.DECREASES_AMOUNT,
    (False, Sign.POSITIVE): Relation.INCREASES,
    (False, Sign.NEGATIVE): Relation.DECREASES,
}
TYPES = {
    Relation.INCREASES_AMOUNT: StatementType.INCREASE_AMOUNT,
    Relation.DECREASES_AMOUNT: StatementType.DECREASE_AMOUNT,
    Relation.INCREASES: StatementType.ACTIVATION,
    Relation.DECREASES: StatementType.INHIBITION,
    Relation.REGULATES: StatementType.REGULATION,
    **{relation: kind for kind, relation in _FLOWS.items()},
    **{relation: kind for kind, relation in _UNSIGNED.items()},
}
"""The statement type that a row is read as."""


def sign_at(statement: Statement, level: Level | None, profile: Profile) -> Sign:
    """The sign at this level; where every level is asked for, as said, and as modelled where nothing is said."""
    if level is None:
        return statement.sign_text or statement.sign_model
    return statement.sign_at(level, profile)


def relation_at(statement: Statement, level: Level | None, profile: Profile) -> Relation:
    """The row of FORMATS §3 under which the statement is written."""
    if statement.type in _FLOWS:
        return _FLOWS[statement.type]
    sign = sign_at(statement, level, profile)
    is_amount = statement.type in _AMOUNTS or statement.modelled_type in _AMOUNTS
    row = _SIGNED.get((is_amount, sign))
    return row or _UNSIGNED.get(statement.type, Relation.REGULATES)


def sign_of(relation: Relation) -> Sign:
    """The sign that a row carries."""
    if relation in POSITIVE:
        return Sign.POSITIVE
    if relation in NEGATIVE:
        return Sign.NEGATIVE
    return Sign.UNSIGNED if relation in UNSIGNED else Sign.NONE


def note_strengthened(
    job: Job, statement: Statement, relation: Relation, word: str, *, returns: bool, field: str = ""
) -> None:
    """Note a loss where the words name no direction, or no binding, and the format's word says one."""
    if statement.sign_text is Sign.UNSIGNED and relation in POSITIVE | NEGATIVE:
        said = f"the words give no direction; “{word}” has the model's {sign_of(relation).label}"
        job.lose(LossKind.STRENGTHENED, statement.key, field or "sign_text", said, returns=returns)
    elif relation is Relation.INTERACTS and "bind" in word.lower() + ("bind" if word == "Complex" else ""):
        said = f"the words say “{statement.type.phrase}”; “{word}” says that they bind"
        job.lose(LossKind.STRENGTHENED, statement.key, field or "type", said, returns=returns)
