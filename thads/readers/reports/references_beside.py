"""Con số bên cạnh trang viết: what a section is likely to speak of, with its codes."""

from dataclasses import dataclass

from thads.readers.reports.facts import FormTable, ReportFacts
from thads.readers.reports.figures import Figure
from thads.readers.reports.sections import named
from thads.readers.reports.sections.places import places_of

_OF_SECTION = {
    "ngan_sach": ("03",),
    "tin_dung": ("01", "02"),
    "tham_nhung": ("01", "02"),
    "cuong_che": ("07",),
    "dan_van": ("07",),
    "mien_giam": ("06",),
    "giai_thich": ("02tkln",),
    "hanh_chinh": ("12",),
    "tiep_cong_dan": ("09",),
    "khieu_nai": ("08",),
    "kiem_tra": ("10",),
    "boi_thuong": ("11",),
}
_ASSESSED = ("01", "02", "07")
_LINE_OF = {"tin_dung": "tin_dung", "tham_nhung": "tham_nhung"}


@dataclass(frozen=True, slots=True)
class Known:
    """Một con số có thể nhắc tới: its code, what it is, how it reads today."""

    code: str
    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Beside:
    """Các nhóm con số, by the form they come from."""

    groups: tuple[tuple[str, tuple[Known, ...]], ...]


def beside(facts: ReportFacts, section: str) -> Beside:
    """Các con số cho một mục: named ones first, then the cells of its forms."""
    found = [("Chỉ tiêu và kết quả", _named(facts))]
    for form in _OF_SECTION.get(section, _ASSESSED):
        if (table := facts.forms.get(form)) is not None:
            title = f"Biểu {form}. {table.edition.title}"
            found.append((title, _cells(facts, table, _LINE_OF.get(section, ""))))
    return Beside(tuple((title, known) for title, known in found if known))


def _named(facts: ReportFacts) -> tuple[Known, ...]:
    figures = named.figures(facts)
    return tuple(
        Known(name, meaning, found)
        for name, meaning in named.NAMES.items()
        if (found := figures.get(name)) is not None
    )


def _cells(facts: ReportFacts, table: FormTable, place: str) -> tuple[Known, ...]:
    used = table.edition
    line = table.line("nhom_viec", place) if place else None
    stem = f"{used.form}:{place}." if line else f"{used.form}."
    figures = places_of(facts, table, line)
    return tuple(
        Known(f"{stem}{column.letter}", " › ".join(column.path), found)
        for column in used.printed_columns()
        if (found := figures.get(column.letter)) is not None
    )
