"""Đột nhập: each role tries to read and write what it may not, at the web and below it.

Every matter of the province has words of its own (tests/config/guarded.py). Whoever may
not see it must find none of them in any table, on any page, in any file; and every address
of it is refused, whatever is sent along.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.builders.agencies import an_account
from tests.config.guarded import MARK, OWN, Guarded, a_guarded_province
from tests.records.cases.office import signed_in
from tests.records.proceedings.room import acting
from thads.law.acts import catalogue
from thads.records.agencies import access
from thads.records.agencies.models import Account, Appointment, Role

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
REFUSED = {403, 404, 405}

INSIDE = frozenset(
    {
        OWN, "ban_chi_dao", "boi_thuong", "chi_thi", "dan_van", "khieu_nai", "kiem_sat",
        "kiem_tra", "phoi_hop", "thi_hanh_an_hanh_chinh", "tiep_cong_dan",
    }
)  # fmt: skip
HANDS = INSIDE - {"chi_thi", "kiem_sat"}
"""Those who hold money and things: no protest, no directive."""
CONDUCT = frozenset({"tac_phong"})
HEAD = INSIDE | CONDUCT | {"to_cao", "ho_so_can_bo"}
SHARE: dict[str, frozenset[str]] = {
    Role.OFFICER: INSIDE,
    Role.HEAD: HEAD,
    Role.ROOM_HEAD: INSIDE | CONDUCT,
    Role.REGISTRAR: INSIDE | CONDUCT,
    Role.ACCOUNTANT: INSIDE,
    Role.CASHIER: HANDS,
    Role.STOREKEEPER: HANDS,
    Role.EXAMINER: INSIDE | CONDUCT,
    Role.SECRETARY: INSIDE,
    Role.STATISTICIAN: INSIDE,
    Role.LEADERSHIP: INSIDE,
    Role.PROCURATOR: frozenset({"khieu_nai", "kiem_sat"}),
    Role.PARTY_INSPECTOR: frozenset({"chi_thi"}),
}
"""Phần của mỗi vai trò, as the issue and docs/administrators/petitions.md say it."""


class Attacker(NamedTuple):
    """Ai thử, and which matters are theirs to see."""

    name: str
    account: Account
    share: frozenset[str]

    def hidden(self, guarded: Guarded) -> set[str]:
        return set(guarded.matters) - self.share


def attackers(guarded: Guarded) -> list[Attacker]:
    """Every role in another room; who is accused, as officer and as head; strangers."""
    room = guarded.room
    other = room.home.units["AB02"]
    found = [
        Attacker(
            role,
            room.head if role == Role.HEAD else an_account(other, role),
            SHARE[role],
        )
        for role in Role.values
    ]
    accused = Account.objects.create(
        username="truong-bi-to-cao", password="!", officer=room.person
    )
    Appointment.objects.create(
        account=accused, unit=room.home.top, role=Role.HEAD, valid_from="2020-01-01"
    )
    nobody = Account.objects.create(username="khong-bo-nhiem", password="!")
    return [
        *found,
        Attacker("người bị tố cáo", room.officer, INSIDE),
        Attacker("thủ trưởng bị tố cáo", accused, HEAD - CONDUCT - {"to_cao"}),
        Attacker("tỉnh khác", room.stranger, frozenset()),
        Attacker("không bổ nhiệm", nobody, frozenset()),
    ]


@pytest.fixture
def guarded(db: None) -> Guarded:
    return a_guarded_province()


# At the database ----------------------------------------------------------------------


def readable_rows() -> dict[str, str]:
    """Every table and view in which a word stands: its row as text, as the web reads it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(c.relname), string_agg(format('coalesce(%I::text, "
            "'''')', a.attname), ' || '' '' || ') FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' "
            "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
            "AND NOT a.attisdropped "
            "WHERE c.relkind IN ('r', 'v', 'm', 'p') AND "
            "has_column_privilege('thads_app', c.oid, a.attnum, 'SELECT') GROUP BY 1"
        )
        every = dict(cursor.fetchall())
        return {table: row for table, row in every.items() if words_in(table, row)}


def words_in(table: str, row: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT m[1] FROM {table}, "
            f"LATERAL regexp_matches({row}, '{MARK}', 'g') AS m"
        )
        return {word for (word,) in cursor.fetchall()}


def test_no_table_tells_anybody_a_word_of_what_is_not_theirs(
    guarded: Guarded, as_app_role: AsApp
) -> None:
    everybody = attackers(guarded)
    tables = readable_rows()
    assert {"proceedings_matter", "complaints_denouncer", "parties_party"} <= set(
        tables
    )
    with as_app_role():
        for who in everybody:
            told = told_to(who, tables)
            every = {*guarded.matters, OWN}
            hidden = {
                f"{table}: {word}"
                for table, words in told.items()
                for word in words
                if any(word in guarded.words(each) for each in every - who.share)
            }
            assert hidden == set(), who.name
            assert bool(told) == bool(who.share), who.name
            assert ("complaints_denouncer" in told) == (who.share == HEAD), who.name


def told_to(who: Attacker, tables: dict[str, str]) -> dict[str, set[str]]:
    """The words that this account reads, by table."""
    with transaction.atomic():
        access.show_pass(who.account.pk)
        told = {table: words_in(table, row) for table, row in tables.items()}
    return {table: words for table, words in told.items() if words}


# At the web ---------------------------------------------------------------------------

LISTS = (
    "complaints:board", "complaints:register", "complaints:workbook",
    "administrative:board", "administrative:workbook", "proceedings:index",
    "supervision:board", "staffing:board", "staffing:acts", "staffing:support",
    "directives:index", "directives:tasks", "directives:committees",
    "assigning:page", "cases:list", "worklist:called", "paperwork:to_serve", "paperwork:day",
)  # fmt: skip


def addresses(guarded: Guarded, procedure: str) -> Iterator[tuple[str, str]]:
    """Where one matter may be read or written: its pages, its papers, its own views."""
    matter, slug = guarded.matters[procedure], procedure.replace("_", "-")
    act = catalogue.of_procedure(procedure)[-1].code
    yield "get", reverse("proceedings:detail", args=[slug, matter])
    yield "get", reverse("proceedings:record", args=[slug, matter, act])
    yield "post", reverse("proceedings:record", args=[slug, matter, act])
    yield "post", reverse("proceedings:assign", args=[slug, matter])
    paper = guarded.papers[procedure]
    yield "get", reverse("paperwork:download", args=[matter, paper])
    for view in OF_ITS_OWN.get(procedure, ()):
        yield "get", reverse(view, args=[matter])
        yield "post", reverse(view, args=[matter])


OF_ITS_OWN = {
    "khieu_nai": ("complaints:give_account",),
    "to_cao": ("complaints:denouncer", "complaints:give_account", "paperwork:dossier"),
    "tiep_cong_dan": ("complaints:slip",),
    "kiem_tra": ("supervision:one", "supervision:find", "supervision:draw"),
    "chi_thi": ("directives:directive", "directives:set_task", "directives:sign"),
    "ban_chi_dao": ("directives:committee", "directives:conclude"),
}


def told_by(answer: HttpResponse) -> str:
    """The words of an answer, of a file too."""
    content = answer.getvalue() if hasattr(answer, "getvalue") else answer.content
    if content[:2] != b"PK":
        return str(content.decode("utf-8", "replace")).lower()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = (book.read(name).decode("utf-8", "replace") for name in book.namelist())
        return "".join(parts).lower()


def words_of(guarded: Guarded, answer: HttpResponse) -> list[str]:
    """The words of any matter in an answer."""
    said = told_by(answer)
    every = (word for each in (*guarded.matters, OWN) for word in guarded.words(each))
    return [word for word in every if word in said]


def test_every_address_of_what_is_hidden_is_refused(
    guarded: Guarded, as_app_role: AsApp
) -> None:
    """Read, and written to with ids of people and units that are there.

    By one of each share, who is accused and who is of another province among them; the
    database was asked as everybody above.
    """
    room = guarded.room
    everybody = {each.share: each for each in attackers(guarded)[:-1]}.values()
    sent = {
        "ngay": f"{room.today:%d/%m/%Y}",
        "can_bo": str(room.handling.pk),
        "phan_viec": "phu_trach",
        "don_vi": str(room.home.top.pk),
    }
    with as_app_role():
        for who in everybody:
            client = signed_in(who.account)
            for procedure in sorted(who.hidden(guarded)):
                for method, path in addresses(guarded, procedure):
                    told = {} if method == "get" else sent
                    answer = getattr(client, method)(path, told)
                    assert answer.status_code in REFUSED, (who.name, path)
                    assert words_of(guarded, answer) == [], (who.name, path)


@pytest.mark.parametrize(
    "name",
    [Role.REGISTRAR, Role.PROCURATOR, Role.PARTY_INSPECTOR, "thủ trưởng bị tố cáo"],
)
def test_no_list_search_or_file_tells_of_what_is_hidden(
    name: str, guarded: Guarded, as_app_role: AsApp
) -> None:
    who = next(each for each in attackers(guarded) if each.name == name)
    hidden = who.hidden(guarded)
    lists = [reverse(view) for view in LISTS]
    lists += [reverse("proceedings:list", args=[e.replace("_", "-")]) for e in hidden]
    client = signed_in(who.account)
    with as_app_role():
        for path in lists:
            said = told_by(client.get(path, {"q": "qz", "tim": "qz"}))
            told = [w for each in hidden for w in guarded.words(each) if w in said]
            assert told == [], path


def test_ids_of_others_in_a_form_are_refused(
    guarded: Guarded, as_app_role: AsApp
) -> None:
    """Another unit, a hidden matter to open from, a finding of another inspection."""
    room, day = guarded.room, f"{guarded.room.today:%d/%m/%Y}"
    away = room.stranger
    opening = "/ho-so/khieu-nai/mo/nhan_khieu_nai/"
    sent = {"don_vi": str(room.home.units["AB01"].pk), "tieu_de": "x", "ngay": day}
    with as_app_role():
        foreign = signed_in(an_account_abroad(guarded))
        assert foreign.post(opening, sent).status_code == 422
        taken_from = {"tu": str(guarded.matters["to_cao"])}
        page = signed_in(room.registrar).get(opening, taken_from)
        assert words_of(guarded, page) == []
        linked = {**sent, "viec": code_of(guarded, "to_cao")}
        answer = signed_in(room.registrar).post(opening, linked)
        assert answer.status_code == 422
        remedy = reverse(
            "supervision:remedy",
            args=[guarded.matters["dan_van"], guarded.ids["finding_id"]],
        )
        head = signed_in(room.head)
        assert head.post(remedy, {"ngay": day}).status_code in REFUSED
        with acting(away), connection.cursor() as cursor:
            cursor.execute(
                "SELECT proceedings_may_assign(%s), ledger_may_record(%s)",
                [guarded.matters["khieu_nai"]] * 2,
            )
            assert cursor.fetchone() == ("", False)


def an_account_abroad(guarded: Guarded) -> Account:
    from tests.records.cases.office import as_owner

    with as_owner():
        unit = guarded.room.stranger.appointments.get().unit
        return an_account(unit, Role.REGISTRAR)


def code_of(guarded: Guarded, procedure: str) -> str:
    from tests.records.cases.office import as_owner
    from thads.records.ledger.models import Proceeding

    with as_owner():
        return Proceeding.objects.get(pk=guarded.matters[procedure]).code
