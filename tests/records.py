"""Small made-up records on disk for tests of the page: a figure without a network, and one full of script."""

from __future__ import annotations

from pathlib import Path

from figtrace.figures.library import Library, default_data
from figtrace.model.records import Agent, Evidence, Mechanism, Mention, Network, Span, Statement, sha256
from figtrace.model.vocabulary import AgentKind, Basis, Profile, Sign, StatementType

FOUNDING = "PMC9095362__SCI2022-9133658.005"
EVIL = "<script>window.evil=1</script>"
GROUPED = (
    '<Pathway xmlns="http://pathvisio.org/GPML/2021" title="P">'
    '<DataNode elementId="a" textLabel="A" groupRef="g"/><DataNode elementId="b" textLabel="B" groupRef="g"/>'
    '<DataNode elementId="c" textLabel="C"/><Group elementId="g" type="Complex"/>'
    '<Interaction elementId="l"><Waypoints><Point elementRef="c"/><Point elementRef="g" arrowHead="Stimulation"/>'
    "</Waypoints></Interaction></Pathway>"
)
"""A line that ends on a group of two."""
EVIL_CAPTION = f"{EVIL} increases <img src=x onerror=window.evil=1> in cells."


def write_record(data: Path, figid: str, caption: str) -> None:
    """A record with no more than it must have, and an OCR table of one row."""
    figures = data / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    quoted = caption.replace("'", "''")
    pmcid = figid.split("__")[0]
    (figures / f"{figid}.md").write_text(
        f"---\nfigid: {figid}\nfigtitle: A figure\npmcid: {pmcid}\nnumber: F1\ncaption: '{quoted}'\n"
        "papertitle: A paper.\nreftext: A One, et al. J. 2020;1:1.\nyear: '2020'\n---\n",
        encoding="utf-8",
    )
    (figures / f"{figid}-genes.tsv").write_text(
        "organism_id\torganism_name\torganism_group\tword\tmatch\tncbigene_symbol\tncbigene_id\tsource\tcount_match\n"
        "9606\tHomo sapiens\tAnimals\tTP53INP1\tTP53INP1\tTP53INP1\t94241\tncbigene_symbol\t1\n",
        encoding="utf-8",
    )


def write_evil(data: Path, figid: str) -> None:
    """A record and a network whose every word is an attempt to run a script."""
    write_record(data, figid, EVIL_CAPTION)
    figure = Library(data).figure(figid)
    start = EVIL_CAPTION.index("increases")
    evidence = Evidence(
        quote=EVIL_CAPTION,
        span=Span(0, len(EVIL_CAPTION)),
        prefix="",
        suffix="",
        caption_sha256=sha256(figure.caption),
        source=figid,
        sentence=1,
        cue=Span(start, start + 9),
        subject_spans=(Span(0, len(EVIL)),),
    )
    mention = Mention(text=EVIL, span=Span(0, len(EVIL)))
    network = Network(
        figid=figid,
        title=EVIL,
        caption_sha256=figure.caption_sha256,
        agents=(
            Agent(key="one", kind=AgentKind.PROTEIN, name=EVIL, synonyms=(f'"{EVIL}',), mentions=(mention,)),
            Agent(key="two", kind=AgentKind.PROTEIN, name=f'x" onmouseover="{EVIL}'),
        ),
        statements=(
            Statement(
                key="R01",
                type=StatementType.ACTIVATION,
                subject="one",
                object="two",
                sign_text=Sign.POSITIVE,
                sign_model=Sign.POSITIVE,
                basis=Basis.EXPLICIT,
                mechanism="M1",
                evidence=(evidence,),
                note=EVIL,
            ),
        ),
        mechanisms=(Mechanism(key="M1", title=EVIL, statements=("R01",)),),
    )
    Library(data).save(network)


SECOND_CAPTION = (
    "Metastatic exosomes carry miR-105, which raises the expression of ZO-1. TP53INP1 is lowered by miR-155. "
    "EGFR activates STAT3."
)


def write_second(data: Path, figid: str) -> None:
    """A second figure beside the founding one: agents that both have, one claim turned round, one agent more."""
    write_record(data, figid, SECOND_CAPTION)
    figure = Library(data).figure(figid)
    known = Library(default_data()).network(FOUNDING).agent
    shared = tuple(
        known[key].model_copy(update={"mentions": (), "ambiguities": (), "key": f"second_{key}"})
        for key in ("mir105", "zo1", "mir155", "tp53inp1", "egfr")
    )
    claims = (
        ("T1", "mir105", "zo1", Sign.POSITIVE, "miR-105, which raises the expression of ZO-1"),
        ("T2", "mir155", "tp53inp1", Sign.NEGATIVE, "TP53INP1 is lowered by miR-155"),
        ("T3", "egfr", "stat3", Sign.POSITIVE, "EGFR activates STAT3"),
    )
    network = Network(
        figid=figid,
        title="A second figure",
        caption_sha256=figure.caption_sha256,
        agents=(*shared, Agent(key="second_stat3", kind=AgentKind.PROTEIN, name="STAT3")),
        statements=tuple(
            Statement(
                key=key,
                type=StatementType.INCREASE_AMOUNT if sign is Sign.POSITIVE else StatementType.DECREASE_AMOUNT,
                subject=f"second_{subject}",
                object=f"second_{object_}",
                sign_text=sign,
                sign_model=sign,
                basis=Basis.EXPLICIT,
                profiles=tuple(Profile),
                evidence=(_quoted(figure.caption, quote, figid, sentence),),
            )
            for sentence, (key, subject, object_, sign, quote) in enumerate(claims, start=1)
        ),
    )
    Library(data).save(network)


def _quoted(caption: str, quote: str, figid: str, sentence: int) -> Evidence:
    start = caption.index(quote)
    verb = next(word for word in ("raises", "lowered", "activates") if word in quote)
    cue = caption.index(verb, start)
    return Evidence(
        quote=quote,
        span=Span(start, start + len(quote)),
        prefix=caption[max(0, start - 24) : start],
        suffix=caption[start + len(quote) : start + len(quote) + 24],
        caption_sha256=sha256(caption),
        source=figid,
        sentence=sentence,
        cue=Span(cue, cue + len(verb)),
    )
