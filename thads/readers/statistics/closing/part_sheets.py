"""Các phần về chính cơ quan trong tệp Excel của một bản: a sheet for each kind of row."""

from thads.law.indicators.publication import shown_code
from thads.readers.statistics.closing.agency import PARTS
from thads.readers.statistics.closing.parts import kept
from thads.readers.statistics.workbook import RowsSheet
from thads.records.publications.models import Publication
from thads.records.publications.queries import part_of


def part_sheets(version: Publication) -> list[RowsSheet]:
    """Trang của mọi phần mà bản này cất giữ."""
    found = []
    for part in PARTS.values():
        stored, rows = part_of(version, part.code), kept(part, version)
        if stored is None or rows is None:
            continue
        found += [
            RowsSheet(
                name=axis.title,
                title=part.title,
                edition=part.edition,
                check_code=shown_code(stored.check_code),
                heads=tuple(axis.columns.values()),
                rows=[
                    [getattr(row, name) for name in axis.columns]
                    for row in rows[axis.code]
                ],
            )
            for axis in part.axes
        ]
    return found
