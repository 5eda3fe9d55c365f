"""Ghi PDF: the same report as data for the layout beside this file, each figure a link."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from thads.readers.reports.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
)
from thads.readers.reports.figures import Figure, Sentence
from thads.readers.reports.raster import FACE
from thads.readers.reports.word import Address
from thads.records.documents import rendering

LAYOUT = Path(__file__).with_name("report.typ")

Data = dict[str, Any]


def pdf_file(report: Report, address: Address, *, at: datetime) -> bytes:
    """Báo cáo thành tệp PDF/A có thẻ; the same report at a moment gives the same bytes."""
    return rendering.pdf(LAYOUT, _Laid(report, address).data, at=at)


class _Laid:
    """Turns the blocks of one report into what the layout reads."""

    def __init__(self, report: Report, address: Address) -> None:
        self.address = address
        title, *subject = report.title
        self.data: Data = {
            "name": " ".join(sentence.text for sentence in report.title),
            "letterhead": asdict(report.letterhead),
            "title": title.text,
            "subject": " ".join(sentence.text for sentence in subject),
            "authority": "",
            "period": report.period.text,
            "body": [self._block(block) for block in report.body],
            "recipients": list(report.recipients),
            "signatures": [asdict(report.signature)],
            "end_note": self._sentences(report.end_note),
            "annex": [self._block(table) for table in report.annex],
            "annex_note": self._sentences(filter(None, [report.annex_note])),
            "annex_signatures": [asdict(each) for each in report.annex_signatures],
        }

    def _block(self, block: Block) -> Data:
        if isinstance(block, Heading):
            text = f"{block.label.text} {block.text}"
            return {"kind": "heading", "level": block.level, "text": text}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "runs": self._sentences(block.sentences)}
        if isinstance(block, Picture):
            return self._picture(block)
        return self._table(block)

    def _picture(self, block: Picture) -> Data:
        return {
            "kind": "picture",
            "lines": [list(self._runs(each)) for each in block.sentences],
            "svg": block.chart.file(font=FACE),
            "alt": block.chart.summary,
        }

    def _table(self, block: Table) -> Data:
        heads = [block.header, *([block.letters] if block.letters else [])]
        return {
            "kind": "grid",
            "caption": list(self._runs(block.caption)),
            "widths": list(block.widths),
            "heads": [[self._cell(cell) for cell in row] for row in heads],
            "rows": [[self._cell(cell) for cell in row] for row in block.rows],
            "strong": sorted(block.strong),
            "wide": block.wide,
        }

    def _sentences(self, sentences: Any) -> list[Data]:
        runs: list[Data] = []
        for sentence in sentences:
            if runs:
                runs.append({"text": " ", "url": ""})
            runs += self._runs(sentence)
        return runs

    def _runs(self, sentence: Sentence) -> Iterator[Data]:
        for piece in sentence.pieces:
            yield self._cell(piece)

    def _cell(self, cell: Cell) -> Data:
        if not isinstance(cell, Figure):
            return {"text": cell, "url": "", "number": False}
        url = self.address(cell.source) if cell.source else ""
        number = not isinstance(cell.value, str)
        return {"text": cell.text, "url": url, "number": number}
