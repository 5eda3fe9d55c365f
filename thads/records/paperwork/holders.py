"""Hồ sơ giữ giấy tờ: a case, or a matter of another procedure, as its papers see it.

Cases are known here; the package above that knows other matters registers its keeper.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from thads.records.cases.models import CaseParty
from thads.records.cases.presenters import file as shown
from thads.records.cases.presenters.clock import clock_of
from thads.records.cases.presenters.identity import PAPERS
from thads.records.cases.queries import file as files
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import ActsOnFile, CaseFile

Known = Callable[[ActsOnFile], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Holder:
    """Một hồ sơ trên trang giấy tờ: what its head shows, where its own page is."""

    file: ActsOnFile
    frame: Mapping[str, Any]
    head: str
    title: str
    url: str
    list_label: str
    list_url: str
    who_may_record: str

    @property
    def id(self) -> int:
        """Khoá của hồ sơ."""
        return self.file.proceeding.pk

    @property
    def procedure(self) -> str:
        """Thủ tục của hồ sơ."""
        return self.file.proceeding.procedure

    @property
    def is_case(self) -> bool:
        """Là việc thi hành án."""
        return isinstance(self.file, CaseFile)

    @property
    def parties(self) -> Sequence[CaseParty]:
        """Đương sự của việc."""
        return self.file.parties if isinstance(self.file, CaseFile) else ()

    @property
    def context(self) -> dict[str, Any]:
        """Biến chung của các trang giấy tờ."""
        return {**self.frame, "holder": self}


class Keeper(Protocol):
    """Ai mở được hồ sơ của một loại thủ tục."""

    def file(self, proceeding_id: int) -> ActsOnFile | None:
        """Hồ sơ mà người đăng nhập xem được, of the procedures this one knows."""

    def holder(self, proceeding_id: int, query: QueryDict) -> Holder | None:
        """Trang của hồ sơ ấy."""


class CaseKeeper:
    """Việc thi hành án."""

    def file(self, proceeding_id: int) -> ActsOnFile | None:
        """Hồ sơ của việc."""
        return files.case_file(proceeding_id)

    def holder(self, proceeding_id: int, query: QueryDict) -> Holder | None:
        """Trang của việc, on the clock of the address."""
        clock = clock_of(query, timezone.localdate())
        file = files.case_file(
            proceeding_id, as_of=clock.as_of, known_at=clock.known_at
        )
        if file is None:
            return None
        frame = shown.frame(shown.page_of(file, clock), PAPERS)
        return Holder(
            file=file,
            frame=frame,
            head="cases/head.html",
            title=frame["case"].title,
            url=reverse("cases:detail", args=[proceeding_id]),
            list_label="Việc thi hành án",
            list_url=reverse("cases:list"),
            who_may_record=recording.who_may_record(file.proceeding),
        )


_keepers: list[Keeper] = [CaseKeeper()]
_known: dict[str, Known] = {}


def register(keeper: Keeper) -> None:
    """Nhận một người giữ hồ sơ; the same kind once."""
    if not any(type(each) is type(keeper) for each in _keepers):
        _keepers.append(keeper)


def know(procedure: str, known: Known) -> None:
    """Những ô của mẫu mà hồ sơ của thủ tục này đã biết: nothing is typed twice."""
    _known[procedure] = known


def known_of(file: ActsOnFile) -> dict[str, str]:
    """Nội dung hồ sơ đã biết, by the slot of the form."""
    known = _known.get(file.proceeding.procedure)
    return {} if known is None else {k: v for k, v in known(file).items() if v}


def file_of(proceeding_id: int) -> ActsOnFile | None:
    """Hồ sơ mà người đăng nhập xem được, of whatever procedure."""
    for each in _keepers:
        found = each.file(proceeding_id)
        if found is not None:
            return found
    return None


def holder_or_404(proceeding_id: int, query: QueryDict) -> Holder:
    """Trang của hồ sơ; one not seen is not there."""
    for each in _keepers:
        found = each.holder(proceeding_id, query)
        if found is not None:
            return found
    raise Http404("Không có hồ sơ này trong những gì tài khoản đang dùng được xem.")
