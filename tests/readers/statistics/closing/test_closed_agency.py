"""Tổ chức, cán bộ của bản đã chốt: kept row by row, told by the closed report as they were."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

from django.test import Client

from tests.builders.agencies import an_account
from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, Book
from thads.law.indicators.publication import VersionKind
from thads.readers.statistics.closing import freezing, packing, unpacking
from thads.readers.statistics.closing.computing import codes, recount
from thads.readers.statistics.closing.personnel import kept_personnel
from thads.records.agencies.models import Account, Officer, Role
from thads.records.publications import actions
from thads.records.publications.models import Publication
from thads.records.staffing.models import Quota

AFTER = NOW + timedelta(days=1)
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
