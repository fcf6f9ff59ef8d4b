"""How the type and the sign of a statement are decided from the words: a tree of questions, as data.

The order is that of the curation guide: place or effect, what is changed, which object, which sign, then denial, hedge
and perturbed subject. The way taken (``effect.amount.thing.down``) is stored with the edit as its ``leaf``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from figtrace.curation.cells import refused
from figtrace.model.vocabulary import Basis, Sign, StatementType

Direction = Literal["supports", "refutes"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its key, what it says, and words of captions that stand for it."""

    key: str
    words: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question and its answers; the first answer is the usual one."""

    key: str
    words: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers mean for a statement; one that the words deny is a negative finding (``refutes``).

    ``type`` and ``sign_text`` are what the words say, ``modelled_type`` (where it differs) and ``sign_model`` what the
    mechanism uses; ``advice`` says what to mind.
    """

    leaf: str
    type: StatementType
    sign_text: Sign
    sign_model: Sign
    modelled_type: StatementType | None = None
    basis: Basis = Basis.EXPLICIT
    direction: Direction = "supports"
    is_hedged: bool = False
    is_perturbed: bool = False
    needs_literature: bool = False
    advice: str = ""


QUESTIONS: Final[Mapping[str, Question]] = {
    question.key: question
    for question in (
        Question(
            "what",
            "Is it an effect, or a place or a thing?",
            (
                Option("effect", "something rises, falls or is acted upon"),
                Option("contains", "a vesicle holds a cargo", ("contain", "carry", "loaded in", "rich of")),
                Option("from", "a cell releases it", ("derived from", "released", "secreted")),
                Option("to", "a vesicle reaches a recipient", ("taken up by", "transferred to", "in fibroblasts")),
                Option("into", "one cell becomes another", ("differentiate into", "differentiation of A into B")),
            ),
        ),
        Question(
            "changed",
            "What is changed?",
            (
                Option("activity", "an activity, a process, a pathway or a state", ("activate", "promote", "inhibit")),
                Option("amount", "the amount of a thing", ("level", "expression", "downregulates")),
                Option("regulated", "it is regulated, and no more is said", ("role in", "regulates", "mediates")),
                Option("targeted", "it is a target, and no more is said", ("target", "act on")),
                Option("meets", "they interact, and no more is said", ("interacts with", "associated with")),
                Option("bound", "they bind", ("binds", "forms a complex with")),
            ),
        ),
        Question(
            "object",
            "What does the verb govern?",
            (
                Option("thing", "the object itself"),
                Option("process", "a process of it", ("the cleavage of caspases",)),
            ),
        ),
        Question(
            "sign",
            "Which direction do the words give?",
            (
                Option("up", "more of it", ("increase", "upregulate", "promote", "induce")),
                Option("down", "less of it", ("decrease", "downregulate", "inhibit", "suppress", "block")),
                Option("none", "none, however well the biology is known"),
                Option("implied-up", "a later clause implies more", ("target TLR2 to activate MDSCs",)),
                Option("implied-down", "a later clause implies less"),
                Option("papers-up", "none here; other papers say more"),
                Option("papers-down", "none here; other papers say less"),
            ),
        ),
        Question(
            "denied",
            "Do the words deny it?",
            (Option("no", "no"), Option("yes", "yes", ("does not", "fails to"))),
        ),
        Question(
            "hedged",
            "Is it said as a guess?",
            (
                Option("no", "no (can is no hedge)", ("can",)),
                Option("yes", "yes", ("may", "might", "could", "possible", "proposed", "putative", "likely")),
            ),
        ),
        Question(
            "perturbed",
            "Is the subject itself perturbed?",
            (Option("no", "no"), Option("yes", "yes: it is lost or blocked", ("loss of X", "blocking X"))),
        ),
    )
}
"""Every question by its key."""

_PLACES: Final[Mapping[str, StatementType]] = {
    "contains": StatementType.CARRIAGE,
    "from": StatementType.RELEASE,
    "to": StatementType.DELIVERY,
    "into": StatementType.CONVERSION,
}
_UNSIGNED: Final[Mapping[str, StatementType]] = {
    "regulated": StatementType.REGULATION,
    "targeted": StatementType.TARGETING,
    "meets": StatementType.INTERACTION,
    "bound": StatementType.COMPLEX,
}
_SIGNS: Final[Mapping[str, tuple[Sign, Sign, Basis]]] = {
    "up": (Sign.POSITIVE, Sign.POSITIVE, Basis.EXPLICIT),
    "down": (Sign.NEGATIVE, Sign.NEGATIVE, Basis.EXPLICIT),
    "none": (Sign.UNSIGNED, Sign.UNSIGNED, Basis.EXPLICIT),
    "implied-up": (Sign.UNSIGNED, Sign.POSITIVE, Basis.EXPLICIT_SIGN_IMPLIED),
    "implied-down": (Sign.UNSIGNED, Sign.NEGATIVE, Basis.EXPLICIT_SIGN_IMPLIED),
    "papers-up": (Sign.UNSIGNED, Sign.POSITIVE, Basis.EXPLICIT_SIGN_LITERATURE),
    "papers-down": (Sign.UNSIGNED, Sign.NEGATIVE, Basis.EXPLICIT_SIGN_LITERATURE),
}
_EFFECTS: Final[Mapping[tuple[str, Sign], StatementType]] = {
    ("amount", Sign.POSITIVE): StatementType.INCREASE_AMOUNT,
    ("amount", Sign.NEGATIVE): StatementType.DECREASE_AMOUNT,
    ("activity", Sign.POSITIVE): StatementType.ACTIVATION,
    ("activity", Sign.NEGATIVE): StatementType.INHIBITION,
}
_FLIPPED: Final = {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE}
_OPPOSITES: Final = {
    StatementType.INCREASE_AMOUNT: StatementType.DECREASE_AMOUNT,
    StatementType.DECREASE_AMOUNT: StatementType.INCREASE_AMOUNT,
    StatementType.ACTIVATION: StatementType.INHIBITION,
    StatementType.INHIBITION: StatementType.ACTIVATION,
}
_GOVERNS: Final = ("activity", "amount")
_ALWAYS: Final = ("denied", "hedged", "perturbed")


