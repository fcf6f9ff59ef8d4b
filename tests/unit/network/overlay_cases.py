"""Tables as people bring them, and the answers that Python and the page must both give.

Run as a module to write ``tests/fixtures/overlay_vectors.json`` anew; the tests compare with what stands there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from figtrace.network.overlay import lay
from figtrace.network.sheet import read_text
from figtrace.network.terms import index
from tests.unit.network.made import founding

FILE = Path(__file__).parents[2] / "fixtures" / "overlay_vectors.json"

TABLES: dict[str, str] = {
    "symbols, a p-value and odd cells": (
        "gene,log2FC,padj\nTP53INP1,1.5,0.001\nhsa-miR-155-5p,-2,0.02\nHSPA1A,0.5,NA\nHSPA1B,1.5,0.3\n"
        "ERBB2,=1+1,1\nERBB2,3,0.1\nCAF,4,1\n2-Sep,1,1\nITGB1,1,1\nTGFB1,−1.2,x\nMIR105-2,1,1\n"
    ),
    "identifiers of every kind": (
        "id\tvalue\nhgnc:18022\t1\nHGNC:HGNC:3430\t2\nncbigene:1956\t3\nGeneID:7097\t4\nQ07157\t5\nP08648-2\t6\n"
        "sp|P0DMV8|HS71A_HUMAN\t7\nMIMAT0000092\t8\nMI0000111\t9\nENSG00000141510.17\t10\nfplx:TGFB\t-1\n"
    ),
    "NCBI numbers with a decimal comma": "Entrez;Fold change;note\n1956;2,0;a\n7097.0;0,5;b\n94241;8;c\n1;1;d\n",
    "quotes, blank lines, comments and a BOM-less export": (
        '# made by hand\n\n"Gene symbol","logFC ""raw"""\r\n"TLR2","1e-1"\r\n\r\n"TGF-β","-.5"\r\n"two\nlines","2"\r\n'
    ),
    "R's row names": "logFC\tp\nTJP1\t-1.5\t0\nSMAD2\t0.5\t1e-8\nSMAD4\t1.5\t0.5\n",
    "no header": "EGFR\t1\nTLR2\t-1\n",
    "ragged rows": "symbol|a|a|\nEGFR|1\nTLR2|1|2|3|4\nHER2|3|4|\n",
    "a ratio of equal parts": "symbol,ratio\nEGFR,1\nTLR2,1\n",
    "identifiers alone": "symbol,kind\nEGFR,x\nTLR2,y\n",
    "nothing of this network": "symbol,lfc\nACTB,1\nGAPDH,2\n1-Mar,3\n,4\n",
    "no identifiers": "one,two\n1,2\n3,4\n",
    "no column of identifiers": "what,much\nthis,2\nthat,4\n",
    "one column": "symbol\nEGFR\nTLR2\n",
    "empty": " \n\n",
    "only a comment": "# nothing here, really\n",
    "spellings": (
        "name,x\nmir 155,1\nMIR-92a,2\nhsa-mir-105-1,3\ntgf beta,4\nIntegrin alpha5,5\nZO–1,6\n"
        "prototype,7\n__proto__,8\n"
    ),
    "many columns": "gene,t0,t1,t2,word\nEGFR,0,1,2,a\nTLR2,0,-3,6,b\nTJP1,0,NA,-6,c\n",
    "a mean before the fold change": (
        "gene,baseMean,log2FoldChange,lfcSE,padj,logFC_24h,FC\nEGFR,900,1.5,0.1,0.01,2,4\nTLR2,20,-2,0.3,0.04,-1,0.5\n"
    ),
    "an open quote": 'gene,x\n"EGFR,1\nTLR2,2\n',
}
"""A few rows each; the biology is the founding figure's."""


def answered(text: str) -> dict[str, Any]:
    """What the domain says of a table, as the fixture holds it."""
    sheet, report = read_text(text)
    if sheet is None:
        return {"problems": [problem.as_dict() for problem in report]}
    return dict(lay(index(founding()), sheet, report))


def vectors() -> dict[str, Any]:
    """The whole fixture: the index that the page gets, and every table with its answer."""
    cases = [{"name": name, "text": text, "laid": answered(text)} for name, text in TABLES.items()]
    return {"index": index(founding()), "cases": cases}


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
