"""Người tố cáo được bảo vệ: every table and view, read as every role; each has its share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.builders.agencies import an_account
from tests.records.proceedings.room import Room, acting, opened
from thads.records.agencies.models import Account, Role
from thads.records.complaints import actions
from thads.records.complaints.models import PROTECTED, Denouncer
from thads.records.complaints.petitioners import open_petitioner_account, own_petitions
from thads.records.complaints.queries.receptions import register
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct
from thads.records.parties.names import fold, sort_key
from thads.records.proceedings import actions as matters
from thads.records.proceedings.actions import Concerned, Linked, NewMatter
from thads.records.staffing import actions as staffing

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
SignIn = Callable[[Account], Client]
SECRET, NUMBER, TELEPHONE = "Quách Thị Giấu Tên", "079301004471", "0912000471"
NEEDLES = (SECRET, NUMBER, TELEPHONE, fold(SECRET), sort_key(SECRET))
INSIDE = sorted(set(Role.values) - {Role.HEAD})


@pytest.fixture
def denunciation(room: Room) -> int:
    """Who came in, was written down by the registrar, and denounced the first officer."""
    visit = NewMatter(
        "tiep_cong_dan",
        room.home.units["AB01"].pk,
        "Đến trình bày",
        people=[Concerned("cong_dan", SECRET, identity_number=NUMBER)],
    )
    reception = actions.NewReception(petition_kind="to_cao")
    came = matters.open_proceeding(
        visit,
        ProposedAct("tiep_cong_dan", room.today),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk,
        also=lambda made: actions.receive(made, reception),
    )
    new = NewMatter(
        "to_cao",
        room.home.units["AB01"].pk,
        "Nhận tiền ngoài biên lai",
        links=[Linked(came, "tu_ho_so")],
    )

    def keep(matter: int) -> None:
        actions.describe(matter, actions.NewPetition())
        told = actions.NewDenouncer(
            SECRET, NUMBER, contact=TELEPHONE, accused_id=room.person.pk
        )
        actions.keep_denouncer(matter, told)

    return matters.open_proceeding(
        new,
        ProposedAct("nhan_to_cao", room.today, result="mot_noi"),
        by=None,
        now=timezone.now(),
        officer_id=room.handling.pk,
        also=keep,
    )


def readable() -> list[str]:
    """Every table and view that the role of the web may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(c.relname) FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'p') "
            "AND has_any_column_privilege(c.oid, 'SELECT') ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def columns_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(a.attname) FROM pg_attribute a "
            "WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped "
            "AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')",
            [table],
        )
        return [name for (name,) in cursor.fetchall()]


def tables_that_tell(account: Account) -> set[str]:
    """The tables in which this account can read one of the needles."""
    found = set()
    with acting(account), connection.cursor() as cursor:
        for table in readable():
            row = " || '|' || ".join(
                f"coalesce({c}::text, '')" for c in columns_of(table)
            )
            told = " OR ".join(f"position(%s in {row}) > 0" for _ in NEEDLES)
            with transaction.atomic():
                cursor.execute(f"SELECT count(*) FROM {table} WHERE {told}", NEEDLES)
                if cursor.fetchone()[0]:
                    found.add(table)
    return found


