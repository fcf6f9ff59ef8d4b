"""INDRA's twelve curation tags, their words as they are; the definitions are ours."""

from __future__ import annotations

import re
from typing import Final

from figtrace.model import curie
from figtrace.model.vocabulary import Word


class Tag(Word):
    """What a reviewer found: ``correct``, or one of eleven errors."""

    CORRECT = "correct", "correct", "All is right."
    ENTITY_BOUNDARIES = "entity_boundaries", "name cut wrong", "The words of a name are cut wrong."
    GROUNDING = "grounding", "wrong identifier", "An agent has the wrong identifier."
    NO_RELATION = "no_relation", "no relation", "The text states none."
    WRONG_RELATION = "wrong_relation", "another type", "The text states another type."
    ACT_VS_AMT = "act_vs_amt", "activity or amount", "Activity is taken for amount, or amount for activity."
    POLARITY = "polarity", "wrong sign", "The sign is wrong."
    NEGATIVE_RESULT = "negative_result", "denied", "The text denies it."
    HYPOTHESIS = "hypothesis", "hypothesis", "It is said as a guess or an aim."
    AGENT_CONDITIONS = "agent_conditions", "condition missing", "Mutation, state or binding is missing."
    MOD_SITE = "mod_site", "wrong site", "The site of a modification is wrong."
    OTHER = "other", "other", "Anything else: say it in words."


ERROR_TAGS = tuple(tag for tag in Tag if tag is not Tag.CORRECT)
"""The eleven with which a statement is rejected."""

CONVENTIONS: Final = {Tag.ENTITY_BOUNDARIES: "[correct words]", Tag.GROUNDING: "[words] -> CURIE"}
"""INDRA's own way of writing, beside these tags, what would be right (its curation guide's comment conventions)."""

_RIGHT: Final = re.compile(r"^\[[^\[\]]+\](?: -> (?P<curie>\S+))?$")


def convention_fault(tag: Tag | None, text: str) -> str | None:
    """What is wrong with a comment that begins as a convention does; None for free words and for what fits.

    >>> convention_fault(Tag.GROUNDING, "[TLR2] -> hgnc:11848"), convention_fault(Tag.OTHER, "[sic]")
    (None, None)
    """
    if tag not in CONVENTIONS or not text.startswith("["):
        return None
    found = _RIGHT.match(text.strip())
    if found is None or (tag is Tag.GROUNDING) != (found["curie"] is not None):
        return f"the comment is not “{CONVENTIONS[tag]}”"
    if found["curie"] and not curie.is_valid(found["curie"]):
        return f'"{found["curie"]}" is no identifier of a known form'
    return None
