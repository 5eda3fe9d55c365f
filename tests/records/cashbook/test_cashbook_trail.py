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
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Incoming, MoneyRefused, Payee, Payer
from thads.records.cashbook.models import Entry, Payment, Receipt
from thads.records.cashbook.queries import custody
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
OF_NO_CASE = {PURPOSE.FEE, PURPOSE.RETURN}
_CAME_AS = {
    PURPOSE.BUYER: {"nop_tien_mua_tai_san", "nop_tien_nhan_lai_tai_san"},
    PURPOSE.FORFEITED: {"thu_tien", "nhan_tien_tich_thu"},
}
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
        held = -standing(self.office.agency)["giu_ho"]
        by = person(self.office.accountant)
        common = {"on": self.day, "by": by, "now": self.args["now"]}
        sheet = actions.propose_distribution(
            proceeding_id=self.office.case, amount=held, **common
        )
        self.approve()
        assert sheet.shares.filter(code="N1/lai").exists()
        order = actions.prepare_share_payment(
            distribution_id=sheet.pk, channel="ngan_hang", **common
        )
        self.ends(order)


def an_office_of_every_way(seed: int) -> Office:
    """Money through every channel, for every purpose; a payment taken back; a random day."""
    days = Office(Random(seed))
    for channel in (*PLACES, "chap_hanh_vien_giu"):
        days.comes("thu_tien", channel, 2_000_000)
    days.hand_over()
    days.spoil()
    for channel in PLACES:
        for purpose in (PURPOSE.CASE, PURPOSE.ENTRUSTED):
            days.leaves(purpose, channel, 1_000_000)
        days.comes("nhan_tien_tich_thu", channel, 300_000)
        days.leaves(PURPOSE.FORFEITED, channel, 300_000)
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
    entries = Entry.objects.filter(
        act__proceeding=payment.proceeding_id,
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
    assert ways >= {(purpose, channel) for purpose in of_case for channel in PLACES}
    for payment in paid.distinct():
        page = auditor.open(f"/tien/chi/{payment.pk}/")
        if payment.proceeding_id is None:
            of_no_case_leads_to_its_account(auditor, payment, page)
            continue
        way = list(links(part(page, "h-lan")))
        told = {unquote(each.split("?so=")[1]) for each in way if "?so=" in each}
        assert told == receipts_behind(payment) and told, payment.purpose
        every = [auditor.lands_on(each) for each in way]
        assert sum("Số này đã dùng một lần" in each for each in every) == len(told)
        last, decided = every[-1], every[-2]
        assert JUDGMENT in last and DECISION in decided
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