def _ways() -> Iterator[Outcome]:
    """The outcome of every way through the first four questions."""
    for what, kind in _PLACES.items():
        yield Outcome(what, kind, Sign.NONE, Sign.NONE)
    for sign in _SIGNS:
        for changed in _UNSIGNED:
            yield _effect(f"effect.{changed}.{sign}", changed, sign)
        for changed in _GOVERNS:
            yield _effect(f"effect.{changed}.thing.{sign}", changed, sign)
            # "inhibit the cleavage of caspases": the process is the object, and a process has no amount
            advice = "the object is the process, not the thing it happens to"
            yield replace(_effect(f"effect.{changed}.process.{sign}", "activity", sign), advice=advice)


def _effect(leaf: str, changed: str, sign: str) -> Outcome:
    said, modelled, basis = _SIGNS[sign]
    measured = changed if changed in _GOVERNS else "activity"
    unsigned = _UNSIGNED.get(changed, StatementType.REGULATION)
    kind = _EFFECTS.get((measured, said), unsigned)
    used = _EFFECTS.get((measured, modelled), unsigned)
    advice = "the words give a direction, so it is more than that" if changed in _UNSIGNED and kind != unsigned else ""
    literature = basis is Basis.EXPLICIT_SIGN_LITERATURE
    other = used if used != kind else None
    return Outcome(leaf, kind, said, modelled, other, basis, needs_literature=literature, advice=advice)


WAYS: Final[Mapping[str, Outcome]] = {outcome.leaf: outcome for outcome in _ways()}
"""Every leaf of the first four questions, and its outcome."""


def next_question(answers: Mapping[str, str]) -> Question | None:
    """The question to ask after these answers; None when all is said."""
    order = ["what"]
    if answers.get("what") == "effect":
        order.append("changed")
        if answers.get("changed") in _GOVERNS:
            order.append("object")
        order.append("sign")
    for key in (*order, *_ALWAYS):
        if key not in answers:
            return QUESTIONS[key]
    return None


def decide(answers: Mapping[str, str]) -> Outcome:
    """What the answers (question → option, by key) mean.

    Raises :class:`ProblemsFound` for an answer that is none of the question's, and while a question is open.
    """
    for key, answer in answers.items():
        question = QUESTIONS.get(key)
        if question is None or answer not in {option.key for option in question.options}:
            options = ", ".join(option.key for option in question.options) if question else ", ".join(QUESTIONS)
            raise refused("answer-unknown", key, f'"{answer}" is no answer', f"one of {options}")
    left = next_question(answers)
    if left is not None:
        raise refused("question-open", left.key, left.words, f"one of {', '.join(o.key for o in left.options)}")
    asked = ["what"]
    if answers["what"] == "effect":
        asked += ["changed", "object", "sign"] if answers["changed"] in _GOVERNS else ["changed", "sign"]
    return _modified(WAYS[".".join(answers[key] for key in asked)], answers)


def _modified(outcome: Outcome, answers: Mapping[str, str]) -> Outcome:
    """The outcome with denial, hedge and perturbed subject: a negative finding, a hedge, the opposite sign."""
    marks = [key for key in _ALWAYS if answers[key] == "yes"]
    made = replace(outcome, leaf="+".join([outcome.leaf, *marks]), is_hedged="hedged" in marks)
    if "perturbed" in marks:
        made = replace(
            made,
            type=_OPPOSITES.get(made.type, made.type),
            modelled_type=_OPPOSITES.get(made.modelled_type, made.modelled_type) if made.modelled_type else None,
            sign_text=_FLIPPED.get(made.sign_text, made.sign_text),
            sign_model=_FLIPPED.get(made.sign_model, made.sign_model),
            is_perturbed=True,
        )
    if "denied" in marks:
        advice = "the words deny it: a negative finding, kept and exported as refuting"
        made = replace(made, direction="refutes", advice=advice)
    return made
