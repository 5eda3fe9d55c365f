"""Lập tệp mọi biểu từng bước: the sheets of each form, with how far it has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic as clock

from thads.readers.statistics import workbook
from thads.readers.statistics.checked import checked
from thads.readers.statistics.counting import FormCounting
from thads.readers.statistics.editions_in_use import editions_on
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.rows import Row, rows
from thads.records.web.kept_runs import STEP_SECONDS, KeptRun

HOME = "moi-bieu"
_FORMS, _FILE = "bieu", "tep"


@dataclass(frozen=True, slots=True)
class WrittenFigures(Figures):
    """Biểu đã có mọi dòng: nothing is left to be counted, so it can be put away."""

    by_axis: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def kept_rows(self, by: str) -> Sequence[Row] | None:
        """Các dòng đã tính."""
        return self.by_axis.get(by)


def written(found: Figures) -> WrittenFigures:
    """Biểu với mọi dòng của mọi trục."""
    return WrittenFigures(
        FormCounting(Facts(()), found.counting.question),
        found.scope,
        found.own,
        found.total,
        {by: rows(found, by) for by in found.edition.axes},
    )


class FileRun(KeptRun):
    """Một lượt lập tệp of one person, for one question."""

    def __init__(
        self, account: int, asked: Mapping[str, str], token: str | None = None
    ) -> None:
        """Without a token a run begins; with one it must be there."""
        super().__init__(HOME, account, dict(asked), token)

    def step(self, first: Figures, address: workbook.Address) -> tuple[int, int]:
        """Làm tiếp trong khoảng một giây; how many parts are there, of how many."""
        codes = [each.form for each in editions_on(first.period.last)]
        made: dict[str, WrittenFigures] = self.kept(_FORMS) or {}
        until, count = clock() + STEP_SECONDS, len(codes) + 1
        for code in codes:
            if code not in made and clock() < until:
                form = first if code == first.edition.form else first.of_form(code)
                made[code] = written(form)
        self.keep(_FORMS, made)
        if len(made) < len(codes) or clock() > until:
            return len(made), count
        found = checked(first)
        self.keep(_FILE, workbook.written_workbook(list(made.values()), found, address))
        return count, count

    @property
    def content(self) -> bytes | None:
        """Tệp đã lập xong; None while the run goes on."""
        found: bytes | None = self.kept(_FILE)
        return found
