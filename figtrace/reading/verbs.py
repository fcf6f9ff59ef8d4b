"""The verbs of captions: what each says of subject and object, in every form, and the particles that it asks for.

Relations are those of the annotation rules: increases, decreases, binds, contains/secretes, converts, no-direction.
"""

from __future__ import annotations

from typing import NamedTuple

from figtrace.reading.words import word_set

INCREASES, DECREASES, BINDS = "increases", "decreases", "binds"
CONTAINS, CONVERTS, NO_DIRECTION = "contains/secretes", "converts", "no-direction"

_INCREASES = (
    "activate promote induce enhance increase upregulate up-regulate stimulate cause trigger elevate elicit "
    "facilitate accelerate augment drive support potentiate restore strengthen boost initiate evoke provoke "
    "amplify favor favour foster reactivate stabilize stabilise improve exacerbate aggravate transactivate "
    "sensitize sustain evoke generate catalyze catalyse maintain raise spur reinforce rescue preserve intensify "
    "attract chemoattract confer hyperactivate derepress disinhibit expand prolong hasten upmodulate co-activate "
    "assist allow enable"
)
_DECREASES = (
    "inhibit suppress block decrease reduce downregulate down-regulate silence attenuate repress abolish "
    "impair prevent diminish antagonize antagonise degrade sponge reverse cancel ameliorate alleviate abrogate "
    "restrain retard limit lower weaken inactivate disrupt interrupt hinder delay counteract eliminate deplete "
    "dampen mitigate hamper neutralize neutralise halt curb lessen destabilize destabilise deactivate "
    "antagonise relieve sequester quench destroy clear inhbit suppres supress compromise impede "
    "oppose overcome prohibit blunt ablate curtail constrain nullify downmodulate disassemble dismantle kill lyse "
    "eradicate"
)
_NO_DIRECTION = (
    "regulate mediate affect modulate control influence alter change phosphorylate target impact reshape "
    "remodel ubiquitinate dephosphorylate methylate acetylate govern orchestrate deacetylate demethylate "
    "deubiquitinate "
    "ubiquitylate ubiquitinylate deubiquitylate glycosylate nitrosylate sumoylate hydroxylate palmitoylate"
)
_BINDS = "bind recruit recognize recognise engage sense detect"
_CONTAINS = (
    "contain carry deliver transfer transport release secrete encapsulate package harbor harbour transmit "
    "shuttle convey"
)
_CONVERTS = (
    "convert differentiate transform reprogram polarize polarise transdifferentiate switch skew repolarize "
    "metabolize metabolise hydrolyze hydrolyse isomerize oxidize oxidise"
)
_GENERIC = (
    "play lead result contribute give interact associate derive act participate involve serve respond enter "
    "exist show indicate represent depict illustrate describe know think consider suggest propose remain occur "
    "happen take make use become include implicate express localize translocate dissociate encounter sort guard "
    "circulate fuse internalize absorb form compose consist comprise require need depend "
    "permit exert lack undergo produce reach cleave accumulate assemble cooperate compete correlate summarize "
    "summarise highlight demonstrate reveal present provide exhibit display possess converge signal proceed "
    "overexpress load enrich synthesize synthesise incorporate supply bypass utilize utilise find observe "
    "identify begin start stop arise originate participate migrate invade proliferate grow survive die share "
    "trap drive help tend appear seem mark connect link couple follow accompany determine define "
    "measure report obtain treat expose infect inject transfect isolate collect stimulate launch spread "
    "communicate travel move pass exit export import dimerize oligomerize polymerize "
    "fail function lack ensure mimic evade escape protect shift "
    "acquire adopt attach anchor conjugate deposit detach diffuse elongate emerge encode engulf evolve extend hijack "
    "infiltrate mobilize occupy penetrate phagocytose remove replace reside retain tether transduce traverse unfold "
    "persist operate lose endocytose interfere heterodimerize homodimerize splice phenocopy underlie combine"
)
_SENSES = {
    **dict.fromkeys(_GENERIC.split(), ""),
    **dict.fromkeys(_NO_DIRECTION.split(), NO_DIRECTION),
    **dict.fromkeys(_BINDS.split(), BINDS),
    **dict.fromkeys(_CONTAINS.split(), CONTAINS),
    **dict.fromkeys(_CONVERTS.split(), CONVERTS),
    **dict.fromkeys(_INCREASES.split(), INCREASES),
    **dict.fromkeys(_DECREASES.split(), DECREASES),
}
PARTICLES = {
    ("lead", "to"): INCREASES,
    ("result", "in"): INCREASES,
    ("contribute", "to"): INCREASES,
    ("interact", "with"): BINDS,
    ("associate", "with"): BINDS,
    ("bind", "to"): BINDS,
    ("bind", "with"): BINDS,
    ("bind", "on"): BINDS,
    ("help", "in"): INCREASES,
    ("act", "on"): NO_DIRECTION,
    ("participate", "in"): NO_DIRECTION,
    ("protect", "from"): DECREASES,
    ("protect", "against"): DECREASES,
    ("interfere", "with"): DECREASES,
    ("dimerize", "with"): BINDS,
    ("combine", "with"): BINDS,
    ("heterodimerize", "with"): BINDS,
}
"""Verb and particle that make a relation; a verb of that list without its particle states none."""
NEEDS_PARTICLE = frozenset(verb for verb, _ in PARTICLES) - {"bind", "dimerize", "help"}
AMOUNT = word_set("upregulate up-regulate downregulate down-regulate silence sponge degrade deplete")
"""Verbs whose object is an amount, whether the words say so or not."""
_IRREGULAR = {
    "bind": ("bound", "binding"),
    "drive": ("drove driven", "driving"),
    "lead": ("led", "leading"),
    "give": ("gave given", "giving"),
    "take": ("took taken", "taking"),
    "make": ("made", "making"),
    "become": ("became", "becoming"),
    "know": ("known knew", "knowing"),
    "think": ("thought", "thinking"),
    "find": ("found", "finding"),
    "begin": ("began begun", "beginning"),
    "grow": ("grew grown", "growing"),
    "undergo": ("underwent undergone", "undergoing"),
    "show": ("shown showed", "showing"),
    "die": ("died", "dying"),
    "spread": ("spread", "spreading"),
}
_DOUBLED = word_set("stop trap transfer occur spur permit ship reprogram transfer cancel signal curb")


