"""Cả cơ quan: everybody who works in one, with money, a store, a complaint to act on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.builders.agencies import an_account
from tests.builders.cases import a_case, running
from tests.builders.mobilisation import Talked, a_talked_office, person
from tests.builders.operations import a_plan, working_day
from tests.builders.proceedings import moment
from tests.records.cashbook.money_office import a_book, a_tax_code
from thads.records.agencies.models import Role
from thads.records.assets import actions as store
from thads.records.cashbook import actions as money
from thads.records.ledger.values import ProposedAct
from thads.records.operations import actions as coercion
from thads.records.operations.models import PlanSign

if TYPE_CHECKING:
    from thads.records.agencies.models import Account

GROUND, COST_NOTICE = "giao_tai_san", "thong_bao_chi_phi_cuong_che"


@dataclass(frozen=True, slots=True)
class Whole:
    """Cơ quan và tài khoản của từng vai trò."""

    talked: Talked
    names: dict[str, str]


def a_whole_office() -> Whole:
    """Cơ quan AB: its case, everybody signed up, and something for each of them to do."""
    talked = a_talked_office()
    office, top = talked.office, talked.office.home.top
    accounts = {
        Role.HEAD: office.head,
        Role.STATISTICIAN: office.statistician,
        Role.OFFICER: office.officer,
        **{
            role: an_account(top, role)
            for role in (
                Role.REGISTRAR,
                Role.ACCOUNTANT,
                Role.CASHIER,
                Role.STOREKEEPER,
                Role.LEADERSHIP,
            )
        },
        **{
            role: an_account(office.home.units["AB02"], role)
            for role in (Role.ROOM_HEAD, Role.PROCURATOR)
        },
    }
    _unassigned(talked)
    _coercion(talked, accounts)
    _money(talked, accounts)
    _store(talked, accounts)
    names = {role.value: account.username for role, account in accounts.items()}
    return Whole(talked, names | {"don_thu": names["van_thu"]})


def _money(of: Talked, accounts: "dict[Role, Account]") -> None:
    """Thu 60 triệu: 40 được duyệt và chờ chi, 20 chờ duyệt; một khoản đến chưa rõ việc."""
    today, agency = of.office.today, of.office.home.top.pk
    accountant = person(accounts[Role.ACCOUNTANT], today)
    head = person(accounts[Role.HEAD], today)
    a_tax_code(agency, date(2025, 7, 1))
    symbol = f"{today:%y}TAA"
    book = a_book(agency, "dien_tu", symbol, (1, 99_999_999), None)
    made = money.receive(
        book_id=book.pk,
        proceeding_id=of.case,
        channel="tien_mat",
        amount=60_000_000,
        payer=money.Payer("Nguyễn Hữu Tạo", "Số 12 ngõ 3"),
        on=today,
        by=None,
        now=of.now,
    )
    assert isinstance(made, tuple), made
    shared = {"proceeding_id": of.case, "on": today, "by": accountant, "now": of.now}
    sheet = money.propose_distribution(amount=40_000_000, **shared)
    money.approve_distribution(distribution_id=sheet.pk, by=head, now=of.now)
    order = money.prepare_share_payment(
        distribution_id=sheet.pk,
        channel="tien_mat",
        on=today,
        by=accountant,
        now=of.now,
    )
    money.check_payment(payment_id=order.pk, by=head, now=of.now)
    money.propose_distribution(amount=20_000_000, **shared)
    came = money.Incoming("ngan_hang", "FT26001", today - timedelta(days=1), 9_000_000)
    money.bring_in(agency_id=agency, money=came, by=None, now=of.now)


def _unassigned(of: Talked) -> None:
    """Một việc mới chưa có chấp hành viên."""
    today, room = of.office.today, of.office.home.units["AB02"]
    a_case(
        room,
        None,
        running(today, number="431/QĐ-KV2")[:4],
        code="V000002",
        debtor="Lê Văn Sáu",
        recorded_from=moment(today, 7),
    )


def _coercion(of: Talked, accounts: "dict[Role, Account]") -> None:
    """Một cuộc cưỡng chế đã đủ chữ ký, to be held today."""
    office, day = of.office, working_day(of.office.today)

    def at(before: int) -> datetime:
        return moment(day - timedelta(days=before), 9)

    decision = ("quyet_dinh_cuong_che", day - timedelta(days=16), {"ground": GROUND})
    acts = [*running(day - timedelta(days=17), number="520/QĐ-KV2"), decision]
    case = a_case(
        office.home.units["AB02"],
        office.officer.officer,
        acts,
        code="V000003",
        debtor="Bùi Thị Năm",
        recorded_from=moment(office.today, 8),
    )
    operation = coercion.open_operation(
        proceeding_id=case, decision_seq=len(acts), by=None, now=at(15)
    )
    plan = coercion.draft_plan(
        operation_id=operation.pk, plan=a_plan(day), by=None, now=at(14)
    )
    hands = (Role.OFFICER, Role.ACCOUNTANT, Role.ROOM_HEAD, Role.HEAD)
    for place, hand in enumerate(hands):
        signed = coercion.sign_plan(
            plan_id=plan.pk,
            hand=hand.value,
            agrees=True,
            by=person(accounts[hand], office.today),
            now=at(12 - place),
        )
        assert isinstance(signed, PlanSign), signed
    notice = ProposedAct(COST_NOTICE, at(5).date(), amount=9_000_000)
    coercion.take_step(
        operation_id=operation.pk,
        act=notice,
        by=person(accounts[Role.OFFICER], office.today),
        now=at(5),
    )


def _store(of: Talked, accounts: "dict[Role, Account]") -> None:
    """Hai vật chứng: một trong kho, một có lệnh nhập."""
    today, now = of.office.today, of.now
    head, keeper = (
        person(accounts[role], today) for role in (Role.HEAD, Role.STOREKEEPER)
    )
    knife, bike = (
        store.list_exhibit(proceeding_id=of.case, thing=thing, by=None, now=now)
        for thing in (
            store.Thing("Dao nhọn cán gỗ", Decimal(1), "chiếc"),
            store.Thing("Xe máy Honda Wave", Decimal(1), "chiếc"),
        )
    )
    ordering = {
        "proceeding_id": of.case,
        "reason": "nhap_moi",
        "other": "Công an phường Hồng Gai",
        "by": head,
        "on": today,
        "now": moment(today, 9),
    }
    coming = store.order_move(quantities={knife.pk: Decimal(1)}, **ordering)
    store.carry_out(order_id=coming.pk, found={}, by=keeper, on=today, now=now)
    store.order_move(quantities={bike.pk: Decimal(1)}, **ordering)
