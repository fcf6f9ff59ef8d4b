"""What is to be reached, and the table's lines: each number of ours beside its peers' of the same run."""

from __future__ import annotations

from benchmarks.cases import Case
from benchmarks.page import Samples
from benchmarks.peers import NAMES, TITLES
from benchmarks.rounds import Results
from benchmarks.samples import Line, median, percentile
from benchmarks.serving import FIGTRACE

CLICK_P50, CLICK_P95, CLICK_TIMES = 4.0, 16.7, 10.0
"""ms above the bare page's own click; and how many times faster than dash-cytoscape with a server callback."""
LOADING = {"founding": (0.5, 1.3), "1,000": (1.5, 2.0)}
"""First picture by the bare page's, clickable by the Mantine page's."""
FRAMES = {"1,000": 16.7, "5,000": 33.4}
"""ms between frames, p95: one frame of 60 a second, and two."""
WIRE, MEMORY, START, SHIFT = 700.0, 150.0, 3.0, 0.01
"""KB compressed; MB; seconds from a second start to the first answer; layout shift, which is nought."""


def lines(results: Results, cases: tuple[Case, ...]) -> list[Line]:
    """All lines of the page and the server."""
    told = [line for case in cases for line in (*_clicks(results, case), *_loading(results, case))]
    told += [line for case in cases for line in _frames(results, case)]
    first = results.of(cases[0], FIGTRACE)
    wire = {name: median(results.of(cases[0], name).of("wire")) for name in NAMES}
    beside = ", ".join(f"{TITLES[name]} {value:,.0f}" for name, value in wire.items())
    told += [Line("over the wire, first load, founding", median(first.of("wire")), "KB", WIRE, told=beside)]
    for case in cases[1:]:
        told.append(
            Line(f"over the wire, first load, {case.name}", median(results.of(case, FIGTRACE).of("wire")), "KB")
        )
    told.append(Line("layout shift, founding", max(first.of("shift"), default=0.0), "", SHIFT))
    rss = f"the process that answers: {results.memory.get('rss', 0):.0f} MB RSS"
    told.append(Line("server memory, all processes", results.memory.get("pss", float("nan")), "MB", MEMORY, told=rss))
    told.append(Line("second start → first answer", median(results.starts), "s", START))
    return told


def _clicks(results: Results, case: Case) -> list[Line]:
    ours, bare, server = (results.of(case, name) for name in (FIGTRACE, "bare", "cytoscape_server"))
    has_goal = case.name in LOADING
    told = []
    for share, most in ((0.5, CLICK_P50), (0.95, CLICK_P95)):
        own, base = percentile(ours.clicks, share), percentile(bare.clicks, share)
        beside = f"{own:.1f} ms beside bare {base:.1f} ms, n = {len(ours.clicks)}"
        name = f"click → changed, {case.name}, p{share * 100:.0f} above bare"
        told.append(Line(name, own - base, "ms", most if has_goal else None, told=beside))
    peers = ", ".join(f"{TITLES[name]} {median(results.of(case, name).clicks):.1f}" for name in NAMES[2:])
    times = median(server.clicks) / median(ours.clicks)
    told.append(
        Line(
            f"… times faster than cytoscape + server, {case.name}",
            times,
            "×",
            CLICK_TIMES if has_goal else None,
            True,
            peers,
        )
    )
    name = f"click → painted frame, {case.name}, p50"
    told.append(Line(name, median(ours.painted), "ms", told=f"bare {median(bare.painted):.1f} ms"))
    return told


def _loading(results: Results, case: Case) -> list[Line]:
    picture, clickable = LOADING.get(case.name, (None, None))
    ours, bare, mantine = (results.of(case, name) for name in (FIGTRACE, "bare", "mantine"))
    others = ", ".join(f"{TITLES[name]} {median(results.of(case, name).of('picture')):,.0f}" for name in NAMES[2:])
    return [
        Line(
            f"load → first picture, {case.name}, by bare",
            median(ours.of("picture")) / median(bare.of("picture")),
            "×",
            picture,
            told=f"{_beside(ours, bare, 'picture', 'bare')}; {others}",
        ),
        Line(
            f"load → clickable, {case.name}, by Mantine",
            median(ours.of("answered")) / median(mantine.of("answered")),
            "×",
            clickable,
            told=_beside(ours, mantine, "answered", "Mantine"),
        ),
    ]


def _beside(ours: Samples, other: Samples, what: str, name: str) -> str:
    return f"{median(ours.of(what)):,.0f} ms beside {name} {median(other.of(what)):,.0f} ms"


def _frames(results: Results, case: Case) -> list[Line]:
    told = []
    for what in ("pan", "zoom"):
        own = getattr(results.of(case, FIGTRACE), what)
        peers = ", ".join(f"{name} {percentile(getattr(results.of(case, name), what), 0.95):.0f}" for name in NAMES)
        name = f"{what}, frames, {case.name}, p95"
        told.append(
            Line(name, percentile(own, 0.95), "ms", FRAMES.get(case.name), told=f"p50 {median(own):.1f}; {peers}")
        )
    return told
