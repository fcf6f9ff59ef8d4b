"""Workbooks: one sheet a table, written as text cells that are no formulas, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from figtrace.exchange.cells import plain
from figtrace.exchange.contract import Exported, Job, LossKind, exporter
from figtrace.exchange.park import xml_text
from figtrace.exchange.sheets import Sheet, sheets

_LONGEST = 32767
"""Characters that a cell of a workbook holds (ECMA-376; Excel's own limit)."""

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FONT = '<sz val="11"/><name val="Calibri"/>'
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_NS}"><fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Two cell styles: plain, and bold for the heads."""


@exporter
def dumps(job: Job) -> Exported:
    """The tables as one workbook (bytes)."""
    tables = sheets(job, "xlsx")
    parts = {
        "[Content_Types].xml": _content_types(tables),
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": _workbook(tables),
        "xl/_rels/workbook.xml.rels": _relations(tables),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in enumerate(tables, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _worksheet(job, sheet)
    return Exported(zipped(parts), tuple(job.losses))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts with a fixed date, so that the same parts make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _content_types(tables: Sequence[Sheet]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, len(tables) + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{overrides}</Types>'
    )


def _workbook(tables: Sequence[Sheet]) -> str:
    named = "".join(f'<sheet name="{sheet.name}" sheetId="{n}" r:id="rId{n}"/>' for n, sheet in enumerate(tables, 1))
    return f'{_XML}<workbook xmlns="{_NS}" xmlns:r="{_REL}"><sheets>{named}</sheets></workbook>'


def _relations(tables: Sequence[Sheet]) -> str:
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(tables) + 1)
    )
    styles = f'<Relationship Id="rId{len(tables) + 1}" Type="{_REL}/styles" Target="styles.xml"/>'
    return f'{_XML}<Relationships xmlns="{_PKG}/relationships">{related}{styles}</Relationships>'


def _worksheet(job: Job, sheet: Sheet) -> str:
    head = "".join(f'<c s="1" t="inlineStr"><is><t>{column}</t></is></c>' for column in sheet.columns)
    body = "".join(f"<row>{''.join(_cell(job, sheet, row, text) for text in row)}</row>" for row in sheet.rows)
    pane = '<pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'{_XML}<worksheet xmlns="{_NS}">{view}<sheetData><row>{head}</row>{body}</sheetData></worksheet>'


def _cell(job: Job, sheet: Sheet, row: list[str], text: str) -> str:
    if not text:
        return "<c/>"
    safe = xml_text(text)
    if safe != text or len(safe) > _LONGEST or "\r" in safe:
        column = sheet.columns[row.index(text)]
        message = f"a workbook's cell holds {_LONGEST} characters, and no control characters"
        job.lose(LossKind.DROPPED, plain(row[0]), column, message)
        safe = safe[:_LONGEST].replace("\r", "\n")
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(safe)}</t></is></c>'
