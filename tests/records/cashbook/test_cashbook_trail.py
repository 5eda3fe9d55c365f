"""Lần theo mọi khoản chi: payment → receipt → act → decision → judgment, a link for each.

An office in which money came and left in every way it can; an auditor goes by the links of
the pages alone. And any receipt number is found, used once.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from itertools import count
from random import Random
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client

from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import person, standing
from tests.records.cashbook.office_days import Days
from thads.law.distribution import CannotDistribute
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Incoming, MoneyRefused, Payee, Payer
from thads.records.cashbook.models import Distribution, Entry, Payment, Receipt
from thads.records.cashbook.queries import custody
from thads.records.cashbook.rights import BUDGET
from thads.records.ledger.values import Recorded
from thads.records.web.formatting import whole

pytestmark = pytest.mark.django_db
PLACES = ("tien_mat", "ngan_hang", "kho_bac")
PURPOSE = Payment.Purpose
FROM = {
    PURPOSE.CASE: "giu_ho",
    PURPOSE.ENTRUSTED: "giu_ho",
    PURPOSE.FORFEITED: "phai_nop_ngan_sach",
    PURPOSE.BUYER: "tien_mua_tai_san",
    PURPOSE.FEE: "phi_thi_hanh_an",
}
OF_NO_CASE = {PURPOSE.FEE, PURPOSE.RETURN, PURPOSE.STATE}
_CAME_AS = {
    PURPOSE.BUYER: {"nop_tien_mua_tai_san", "nop_tien_nhan_lai_tai_san"},
    PURPOSE.FORFEITED: {"thu_tien", "nhan_tien_tich_thu"},
    PURPOSE.STATE: {"thu_tien", "nhan_tien_tich_thu"},
}
COURT_FEE, FINE = ("N2", "an_phi", 1_000), ("N3", "tien_phat", 500)
DECISION, JUDGMENT = "412/QĐ-KV1", "18/2026/KDTM-ST"
_numbers = count(1)


class Office(Days):
    """What an office does, until money has come and left in every way."""

    def comes(self, act: str, channel: str, amount: int) -> None:
        officers = channel == "chap_hanh_vien_giu"
        answer = actions.receive(
            book_id=(self.office.paper if officers else self.office.electronic).pk,
            proceeding_id=self.office.case,
            channel=channel,
            amount=amount,
            payer=Payer("Nguyễn Hữu Tạo"),
            on=self.day,
            by=person(self.office.officer) if officers else None,
            now=self.args["now"],
            act=act,
        )
        assert isinstance(answer, tuple), answer

    def comes_unknown(self, amount: int) -> int:
        money = Incoming("ngan_hang", f"FT-{next(_numbers)}", self.day, amount)
        return actions.bring_in(
            agency_id=self.office.agency, money=money, **self.args
        ).pk

    def leaves(self, purpose: str, channel: str, amount: int) -> None:
        no_case = purpose in OF_NO_CASE
        payee = Payee("Nơi nhận", amount, from_account=FROM[PURPOSE(purpose)])
        order = actions.prepare_payment(
            agency_id=self.office.agency,
            channel=channel,
            payees=[payee],
            on=self.day,
            by=person(self.office.accountant),
            now=self.args["now"],
            proceeding_id=None if no_case else self.office.case,
            purpose=purpose,
        )
        self.ends(order)

    def ends(self, order: Payment) -> None:
        head = person(self.office.head)
        actions.check_payment(payment_id=order.pk, by=head, now=self.args["now"])
        answer = actions.pay(payment_id=order.pk, on=self.day, **self.args)
        assert isinstance(answer, Recorded) or order.purpose in OF_NO_CASE, answer

    def pays_the_budget(self, channel: str) -> None:
        """Forfeited money of the case by a list of cases, one payment for all of them."""
        self.comes("nhan_tien_tich_thu", channel, 200_000)
        order = actions.prepare_budget_list(
            agency_id=self.office.agency,
            channel=channel,
            on=self.day,
            by=person(self.office.accountant),
            now=self.args["now"],
        )
        self.ends(order)

    def gives_back(self) -> None:
        sent = self.comes_unknown(70_000)
        payee = Payee("Người chuyển nhầm", 70_000, from_account="cho_xac_dinh")
        self.ends(
            actions.prepare_payment(
                agency_id=self.office.agency,
                channel="ngan_hang",
                payees=[payee],
                on=self.day,
                by=person(self.office.accountant),
                now=self.args["now"],
                purpose=PURPOSE.RETURN,
                transfer_id=sent,
            )
        )

    def all_in_the_bank(self) -> None:
        where = {"agency_id": self.office.agency, "on": self.day, **self.args}
        for each in custody.with_officers(self.office.agency, self.day):
            actions.hand_over_cash(
                officer_account=each.account_id, amount=each.amount, **where
            )
        cash = standing(self.office.agency)["tien_mat"]
        actions.bank_cash(to="ngan_hang", amount=cash, **where)

    def divides_interest(self) -> None:
        """The rest with its late interest comes in, is divided and paid as one sheet."""
        self.accrue()
        self.receive_the_rest()
        self.all_in_the_bank()
        sheet = self.pays_a_sheet(-standing(self.office.agency)["giu_ho"])
        assert sheet.shares.filter(code="N1/lai").exists()

    def pays_the_state(self) -> None:
        """Court fee and fine, each a share of a sheet."""
        for code, item, amount in (COURT_FEE, FINE):
            Obligation.objects.create(
                case_id=self.office.case,
                code=code,
                kind="tien",
                item=item,
                amount=amount,
            )
        owed = COURT_FEE[2] + FINE[2]
        self.comes("thu_tien", "ngan_hang", owed)
        shares = self.pays_a_sheet(owed).shares.filter(payee=BUDGET)
        assert {(s.code, s.amount) for s in shares} == {("N2", 1_000), ("N3", 500)}

    def pays_a_sheet(self, amount: int) -> Distribution:
        by = person(self.office.accountant)
        common = {"on": self.day, "by": by, "now": self.args["now"]}
        sheet = actions.propose_distribution(
            proceeding_id=self.office.case, amount=amount, **common
        )
        self.approve()
        order = actions.prepare_share_payment(
            distribution_id=sheet.pk, channel="ngan_hang", **common
        )
        self.ends(order)
        return sheet


def an_office_of_every_way(seed: int) -> Office:
    """Money through every channel, for every purpose; a payment taken back; a random day."""
    days = Office(Random(seed))
    for channel in (*PLACES, "chap_hanh_vien_giu"):
        days.comes("thu_tien", channel, 2_000_000)
    days.pays_the_state()
    days.hand_over()
    days.spoil()
    for channel in PLACES:
        for purpose in (PURPOSE.CASE, PURPOSE.ENTRUSTED):
            days.leaves(purpose, channel, 1_000_000)
        days.comes("nhan_tien_tich_thu", channel, 300_000)
        days.leaves(PURPOSE.FORFEITED, channel, 300_000)
        days.pays_the_budget(channel)
        days.comes("nop_tien_mua_tai_san", channel, 500_000)
    days.comes("nop_tien_nhan_lai_tai_san", "kho_bac", 500_000)
    days.record("huy_ket_qua_dau_gia")
    for channel in PLACES:
        days.leaves(PURPOSE.BUYER, channel, 500_000)
    days.transfer()
    days.identify()
    days.gives_back()
    days.correct()
    for name in days.chance.choices(("receive", "transfer", "identify", "order_by_hand",
                                     "check", "pay", "spoil"), k=12):  # fmt: skip
        with suppress(MoneyRefused, CannotDistribute), transaction.atomic():
            getattr(days, name)()
    days.divides_interest()
    fee = -standing(days.office.agency)["phi_thi_hanh_an"]
    days.leaves(PURPOSE.FEE, "ngan_hang", fee)
    return days


class Auditor:
    """Người xem: opens pages by their links, each page once."""

    def __init__(self, client: Client) -> None:
        self.client, self.opened = client, dict[str, str]()

    def open(self, url: str) -> str:
        url = unescape(url).split("#")[0]
        if url not in self.opened:
            answer = self.client.get(url)
            assert answer.status_code == 200, url
            self.opened[url] = unescape(answer.content.decode())
        return self.opened[url]

    def lands_on(self, link: str) -> str:
        """The page of a link; where it names a place on it, the place is there."""
        page = self.open(link)
        if "#" in link:
            assert f'id="{link.split("#")[1]}"' in page, link
        return page


def part(page: str, heading: str) -> str:
    return page.split(f'id="{heading}"')[1].split("</section>")[0]


def links(text: str) -> Iterator[str]:
    yield from re.findall(r'href="([^"]+)"', text)


def receipts_behind(payment: Payment) -> set[str]:
    """The receipts of all that came into the case for that purpose and still stands."""
    acts = _CAME_AS.get(PURPOSE(payment.purpose), {"thu_tien"})
    cases = payment.items.values_list("proceeding_id", flat=True)
    entries = Entry.objects.filter(
        act__proceeding__in=[payment.proceeding_id or 0, *filter(None, cases)],
        act__code__in=acts,
        reversed_by=None,
        receipt__isnull=False,
    )
    return set(entries.values_list("receipt__text", flat=True))


def of_no_case_leads_to_its_account(
    auditor: Auditor, payment: Payment, page: str
) -> None:
    """Fees and what was sent by mistake: of no case; their account tells each entry."""
    assert payment.purpose in OF_NO_CASE
    told = part(page, "h-lan")
    (book,) = (auditor.open(each) for each in links(told))
    if payment.purpose == PURPOSE.RETURN:
        assert payment.transfer is not None and payment.transfer.reference in told
    assert payment.text in book and whole(payment.amount) in book


@pytest.mark.parametrize("seed", [1, 2])
def test_every_payment_leads_to_receipt_act_decision_and_judgment(seed: int) -> None:
    days = an_office_of_every_way(seed)
    auditor = Auditor(signed_in(days.office.head))
    paid = Payment.objects.filter(agency=days.office.agency, entry__isnull=False)
    ways = {(each.purpose, each.channel) for each in paid}
    of_case = set(FROM) - OF_NO_CASE
    of_list = {PURPOSE.STATE, *of_case}
    assert ways >= {(purpose, channel) for purpose in of_list for channel in PLACES}
    for payment in paid.distinct():
        page = auditor.open(f"/tien/chi/{payment.pk}/")
        if payment.purpose not in of_list:
            of_no_case_leads_to_its_account(auditor, payment, page)
            continue
        way = list(links(part(page, "h-lan")))
        told = {unquote(each.split("?so=")[1]) for each in way if "?so=" in each}
        assert told == receipts_behind(payment) and told, payment.purpose
        every = [auditor.lands_on(each) for each in way]
        assert sum("Số này đã dùng một lần" in each for each in every) == len(told)
        first = payment.purpose == PURPOSE.STATE  # a row begins with its decision
        decided, judged = every[:2] if first else every[-2:]
        assert JUDGMENT in judged and DECISION in decided
        assert DECISION in part(page, "h-lan") and JUDGMENT in part(page, "h-lan")
        acts = {each.split("#")[1] for each in way if "#" in each}
        assert len(acts) == len(told) + 1


def test_every_receipt_number_is_found_used_once() -> None:
    days = an_office_of_every_way(3)
    auditor = Auditor(signed_in(days.office.accountant))
    rows = Receipt.objects.filter(agency=days.office.agency)
    assert rows.filter(entry__reversed_by__isnull=False).exists()
    for receipt in rows:
        page = auditor.open(f"/tien/bien-lai/?so={receipt.text}")
        assert page.count("Số này đã dùng một lần") == 1, receipt.text
        assert page.count(f'<td class="code nowrap">{receipt.text}</td>') == 1
        used = Entry.objects.filter(receipt=receipt, reverses=None).count()
        assert used == (0 if receipt.spoiled else 1)
        if not receipt.spoiled:
            way = [each for each in links(page) if "/viec/" in each]
            assert JUDGMENT in "".join(auditor.lands_on(each) for each in way)
    nobodys = auditor.open("/tien/bien-lai/?so=26TAA 0000999")
    assert "Không có biên lai số" in nobodys
