"""Every leaf of the decision tree, and what denial, hedges and perturbed subjects do to it."""

from __future__ import annotations

from itertools import product

import pytest

from figtrace.curation.decide import QUESTIONS, WAYS, decide, next_question
from figtrace.model.problems import ProblemsFound
from figtrace.model.vocabulary import Basis, Sign, StatementType

T, S, B = StatementType, Sign, Basis
SIGNS = {
    "up": (S.POSITIVE, S.POSITIVE, B.EXPLICIT),
    "down": (S.NEGATIVE, S.NEGATIVE, B.EXPLICIT),
    "none": (S.UNSIGNED, S.UNSIGNED, B.EXPLICIT),
    "implied-up": (S.UNSIGNED, S.POSITIVE, B.EXPLICIT_SIGN_IMPLIED),
    "implied-down": (S.UNSIGNED, S.NEGATIVE, B.EXPLICIT_SIGN_IMPLIED),
    "papers-up": (S.UNSIGNED, S.POSITIVE, B.EXPLICIT_SIGN_LITERATURE),
    "papers-down": (S.UNSIGNED, S.NEGATIVE, B.EXPLICIT_SIGN_LITERATURE),
}
UP_DOWN = {
    "amount.thing": (T.INCREASE_AMOUNT, T.DECREASE_AMOUNT, T.REGULATION),
    "amount.process": (T.ACTIVATION, T.INHIBITION, T.REGULATION),
    "activity.thing": (T.ACTIVATION, T.INHIBITION, T.REGULATION),
    "activity.process": (T.ACTIVATION, T.INHIBITION, T.REGULATION),
    "regulated": (T.ACTIVATION, T.INHIBITION, T.REGULATION),
    "targeted": (T.ACTIVATION, T.INHIBITION, T.TARGETING),
    "meets": (T.ACTIVATION, T.INHIBITION, T.INTERACTION),
    "bound": (T.ACTIVATION, T.INHIBITION, T.COMPLEX),
}
PLACES = {"contains": T.CARRIAGE, "from": T.RELEASE, "to": T.DELIVERY, "into": T.CONVERSION}
PLAIN = {"denied": "no", "hedged": "no", "perturbed": "no"}


def answers(leaf: str) -> dict[str, str]:
    """The answers that lead to a leaf."""
    what, *rest = leaf.split(".")
    if not rest:
        return {"what": what, **PLAIN}
    keys = ("changed", "object", "sign") if len(rest) == 3 else ("changed", "sign")
    return {"what": what, **dict(zip(keys, rest, strict=True)), **PLAIN}


def test_the_leaves_are_these() -> None:
    effects = {f"effect.{way}.{sign}" for way, sign in product(UP_DOWN, SIGNS)}
    assert set(WAYS) == effects | PLACES.keys()


@pytest.mark.parametrize("leaf", sorted(PLACES))
def test_a_place_or_a_thing_has_no_sign(leaf: str) -> None:
    made = decide(answers(leaf))
    assert (made.type, made.sign_text, made.sign_model, made.leaf) == (PLACES[leaf], S.NONE, S.NONE, leaf)


@pytest.mark.parametrize(("way", "sign"), sorted(product(UP_DOWN, SIGNS)))
def test_an_effect(way: str, sign: str) -> None:
    made = decide(answers(f"effect.{way}.{sign}"))
    up, down, unsigned = UP_DOWN[way]
    of_sign = {S.POSITIVE: up, S.NEGATIVE: down, S.UNSIGNED: unsigned}
    said, modelled, basis = SIGNS[sign]
    assert (made.sign_text, made.sign_model, made.basis) == (said, modelled, basis)
    assert made.type is of_sign[said]
    assert made.modelled_type is (of_sign[modelled] if modelled is not said else None)
    assert made.needs_literature is (basis is B.EXPLICIT_SIGN_LITERATURE)
    assert made.leaf == f"effect.{way}.{sign}"


@pytest.mark.parametrize("leaf", sorted(WAYS))
def test_a_perturbed_subject_turns_the_sign_over_a_denial_refutes_and_a_hedge_is_kept(leaf: str) -> None:
    plain = decide(answers(leaf))
    turned = decide({**answers(leaf), "perturbed": "yes"})
    over = {S.POSITIVE: S.NEGATIVE, S.NEGATIVE: S.POSITIVE}
    assert (turned.sign_text, turned.sign_model) == tuple(over.get(s, s) for s in (plain.sign_text, plain.sign_model))
    kinds = {T.ACTIVATION: T.INHIBITION, T.INHIBITION: T.ACTIVATION}
    kinds |= {T.INCREASE_AMOUNT: T.DECREASE_AMOUNT, T.DECREASE_AMOUNT: T.INCREASE_AMOUNT}
    assert turned.type is kinds.get(plain.type, plain.type)
    assert turned.is_perturbed
    everything = decide({**answers(leaf), "denied": "yes", "hedged": "yes", "perturbed": "yes"})
    assert everything.leaf == f"{leaf}+denied+hedged+perturbed"
    assert (everything.direction, everything.is_hedged, plain.direction) == ("refutes", True, "supports")


@pytest.mark.parametrize(
    ("words", "leaf", "kind", "sign"),
    [
        ("downregulates the expression of ZO-1", "effect.amount.thing.down", T.DECREASE_AMOUNT, S.NEGATIVE),
        ("inhibit the cleavage of caspases", "effect.activity.process.down", T.INHIBITION, S.NEGATIVE),
        ("rich of miR-155", "contains", T.CARRIAGE, S.NONE),
        ("differentiation of fibroblasts into CAFs", "into", T.CONVERSION, S.NONE),
        ("interacts with integrin", "effect.meets.none", T.INTERACTION, S.UNSIGNED),
    ],
)
def test_founding_examples(words: str, leaf: str, kind: StatementType, sign: Sign) -> None:
    made = decide(answers(leaf))
    assert (made.type, made.sign_text) == (kind, sign), words


def test_questions_come_in_the_guides_order_and_only_where_they_matter() -> None:
    given: dict[str, str] = {}
    asked = []
    while (question := next_question(given)) is not None:
        asked.append(question.key)
        given[question.key] = {"what": "effect", "changed": "amount"}.get(question.key, question.options[0].key)
    assert asked == ["what", "changed", "object", "sign", "denied", "hedged", "perturbed"]
    assert next_question({"what": "contains", "denied": "no", "hedged": "no"}) is QUESTIONS["perturbed"]
    assert next_question({"what": "effect", "changed": "meets"}) is QUESTIONS["sign"]


def test_an_open_question_and_a_wrong_answer_are_refused() -> None:
    with pytest.raises(ProblemsFound, match="Which direction do the words give"):
        decide({"what": "effect", "changed": "meets"})
    with pytest.raises(ProblemsFound, match='"sideways" is no answer'):
        decide({"what": "effect", "sign": "sideways"})
    with pytest.raises(ProblemsFound, match='"x" is no answer'):
        decide({"colour": "x"})