def test_no_table_or_view_tells_the_denouncer_to_any_other_role(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    others = [an_account(room.home.top, role) for role in INSIDE]
    everybody = [*others, room.registrar, room.officer, room.room_head, room.stranger]
    with as_app_role():
        assert "complaints_denouncer" in readable()
        assert "complaints_petitioneraccount" not in readable()
        told = {a.username: found for a in everybody if (found := tables_that_tell(a))}
        assert told == {}
        for who in (room.handler, room.head):
            assert "complaints_denouncer" in tables_that_tell(who)


def test_the_head_sees_all_of_it(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    with as_app_role(), acting(room.head):
        assert Denouncer.objects.filter(pk=denunciation, full_name=SECRET).exists()
        (line,) = register(room.today, room.today)
        assert SECRET in line.person


def test_the_one_denounced_sees_neither_the_matter_nor_who_came(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    with as_app_role(), acting(room.officer):
        assert not Proceeding.objects.filter(pk=denunciation).exists()
        (line,) = register(room.today, room.today)
        assert (line.person, line.identity) == (PROTECTED, "")
        assert "tố cáo" not in line.outcome.lower()


def test_a_procurator_sees_complaints_and_protests_and_no_denunciation(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    procurator = an_account(room.home.top, Role.PROCURATOR)
    complaint = opened(room, room.registrar)
    protest = opened(room, room.registrar, "kiem_sat")
    with as_app_role(), acting(procurator):
        seen = set(
            Proceeding.objects.exclude(procedure="thi_hanh_an").values_list(
                "pk", flat=True
            )
        )
    assert seen == {complaint, protest}


def test_an_inspector_of_the_party_sees_no_petition_at_all(
    room: Room, denunciation: int, as_app_role: AsApp
) -> None:
    inspector = an_account(room.home.top, Role.PARTY_INSPECTOR)
    opened(room, room.registrar)
    with as_app_role(), acting(inspector):
        assert Proceeding.objects.count() == 0


def test_who_supervises_from_outside_reads_nothing_the_agency_keeps_about_itself(
    room: Room, as_app_role: AsApp
) -> None:
    """Posts, support, the inspection plan, the numbers of papers."""
    unit, now = room.home.units["AB01"].pk, timezone.now()
    staffing.set_quota(unit, room.today.year, 9, "QĐ 1", room.today, now)
    staffing.give_support(
        staffing.NewSupport(unit, "kinh_phi", "Tỉnh", "Hỗ trợ", room.today, amount=5),
        now,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO documents_counter (agency_id, series, year, started_after, "
            "last) VALUES (%s, 'QĐ', 2026, 0, 7)",
            [room.home.top.pk],
        )
    kept = ("staffing_quota", "staffing_support", "documents_counter")
    outside = {
        Role.PROCURATOR: (0, 0, 0),
        Role.PARTY_INSPECTOR: (0, 0, 0),
        Role.HEAD: (1, 1, 1),
    }
    accounts = {
        role: room.head if role == Role.HEAD else an_account(room.home.top, role)
        for role in outside
    }
    with as_app_role():
        for role, wanted in outside.items():
            with acting(accounts[role]), connection.cursor() as cursor:
                found = []
                for table in kept:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                    found.append(cursor.fetchone()[0])
            assert tuple(found) == wanted, role


@pytest.mark.parametrize("role", [Role.PROCURATOR, Role.PARTY_INSPECTOR])
def test_who_supervises_from_outside_takes_no_number_of_the_agency(
    room: Room, as_app_role: AsApp, role: Role
) -> None:
    """A number that is taken leaves a gap in the register of papers."""
    outsider = an_account(room.home.top, role)
    given = "SELECT documents_give_number(%s, 'QĐ', 2026, '/QĐ', 0, NULL, '', now())"
    with (
        as_app_role(),
        acting(outsider),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError),
        transaction.atomic(),
    ):
        cursor.execute(given, [room.home.top.pk])


@pytest.fixture
def denouncer(room: Room, denunciation: int) -> Account:
    return open_petitioner_account(
        denunciation, username="don-1", password="mật khẩu thử", now=timezone.now()
    )


def test_a_denouncer_sees_how_far_their_own_petition_is_and_no_table(
    room: Room, denunciation: int, denouncer: Account, as_app_role: AsApp
) -> None:
    other = opened(room, room.registrar)
    with as_app_role():
        with transaction.atomic():
            from thads.records.agencies import access

            access.show_pass(denouncer.pk)
            (own,) = own_petitions()
            assert (own.matter_id, own.standing) == (denunciation, "Đã nhận đơn")
            assert own.next_name == "Thụ lý tố cáo"
            assert not Proceeding.objects.filter(pk__in=[other, denunciation]).exists()
            assert not Denouncer.objects.exists()
        with acting(room.handler):
            assert own_petitions() == []


def test_each_signs_in_and_finds_their_share_on_the_pages(
    room: Room, denunciation: int, denouncer: Account, signed_in: SignIn
) -> None:
    page = f"/ho-so/to-cao/{denunciation}/"
    for who, status in ((room.head, 200), (room.handler, 200), (room.officer, 404),
                        (room.stranger, 404)):  # fmt: skip
        assert signed_in(who).get(page).status_code == status, who.username
    shown = signed_in(room.head).get(page).content.decode()
    assert "Thẩm quyền giải quyết" in shown
    assert SECRET not in shown
    own = signed_in(denouncer)
    told = own.get("/don-cua-toi/").content.decode()
    assert "Nhận tiền ngoài biên lai" in told
    assert SECRET not in told
    assert own.get(page).status_code != 200
    assert signed_in(room.registrar).get("/don-cua-toi/").status_code == 404
    book = signed_in(room.officer).get("/tiep-cong-dan/").content.decode()
    assert PROTECTED in book
    assert SECRET not in book
