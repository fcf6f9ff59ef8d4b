"""The rules by name: what each reads, in words for the curator, and how often it was right on the gold captions."""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """What a rule reads; how many distinct statements it found on the gold captions, and how many were right."""

    words: str
    found: int
    right: int

    @property
    def belief(self) -> float:
        """How far a suggestion of this rule is believed: (right + 1) / (found + 2); one half where none was tried."""
        return (self.right + 1) / (self.found + 2)


RULES: dict[str, Rule] = {
    "effect-active": Rule("subject, verb, object", 25, 25),
    "effect-shared": Rule("a second verb of the same subject, after “and” or a comma", 26, 26),
    "effect-passive": Rule("object, “is … by”, subject", 1, 1),
    "effect-reduced": Rule("object, “… by”, subject, without “is”", 2, 2),
    "effect-by": Rule("“by …ing”: the way in which the subject acts", 3, 3),
    "effect-to": Rule("“to …”: the purpose of the subject's act", 13, 13),
    "effect-relative": Rule("“which …”, said of the name before it", 5, 5),
    "effect-event": Rule("“which …”, said of what the subject did", 3, 3),
    "effect-result": Rule("“, …ing”: what comes of the subject's act", 21, 21),
    "effect-bare": Rule("“…ing” after the object: what comes of the subject's act", 0, 0),
    "effect-participle": Rule("“…ing” right after the name that acts", 0, 0),
    "effect-inserted": Rule("subject and verb, parted by an insertion", 6, 4),
    "effect-chain": Rule("a verb that hangs on another of the same subject", 0, 0),
    "effect-causative": Rule("“causes X to …”: X acts", 0, 0),
    "effect-role-in": Rule("“plays a role in”", 1, 1),
    "effect-involved-in": Rule("“is involved in”", 0, 0),
    "effect-noun": Rule("“is an inhibitor of”, “is a target of” and the like", 0, 0),
    "effect-from": Rule("“prevents … from …ing”", 0, 0),
    "effect-way": Rule("“through inhibition of”: the way in which the subject acts", 0, 0),
    "noun-of-by": Rule("“activation of … by”", 0, 0),
    "bind-complex": Rule("“forms a complex with”", 0, 0),
    "carry-active": Rule("a verb of carrying or releasing", 7, 7),
    "carry-shared": Rule("a second verb of the same subject, of carrying", 0, 0),
    "carry-participle": Rule("“containing …” right after the carrier", 1, 1),
    "carry-relative": Rule("“which carries”", 0, 0),
    "carry-inserted": Rule("carrier and verb, parted by an insertion", 0, 0),
    "carry-by": Rule("“by releasing …”", 0, 0),
    "carry-to": Rule("“to release …”", 0, 0),
    "carry-result": Rule("“, releasing …”", 0, 0),
    "derived-from": Rule("“derived from”, “secreted by”", 7, 7),
    "from-cell": Rule("vesicles “from” a cell", 0, 0),
    "carried-by": Rule("“carried by”, “loaded in”, “enriched in”", 3, 3),
    "in-vesicle": Rule("named as being in a vesicle", 6, 6),
    "rich-in": Rule("“is rich in”", 1, 1),
    "transfer-of": Rule("“delivery of … by”", 2, 2),
    "with-cargo": Rule("“with their cargo, such as”", 4, 4),
    "bind-active": Rule("“binds”, “interacts with”, “recruits”", 8, 8),
    "bind-by": Rule("“by binding to”", 4, 4),
    "bind-inserted": Rule("binder and verb, parted by an insertion", 2, 2),
    "bind-shared": Rule("a second verb of the same subject, of binding", 1, 1),
    "bind-relative": Rule("“which binds”", 0, 0),
    "bind-participle": Rule("“binding to” right after the name", 0, 0),
    "bind-reduced": Rule("“bound by”, “recognised by”", 0, 0),
    "bind-passive": Rule("“is bound by”", 0, 0),
    "bind-to": Rule("“to bind”", 0, 0),
    "bind-result": Rule("“, binding …”", 0, 0),
    "bind-noun": Rule("“binding of … to”, “interaction between”", 0, 0),
    "convert": Rule("one becomes another", 5, 5),
    "convert-agent": Rule("what makes one become another", 5, 5),
    "compound-induced": Rule("“X-induced Y”", 2, 2),
    "compound-of": Rule("“X-mediated inhibition of Y”", 0, 0),
    "compound-derived": Rule("“X-derived Y”", 1, 1),
    "implied-step": Rule("a step that a chain of the words implies", 0, 0),
}
"""Every rule. Counts: ``figtrace score`` on the development gold (12 captions, one annotator), on which the rules were
written: they are no estimate for other captions. A test holds them to what the rules do today."""


def rule(name: str) -> Rule:
    """The rule of that name; one that is not listed says so and is believed by half."""
    return RULES.get(name) or Rule(f"a rule not yet listed ({name})", 0, 0)
