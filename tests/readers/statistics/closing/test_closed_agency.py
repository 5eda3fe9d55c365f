"""Tổ chức, cán bộ của bản đã chốt: kept row by row, told by the closed report as they were."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.builders.agencies import an_account
from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, Book
from thads.law.indicators.publication import VersionKind
from thads.readers.statistics.closing import freezing, packing, unpacking
from thads.readers.statistics.closing.computing import codes, recount
from thads.readers.statistics.closing.kept import kept_forms
from thads.readers.statistics.closing.part_sheets import part_sheets
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.readers.statistics.workbook import version_workbook
from thads.records.agencies.models import Account, Officer, Role
from thads.records.ledger.values import ProposedAct
from thads.records.proceedings.actions import NewMatter, open_proceeding, record_act
from thads.records.publications import actions
from thads.records.publications.models import Publication
from thads.records.staffing.models import Quota, Support, SupportUse
from thads.records.supervision import actions as supervision
from thads.records.supervision import conduct
from thads.records.supervision.models import Finding

AFTER = NOW + timedelta(days=1)
AsApp = Callable[[], Any]
QUOTA = "Quyết định 12/QĐ-CTHA"


def given(book: Book, posts: int, on: date) -> None:
    Quota.objects.create(
        unit=book.home.units["QN01"],
        year=LAST.year,
        posts=posts,
        document=QUOTA,
        decided_on=on,
        recorded_at=moment(on),
    )


def closed(book: Book) -> Publication:
    """Three posts known at the closing; nine were given in writing recorded later."""
    given(book, 3, date(2022, 1, 10))
    given(book, 9, CLOSED_AT.date() + timedelta(days=2))
    asked = freezing.Asking(
        book.home.top, LAST, VersionKind.PROVISIONAL, known_at=CLOSED_AT
    )
    version = freezing.close(asked, by=None, now=AFTER)
    Officer.objects.filter(unit=book.home.units["QN01"]).update(
        unit=book.home.units["QN02"]
    )
    return version


def shown(account: Account, path: str, as_app_role: Callable[[], Any]) -> str:
    """The words of a page in the rights of an account; the status where it is refused."""
    client = Client()
    client.force_login(account, "thads.records.agencies.backends.SignInBackend")
    with as_app_role():
        answer = client.get(path)
    if answer.status_code != 200:
        return str(answer.status_code)
    return unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_posts_and_people_stay_as_they_were_and_open_row_by_row(
    book: Book, as_app_role: Callable[[], Any]
) -> None:
    version = closed(book)
    kept = kept_personnel(version)
    assert kept is not None
    assert (kept.given, kept.filled, kept.lacking) == (3, 1, 2)
    assert [(e.code, e.unit) for e in kept.people] == [
        (f"{unit}-CHV01", unit) for unit in ("QN00", "QN01", "QN02")
    ]
    assert freezing.reproduce(version).same
    report = f"/bao-cao/?don_vi=QN00&den={LAST}"
    own = f"ban={version.code}"
    told = shown(book.statistician, f"{report}&{own}", as_app_role)
    said = re.sub(r"\s+", " ", told)
    assert "Biên chế được giao 3 , có mặt 1 , còn thiếu 2" in said
    assert "Đến cuối kỳ có 3 Chấp hành viên" in said
    assert "giao 9 , có mặt 0" in re.sub(
        r"\s+", " ", shown(book.statistician, report, as_app_role)
    )
    for what, rows in {
        "bien-che?": (QUOTA, "Đơn vị QN01"),
        "con-nguoi?phan=QN01&": ("QN01-CHV01", "Đơn vị QN01"),
        "chap-hanh-vien?phan=sơ cấp&": ("QN01-CHV01", "QN02-CHV01"),
    }.items():
        path = f"/bao-cao/co-quan/{what.replace('?', '/?')}{own}"
        listed = shown(book.statistician, path, as_app_role)
        assert all(row in listed for row in (*rows, version.code)), listed
        stranger = an_account(book.away.top, Role.STATISTICIAN)
        assert shown(stranger, path, as_app_role) == "404"
        stranger.delete()


def test_the_package_carries_posts_and_people_and_shows_when_one_is_changed(
    book: Book,
) -> None:
    content = packing.packed(closed(book))
    assert unpacking.check(content).holds
    changed = content.replace(QUOTA.encode(), b"khac")
    assert changed != content
    problems = " ".join(unpacking.check(changed).problems)
    assert "Biểu nhan_su, dòng theo bien_che: chữ số không khớp" in problems


def test_a_version_closed_without_posts_and_people_says_so(
    book: Book, as_app_role: Callable[[], Any]
) -> None:
    asked = freezing.Asking(book.home.top, LAST, VersionKind.PROVISIONAL)
    period = actions.open_period(asked.unit, asked.days, by=None, now=AFTER)
    counted = recount(period)
    version = actions.publish(
        period,
        asked.kind,
        [freezing.frozen(each) for each in counted.every(CLOSED_AT)],
        units=codes(counted.scope),
        known_at=CLOSED_AT,
        reason="",
        by=None,
        now=AFTER,
    )
    assert freezing.reproduce(version).same
    pages = {
        f"/bao-cao/?don_vi=QN00&den={LAST}&ban={version.code}": "không thuộc bản số",
        f"/chot-so-lieu/ban/{version.code}/": "chốt trước khi biên chế, con người",
        f"/bao-cao/co-quan/bien-che/?ban={version.code}": "404",
    }
    for path, said in pages.items():
        assert said in shown(book.statistician, path, as_app_role), path


@dataclass(frozen=True, slots=True)
class Kept:
    """Một bản với kinh phí, phát hiện, phản ánh; each was changed after it was closed."""

    version: Publication
    head: Account
    unit: int


SOON, TO, SINCE = NOW - timedelta(days=10), date(2026, 3, 31), AFTER + timedelta(days=1)


def found(book: Book) -> tuple[int, int]:
    """A finding at QN01 and a complaint about conduct there; their matters."""
    unit = book.home.units["QN01"]
    inspection = open_proceeding(
        NewMatter("kiem_tra", book.home.top.pk, "Sổ sách"),
        ProposedAct("mo_kiem_tra", SOON.date(), result="noi_bo"),
        by=None,
        now=SOON,
        also=lambda matter: supervision.describe(matter, unit.pk),
    )
    new = supervision.NewFinding(SOON.date(), "Thiếu biên lai", TO)
    supervision.find(inspection, new, by=None, now=SOON)
    complaint = open_proceeding(
        NewMatter("tac_phong", unit.pk, "Nói năng thiếu lễ độ"),
        ProposedAct("nhan_phan_anh_tac_phong", SOON.date(), result="truc_tiep"),
        by=None,
        now=SOON,
    )
    return inspection, complaint


@pytest.fixture
def kept(book: Book, acting_as: Callable[[Any], Any]) -> Kept:
    """The statistician closes what only others may read."""
    unit = book.home.units["QN01"]
    support = Support.objects.create(
        unit=unit, kind="kinh_phi", source="UBND", name="Kho", amount=900,
        given_on=SOON.date(), recorded_at=SOON,
    )  # fmt: skip
    inspection, complaint = found(book)
    with acting_as(book.statistician) as person:
        asked = freezing.Asking(book.home.top, TO, VersionKind.PROVISIONAL)
        version = freezing.close(asked, by=person, now=AFTER)
    SupportUse.objects.create(
        support=support, used_on=SINCE.date(), count=100, recorded_at=SINCE
    )
    done = supervision.NewRemedy(
        Finding.objects.get().pk, SINCE.date(), "da_khac_phuc", "Đã bổ sung"
    )
    supervision.remedy(inspection, done, by=None, now=SINCE)
    act = ProposedAct("ket_luan_tac_phong", SOON.date(), result="dung")
    record_act(proceeding_id=complaint, act=act, by=None, now=SINCE)
    return Kept(version, an_account(book.home.top, Role.HEAD), unit.pk)


def test_support_findings_and_conduct_stay_as_they_were(
    book: Book, kept: Kept, as_app_role: AsApp, acting_as: Callable[[Any], Any]
) -> None:
    """Whoever may not read the matters reads their rows, and no word of them."""
    own, head = f"ban={kept.version.code}", kept.head
    days = f"don_vi=QN01&tu=2025-10-01&den={TO}"
    told = {
        (book.statistician, f"kinh-phi/?phan=da-dung&{own}"): ("0 đồng", "Kho"),
        (head, f"kinh-phi/?phan=da-dung&{days}"): ("100 đồng",),
        (book.statistician, f"phat-hien/?phan=da-khac-phuc&{own}"): ("0 phát hiện",),
        (book.statistician, f"phat-hien/?{own}"): ("chưa khắc phục", "Thiếu biên lai"),
        (head, f"phat-hien/?phan=da-khac-phuc&{days}"): ("1 phát hiện",),
        (book.statistician, f"tac-phong/?phan=con&{own}"): ("1 phản ánh", "không xem"),
        (book.statistician, f"tac-phong/?phan=dung&{own}"): ("0 phản ánh",),
        (head, f"tac-phong/?phan=nhan&{own}"): ("Nói năng thiếu lễ độ",),
        (head, f"tac-phong/?phan=dung&{days}"): ("1 phản ánh",),
        (book.officer, f"tac-phong/?phan=nhan&{days}"): ("0 phản ánh",),
    }
    for (account, path), words in told.items():
        said = shown(account, f"/bao-cao/co-quan/{path}", as_app_role)
        assert all(each in said for each in words), (path, said)
    report = f"/bao-cao/?don_vi=QN00&den={TO}&{own}"
    said = re.sub(r"\s+", " ", shown(book.statistician, report, as_app_role))
    for words in ("hỗ trợ trong kỳ là 900 đồng", "nêu 1 phát hiện", "nhận 1 phản ánh"):
        assert words in said
    assert freezing.reproduce(kept.version).same
    with acting_as(book.officer):
        assert not conduct.may_count([kept.unit])
        assert conduct.told_courses([kept.unit], TO, TO, SINCE) == ()


def test_the_difference_and_the_workbook_tell_the_agency_row_by_row(
    book: Book, kept: Kept, as_app_role: AsApp
) -> None:
    diff = f"/chot-so-lieu/ban/{kept.version.code}/chenh-lech/?bieu="
    changed = {
        (book.statistician, "tac_phong"): ("Kết luận: – → Phản ánh đúng",),
        (book.statistician, "kinh_phi"): ("Đã dùng, đồng: 0 → 100", "UBND"),
        (book.statistician, "phat_hien"): ("Đã khắc phục: chưa → có",),
        (book.statistician, "nhan_su"): ("từng dòng như đã cất giữ",),
        (book.officer, "tac_phong"): ("404",),
        (an_account(book.home.top, Role.REGISTRAR), "tac_phong"): ("422",),
    }
    for (account, part), words in changed.items():
        said = re.sub(r"\s+", " ", shown(account, f"{diff}{part}", as_app_role))
        assert all(each in said for each in words), (part, said)
    forms, beside = kept_forms(kept.version), part_sheets(kept.version)
    sheets = load_workbook(BytesIO(version_workbook(forms, None, beside)))
    assert sheets["Các khoản"]["E9"].value == 900
    assert {"Biên chế", "Người đang công tác", "Các phản ánh"} <= set(sheets.sheetnames)
