"""The rules by name: what each reads, in words for the curator, and how often it was right on the gold captions."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """What a rule reads, and its belief: (right + 1) / (found + 2) on the gold of ``figtrace score``."""

    words: str
    belief: float


RULES: dict[str, Rule] = {
    "effect-active": Rule("subject, verb, object", 0.8),
    "effect-shared": Rule("a second verb of the same subject, after “and” or a comma", 0.8),
    "effect-passive": Rule("object, “is … by”, subject", 0.8),
    "effect-reduced": Rule("object, “… by”, subject, without “is”", 0.8),
    "effect-by": Rule("“by …ing”: the way in which the subject acts", 0.8),
    "effect-to": Rule("“to …”: the purpose of the subject's act", 0.8),
    "effect-relative": Rule("“which …”, said of the name before it", 0.8),
    "effect-event": Rule("“which …”, said of what the subject did", 0.8),
    "effect-result": Rule("“, …ing”: what comes of the subject's act", 0.8),
    "effect-bare": Rule("“…ing” after the object: what comes of the subject's act", 0.6),
    "effect-participle": Rule("“…ing” right after the name that acts", 0.7),
    "effect-inserted": Rule("subject and verb, parted by an insertion", 0.8),
    "effect-chain": Rule("a verb that hangs on another of the same subject", 0.7),
    "effect-causative": Rule("“causes X to …”: X acts", 0.6),
    "effect-role-in": Rule("“plays a role in”", 0.7),
    "effect-involved-in": Rule("“is involved in”", 0.7),
    "effect-noun": Rule("“is an inhibitor of” and the like", 0.7),
    "carry-active": Rule("a verb of carrying or releasing", 0.8),
    "carry-shared": Rule("a second verb, of carrying", 0.7),
    "carry-participle": Rule("“containing …” right after the carrier", 0.8),
    "carry-relative": Rule("“which carries”", 0.8),
    "carry-by": Rule("“by releasing …”", 0.7),
    "carry-to": Rule("“to release …”", 0.6),
    "carry-result": Rule("“, releasing …”", 0.6),
    "derived-from": Rule("“derived from”, “secreted by”", 0.8),
    "carried-by": Rule("“carried by”, “loaded in”", 0.8),
    "in-vesicle": Rule("named as being in a vesicle", 0.8),
    "rich-in": Rule("“rich in”", 0.8),
    "transfer-of": Rule("“delivery of … by”", 0.8),
    "with-cargo": Rule("“with their cargo, such as”", 0.7),
    "bind-active": Rule("“binds”, “interacts with”, “recruits”", 0.8),
    "bind-by": Rule("“by binding to”", 0.8),
    "bind-noun": Rule("“binding of … to”", 0.7),
    "convert": Rule("one becomes another", 0.8),
    "convert-agent": Rule("what makes one become another", 0.8),
    "compound-induced": Rule("“X-induced Y”", 0.8),
    "compound-of": Rule("“X-mediated inhibition of Y”", 0.8),
    "compound-derived": Rule("“X-derived Y”", 0.8),
}
"""Every rule that has read a gold caption."""
UNKNOWN_BELIEF = 0.5
"""Of a rule that no gold caption has tried."""


def rule(name: str) -> Rule:
    """The rule of that name; one that no gold caption has tried says so and is believed by half."""
    return RULES.get(name) or Rule(f"a rule not yet measured ({name})", UNKNOWN_BELIEF)
