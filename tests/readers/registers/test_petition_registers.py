"""Ba sổ đơn thư: their rows are the cells of form 08, and nobody reads who denounced."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from tests.builders.agencies import an_account
from tests.records.proceedings.room import acting
from thads.law.periods import Stretch, quarters, statistics_year
from thads.readers.registers.asking import asked_of
from thads.readers.registers.closing import close_register
from thads.readers.registers.definitions import PETITIONS, Column, of_group
from thads.readers.registers.rows import Row, rows
from thads.readers.statistics.figures import figures
from thads.records.agencies.actions import open_account
from thads.records.agencies.models import Account, Role
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.paperwork.models import ClosedRow, RegisterClosing
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


def test_the_book_of_complaints_is_closed_by_quarter(room: "Room") -> None:
    made = close_register(
        "so_thu_ly_khieu_nai",
        room.home.top,
        _quarter_before(room.today),
        by=None,
        now=timezone.localtime(),
    )
    assert made.row_count == 0, "this week's rows are of the quarter that runs"


def test_the_head_closes_the_book_of_denunciations_and_nobody_else_reads_it(
    room: "Room", signed_in: SignIn
) -> None:
    from tests.records.cases.office import as_owner
    from tests.records.complaints.test_complaints import denounced

    last = _quarter_before(room.today)
    with as_owner():
        denounced(room, room.registrar, last)
        registrar = an_account(room.home.top, Role.REGISTRAR)
        accused = open_account(
            username="truong-bi-to-cao",
            password="mật khẩu thử nghiệm",
            unit_code="AB00",
            role=Role.HEAD,
            officer_code=room.person.code,
        )
    where = {"don_vi": "AB00", "den": str(last)}
    for who in (registrar, room.room_head, room.stranger):
        page = signed_in(who).post(f"{SECRET_BOOK}ket-so/", where, follow=True)
        assert "Đã kết sổ" not in page.content.decode(), who.username
    with pytest.raises(DatabaseError, match="không giữ sổ"), acting(registrar):
        opens(room, "so_thu_ly_to_cao", last)
    with pytest.raises(DatabaseError, match="không giữ sổ"), acting(room.head):
        opens(room, "so_thu_ly_khieu_nai", last)
    head = signed_in(room.head)
    assert (
        "Kết sổ quý" in head.get(f"{SECRET_BOOK}?{urlencode(where)}").content.decode()
    )
    answer = head.post(f"{SECRET_BOOK}ket-so/", where, follow=True)
    page, address = answer.content.decode(), answer.redirect_chain[-1][0]
    assert "Đã kết sổ" in page and "1 dòng" in page, page[:3000]
    assert "được bảo vệ" in page and SECRET not in page
    assert "Xác nhận kết sổ" in page and "Văn thư" not in page.split("Chữ ký")[1]
    signed = head.post(f"{address}ky/", follow=True).content.decode()
    assert "đã ký" in signed and "còn nguyên" in signed
    for who in (registrar, room.officer, room.handler, room.room_head, room.stranger):
        assert signed_in(who).get(address).status_code == 404, who.username
        assert frozen(who) == (0, 0), who.username
    assert frozen(room.head) == (1, 1)
    assert frozen(accused) == (1, 0)
    theirs = signed_in(accused).get(address).content.decode()
    assert "không đọc được mọi dòng" in theirs and "TC-" not in theirs


def test_a_head_who_does_not_see_a_row_gives_its_number_to_no_other(
    room: "Room",
) -> None:
    """The accused head closes a quarter, a head who sees every row the next."""
    from tests.records.cases.office import as_owner
    from tests.records.complaints.test_complaints import denounced

    first, second, *_ = (
        each.last for each in quarters(room.today - timedelta(days=365)) if each.last
    )
    other = room.home.officers["AB02"].pk
    with as_owner():
        for on, about in ((first, None), (first, other), (second, other)):
            denounced(room, room.registrar, on, about)
        accused = open_account(
            username="truong-bi-to-cao",
            password="mật khẩu thử nghiệm",
            unit_code="AB00",
            role=Role.HEAD,
            officer_code=room.person.code,
        )
    numbers = []
    for who, last in ((accused, first), (room.head, second)):
        with acting(who) as person:
            made = close_register(
                "so_thu_ly_to_cao",
                room.home.top,
                last,
                by=person,
                now=timezone.localtime(),
            )
            numbers.append([row.number for row in made.kept_rows.order_by("number")])
    assert numbers == [[2], [1, 3]]


SECRET_BOOK = "/so-sach/so_thu_ly_to_cao/"


def opens(room: "Room", book: str, last: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT paperwork_open_closing(%s, %s, %s, %s)",
            [room.home.top.pk, book, last, timezone.now()],
        )


def frozen(account: Account) -> tuple[int, int]:
    """Closings and frozen rows that the database shows of the book of denunciations."""
    with acting(account):
        return (
            RegisterClosing.objects.filter(register="so_thu_ly_to_cao").count(),
            ClosedRow.objects.filter(closing__register="so_thu_ly_to_cao").count(),
        )


def _quarter_before(today: date) -> date:
    ends: list[Stretch] = [*quarters(today - timedelta(days=365)), *quarters(today)]
    return max(each.last for each in ends if each.last and each.last < today)
