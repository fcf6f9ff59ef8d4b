"""Small made-up records on disk for tests of the page: a figure without a network, and one full of script."""

from __future__ import annotations

from pathlib import Path

from figtrace.figures.library import Library
from figtrace.model.records import Agent, Evidence, Mechanism, Mention, Network, Span, Statement, sha256
from figtrace.model.vocabulary import AgentKind, Basis, Sign, StatementType

FOUNDING = "PMC9095362__SCI2022-9133658.005"
EVIL = "<script>window.evil=1</script>"
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
