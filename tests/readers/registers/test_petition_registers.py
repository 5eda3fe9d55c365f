"""Ba sổ đơn thư: their rows are the cells of form 08, and nobody reads who denounced."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from thads.law.periods import Stretch, quarters, statistics_year
from thads.readers.registers.asking import asked_of
from thads.readers.registers.closing import close_register
from thads.readers.registers.definitions import PETITIONS, Column, of_group
from thads.readers.registers.rows import Row, rows
from thads.readers.statistics.figures import figures
from thads.records.agencies.models import Account
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.paperwork.closings import NotClosed
from thads.records.proceedings.actions import record_act

if TYPE_CHECKING:
    from tests.records.proceedings.room import Room

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]
SECRET = "Phạm Thị Giấu Tên"


@pytest.fixture
def room(db: None) -> "Room":
    """A room with complaints at each stage, a reflection and a denunciation."""
    from tests.records.complaints.test_complaints import complained, denounced
    from tests.records.proceedings.room import a_room, opened

    found = a_room()
    on = found.today - timedelta(days=3)
    steps = (
        ProposedAct("thu_ly_khieu_nai", on, result="truoc_cuong_che"),
        ProposedAct("quyet_dinh_giai_quyet_lan_dau", on, result="dung"),
        ProposedAct("gui_quyet_dinh_giai_quyet", on),
        ProposedAct("nhan_khieu_nai_lan_hai", on),
        ProposedAct("thu_ly_khieu_nai_lan_hai", on, result="truoc_cuong_che"),
    )
    for length in (0, 1, 2, 5):
        matter = complained(found, found.registrar, name=f"Người {length}")
        for step in steps[:length]:
            answer = record_act(
                proceeding_id=matter, act=step, by=None, now=timezone.now()
            )
            assert isinstance(answer, Recorded), answer
    opened(found, found.registrar, "tiep_cong_dan", officer=found.handling)
    told = denounced(found, found.registrar)
    accepted = ProposedAct("thu_ly_to_cao", found.today)
    record_act(proceeding_id=told, act=accepted, by=None, now=timezone.now())
    return found


def book(code: str, room: "Room") -> list[Row]:
    year = statistics_year(room.today)
    return rows(asked_of(code, "AB00", str(year.first), str(room.today), ""))


def cells(code: str, title: str, room: "Room") -> list[object]:
    titles = [each.title for each in _columns(code)]
    return [row.cells[titles.index(title)] for row in book(code, room)]


def _columns(code: str) -> tuple[Column, ...]:
    return next(each.columns for each in of_group(PETITIONS) if each.code == code)


def test_the_cells_of_form_08_are_the_rows_of_the_books(room: "Room") -> None:
    found = figures("08", "AB00", room.today, known_at=timezone.now())
    told = dict(found.sum_of(found.scope.units))
    received, complaints = book("so_nhan_don", room), book("so_thu_ly_khieu_nai", room)
    denounced = book("so_thu_ly_to_cao", room)
    reflections = [row for row in received if row.procedure == "tiep_cong_dan"]
    accepted = list(filter(None, cells("so_thu_ly_to_cao", "Thụ lý (số, ngày)", room)))
    decided = [each for each in cells("so_thu_ly_khieu_nai", "Kết quả", room) if each]
    assert told["G1"] == len(received) + len(denounced) == 7
    assert told["G4"] == len(complaints) + len(reflections) + len(accepted) == 6
    assert told["G6"] == len(decided) == 2
    assert told["G7"] == decided.count("Khiếu nại đúng") == 2


def test_a_row_says_until_when_and_at_which_level(room: "Room") -> None:
    on = room.today - timedelta(days=3)
    assert cells("so_thu_ly_khieu_nai", "Lần", room).count("lần hai") == 1
    due = cells("so_thu_ly_khieu_nai", "Hạn giải quyết", room)
    assert all(isinstance(each, date) and each > on for each in due), due
    assert "Người 1" in str(cells("so_thu_ly_khieu_nai", "Người khiếu nại", room))


def test_the_book_of_denunciations_opens_to_the_head_and_tells_no_name(
    room: "Room", signed_in: SignIn
) -> None:
    address = "/so-sach/so_thu_ly_to_cao/?don_vi=AB00"
    for who in (room.registrar, room.officer, room.room_head):
        page = signed_in(who).get(address.replace("AB00", "AB01")).content.decode()
        assert "Sổ nhận, thụ lý tố cáo" in page, who.username
        assert "TC-" not in page and "được bảo vệ" not in page, who.username
    client = signed_in(room.head)
    page = client.get(address).content.decode()
    assert "1 dòng" in page and "được bảo vệ" in page and SECRET not in page
    file = client.get("/so-sach/so_thu_ly_to_cao/tep/?don_vi=AB00")
    sheet = load_workbook(BytesIO(file.content)).active
    assert sheet is not None
    told = " ".join(str(cell) for row in sheet.values for cell in row)
    assert "được bảo vệ" in told and SECRET not in told


def test_books_of_complaints_close_and_that_of_denunciations_does_not(
    room: "Room",
) -> None:
    last = _quarter_before(room.today)
    made = close_register(
        "so_thu_ly_khieu_nai", room.home.top, last, by=None, now=timezone.localtime()
    )
    assert made.row_count == 0, "this week's rows are of the quarter that runs"
    with pytest.raises(NotClosed, match="cả cơ quan đọc được"):
        close_register(
            "so_thu_ly_to_cao", room.home.top, last, by=None, now=timezone.localtime()
        )


def _quarter_before(today: date) -> date:
    ends: list[Stretch] = [*quarters(today - timedelta(days=365)), *quarters(today)]
    return max(each.last for each in ends if each.last and each.last < today)
