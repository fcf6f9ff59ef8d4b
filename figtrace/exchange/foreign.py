"""Other people's words for kinds and relations, as ours; what no table names is unclassified, or unsigned."""

from __future__ import annotations

from collections.abc import Mapping

from figtrace.exchange.relation import Relation
from figtrace.model.vocabulary import AgentKind

_KINDS = {
    "protein": AgentKind.PROTEIN,
    "geneproduct": AgentKind.GENE,
    "gene": AgentKind.GENE,
    "dna": AgentKind.GENE,
    "rna": AgentKind.GENE,
    "mirna": AgentKind.MIRNA,
    "microrna": AgentKind.MIRNA,
    "complex": AgentKind.COMPLEX,
    "metabolite": AgentKind.CHEMICAL,
    "chemical": AgentKind.CHEMICAL,
    "smallmolecule": AgentKind.CHEMICAL,
    "drug": AgentKind.CHEMICAL,
    "pathway": AgentKind.PATHWAY,
    "phenotype": AgentKind.PROCESS,
    "biologicalprocess": AgentKind.PROCESS,
    "process": AgentKind.PROCESS,
    "event": AgentKind.PROCESS,
    "family": AgentKind.FAMILY,
    "proteinfamily": AgentKind.FAMILY,
    "vesicle": AgentKind.VESICLE,
    "celltype": AgentKind.CELL_TYPE,
    "cell": AgentKind.CELL_TYPE,
    "cellline": AgentKind.CELL_LINE,
}

_RELATIONS = {
    **{relation.value.replace("-", ""): relation for relation in Relation},
    "activates": Relation.INCREASES,
    "activation": Relation.INCREASES,
    "stimulation": Relation.INCREASES,
    "mimstimulation": Relation.INCREASES,
    "positiveinfluence": Relation.INCREASES,
    "necessarystimulation": Relation.INCREASES,
    "inhibits": Relation.DECREASES,
    "inhibition": Relation.DECREASES,
    "miminhibition": Relation.DECREASES,
    "tbar": Relation.DECREASES,
    "negativeinfluence": Relation.DECREASES,
    "increasesamount": Relation.INCREASES_AMOUNT,
    "decreasesamount": Relation.DECREASES_AMOUNT,
    "binding": Relation.BINDS,
    "mimbinding": Relation.BINDS,
    "interacts": Relation.INTERACTS,
    "undirected": Relation.INTERACTS,
    "line": Relation.INTERACTS,
    "directed": Relation.REGULATES,
    "arrow": Relation.REGULATES,
    "unknowninfluence": Relation.REGULATES,
    "translocation": Relation.DELIVERED,
    "mimtranslocation": Relation.DELIVERED,
    "conversion": Relation.CONVERTS,
    "mimconversion": Relation.CONVERTS,
    "secretes": Relation.SECRETES,
    "contains": Relation.CONTAINS,
}


_LICENCES = frozenset({"licence", "license", "datalicence", "rights", "dcrights", "dctermslicense", "cclicense"})
"""Names, folded, under which files state the licence of their data (NDEx has ``rights``, Dublin Core both)."""


def licence_from(attributes: Mapping[str, object]) -> str | None:
    """The licence that named attributes of a whole file state, in its own words; None where none does."""
    for name, value in attributes.items():
        if _folded(name) in _LICENCES and isinstance(value, str) and value.strip():
            return value.strip()
    return None


_LONGEST = 200
"""Characters of a word that are looked at: longer ones stand in no table."""


def _folded(word: str) -> str:
    return "".join(c for c in word[:_LONGEST].lower() if c.isalnum())


def kind_from(word: str) -> AgentKind:
    """The agent kind that a foreign word means; unclassified where no table names it."""
    return _KINDS.get(_folded(word), AgentKind.UNKNOWN)


def relation_from(word: str) -> Relation | None:
    """The relation that a foreign word means; None where no table names it."""
    return _RELATIONS.get(_folded(word))