class Verb(NamedTuple):
    """A verb in one of its forms: ``base``, ``s``, ``ed`` or ``ing``; ``relation`` is empty where it states none."""

    lemma: str
    form: str
    relation: str


def _forms(lemma: str) -> list[tuple[str, str]]:
    if lemma in _IRREGULAR:
        past, ing = _IRREGULAR[lemma]
        forms = [(word, "ed") for word in past.split()] + [(ing, "ing")]
        return [(lemma, "base"), (lemma + ("es" if lemma.endswith("o") else "s"), "s"), *forms]
    if lemma.endswith("e"):
        return [(lemma, "base"), (lemma + "s", "s"), (lemma + "d", "ed"), (lemma[:-1] + "ing", "ing")]
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return [(lemma, "base"), (lemma[:-1] + "ies", "s"), (lemma[:-1] + "ied", "ed"), (lemma + "ing", "ing")]
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    regular = [(lemma, "base"), (s, "s"), (lemma + "ed", "ed"), (lemma + "ing", "ing")]
    if lemma in _DOUBLED:
        regular += [(lemma + lemma[-1] + "ed", "ed"), (lemma + lemma[-1] + "ing", "ing")]
    return regular


VERBS: dict[str, Verb] = {
    word: Verb(lemma, form, relation) for lemma, relation in _SENSES.items() for word, form in _forms(lemma)
}
"""Lower-case word → the verb that it is a form of."""
VERBS["inhibitsthe"] = Verb("inhibit", "s", DECREASES)
for _alias, _word in (("inhibiting", "inhibit"), ("co-activates", "activate")):
    VERBS[_alias] = Verb(_word, "ing" if _alias.endswith("ing") else "s", _SENSES[_word])

POSITIVE_NOUNS = word_set(
    "activation expression upregulation up-regulation overexpression induction stimulation enhancement "
    "elevation increase promotion secretion production release generation level levels activity activities "
    "transcription phosphorylation signaling signalling abundance accumulation synthesis amount amounts "
    "presence overactivation hyperactivation stabilization restoration translation recruitment content "
    "delivery formation development occurrence initiation increases function action actions functions assembly "
    "process processes augmentation potentiation amplification triggering promoter promoters pathway pathways "
    "dimerization oligomerization maturation autophosphorylation hyperphosphorylation transactivation overproduction"
)
"""Nouns that stand before "of X" or after X and leave the direction as it is: an effect on them is one on X."""
MODIFICATIONS = word_set(
    "phosphorylation dephosphorylation ubiquitination ubiquitylation acetylation deacetylation methylation "
    "demethylation glycosylation sumoylation hydroxylation"
)
"""Nouns of what is done to a molecule; the annotation rules give them no direction."""
NEGATIVE_NOUNS = word_set(
    "inhibition suppression downregulation down-regulation loss reduction inactivation degradation blockade "
    "silencing repression depletion ablation absence deficiency knockdown knockout attenuation decrease "
    "impairment disruption blocking deletion inhibitor inhibitors decreases abrogation elimination lack "
    "prevention removal antagonism destabilization deprivation withdrawal shortage scarcity insufficiency "
    "haploinsufficiency neutralization sequestration"
)
"""Nouns that turn the direction: an effect on them is the opposite on X; as a subject, X is perturbed."""
UNSIGNED_NOUNS = word_set(
    "regulation modulation alteration alterations change changes control dysregulation involvement role effect "
    "effects influence impact"
)
"""Nouns that take the direction away."""
POSITIVE_ADJECTIVES = word_set(
    "increased enhanced elevated upregulated up-regulated activated high higher overexpressed induced "
    "augmented excessive increasing"
)
NEGATIVE_ADJECTIVES = word_set(
    "decreased reduced diminished impaired downregulated down-regulated suppressed inhibited low lower "
    "dominant-negative attenuated defective silenced deficient lost less inactivated blocked abolished"
)
HEDGES = word_set(
    "may might could possible possibly proposed propose putative suggested suggest suggests likely "
    "hypothetical hypothesized hypothesize presumably probably perhaps potentially supposedly thought"
)
"""Words of the annotation rules that make a claim a guess, and their like; "can" is none."""
NEGATIONS = word_set("not cannot never neither nor without fails fail failed unable no lacks lack")
