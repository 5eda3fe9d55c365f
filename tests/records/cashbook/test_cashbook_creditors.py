"""Người được nhận: several creditors divide without a typed list; requests and rights."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    collect,
    person,
)
from thads.law.distribution import CannotDistribute, fee_on
from thads.records.cases.actions import NewParty
from thads.records.cases.joining import join_party
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import DistributionShare, Entitlement
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
NEW = NewParty("duoc_thi_hanh", "ca_nhan", "Trần Thị Bình", "001085000001")


def several(office: MoneyOffice) -> tuple[list[int], list[int]]:
    """Việc ba khoản, hai người: the obligations and the creditors."""
    for code, item, amount in (
        ("N2", "no_dan_su", 300_000_000),
        ("N3", "an_phi", 20_000_000),
    ):
        Obligation.objects.create(
            case_id=office.case, code=code, kind="tien", item=item, amount=amount
        )
    first = claims_of(office.case, TODAY)[0].party_id
    assert first is not None
    second = join_party(office.case, NEW)
    rows = Obligation.objects.filter(case=office.case).order_by("id")
    return list(rows.values_list("id", flat=True)), [first, second]


def name(obligation: int, party: int, **more: Any) -> Entitlement:
    return actions.name_creditor(
        obligation_id=obligation, party_id=party, by=None, now=NOW, **more
    )


def shared(office: MoneyOffice, amount: int) -> dict[str, tuple[str, int]]:
    collect(office, amount, None)
    found = actions.propose_distribution(
        proceeding_id=office.case,
        amount=amount,
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    by = person(office.head)
    actions.approve_distribution(distribution_id=found.pk, by=by, now=NOW)
    rows = found.shares.values_list("code", "payee", "amount")
    return {code: (payee, given) for code, payee, given in rows}


def test_several_creditors_are_named_before_money_is_divided() -> None:
    office = an_office()
    (one, two, _), (first, second) = several(office)
    with pytest.raises(CannotDistribute, match=r"2 người được thi hành án.*N1, N2"):
        claims_of(office.case, TODAY)
    name(one, first)
    with pytest.raises(CannotDistribute, match="khoản N2"):
        claims_of(office.case, TODAY)
    name(two, second)
    given = shared(office, 120_000_000)
    assert given["N3"] == ("Ngân sách nhà nước", 20_000_000)
    assert given["N1"] == ("Công ty TNHH Vật tư Hoà Lạc", 70_000_000)
    assert given["N2"] == ("Trần Thị Bình", 30_000_000)
    assert [each.claim.received for each in claims_of(office.case, TODAY)] == [
        *(70_000_000, 30_000_000, 20_000_000)
    ]


def test_who_asks_later_is_left_out_until_then() -> None:
    office = an_office()
    (one, two, _), (first, second) = several(office)
    name(one, first)
    name(two, second, has_asked=False)
    assert "N2" not in shared(office, 50_000_000)
    later = TODAY - timedelta(days=1)
    actions.note_request(obligation_id=two, on=later, by=None, now=NOW)
    claim = next(e.claim for e in claims_of(office.case, TODAY) if e.claim.code == "N2")
    assert (claim.requested_on, claim.received) == (later, 0)
    assert shared(office, 50_000_000)["N2"][1] > 0


def test_a_transferred_right_receives_what_is_divided_afterwards() -> None:
    office = an_office()
    (one, two, _), (first, second) = several(office)
    name(one, first)
    name(two, second)
    before = shared(office, 120_000_000)
    heir = join_party(office.case, replace(NEW, full_name="Lê Văn Thừa"))
    later = moment(TODAY, 11)
    moved = {"obligation_id": one, "code": "N1", "party_id": heir, "on": TODAY}
    with pytest.raises(MoneyRefused) as told:
        actions.transfer_right(**moved, amount=630_000_001, by=None, now=later)
    assert told.value.rule == "transfers_what_remains"
    actions.transfer_right(**moved, amount=315_000_000, by=None, now=later)
    stand = {each.claim.code: each for each in claims_of(office.case, TODAY)}
    assert stand["N1"].claim.due == stand["N1/1"].claim.due == 315_000_000
    assert stand["N1"].claim.charged_before == before["N1"][1]
    assert stand["N1/1"].payee == "Lê Văn Thừa"
    assert stand["N1/1"].claim.received_in_all == 0
    after = shared(office, 117_000_000)
    assert after["N1"][1] == after["N1/1"][1]
    again = {each.claim.code: each for each in claims_of(office.case, TODAY)}
    assert again["N1/1"].claim.received == after["N1/1"][1]
    total = sum(e.claim.due - e.claim.received for e in again.values())
    assert total == 700_000_000 + 300_000_000 + 20_000_000 - 237_000_000
    actions.transfer_right(
        **moved | {"code": "N1/1", "party_id": first}, by=None, now=moment(TODAY, 12)
    )
    last = {each.claim.code for each in claims_of(office.case, TODAY)}
    assert last == {"N1", "N2", "N3", "N1/2"}


def test_rights_do_not_move_under_a_sheet_that_waits() -> None:
    office = an_office()
    (one, *_), (first, _) = several(office)
    for obligation in Obligation.objects.filter(case=office.case, item__startswith="n"):
        name(obligation.pk, first)
    name(one, first)
    collect(office, 1_000, None)
    actions.propose_distribution(
        proceeding_id=office.case,
        amount=1_000,
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    with pytest.raises(MoneyRefused) as told:
        name(one, first)
    assert told.value.rule == "one_open_distribution"


def test_who_receives_is_noted_by_who_runs_the_case(as_app_role: AsApp) -> None:
    office = an_office()
    (one, *_), (first, _) = several(office)
    with acting(as_app_role, office.officer) as by:
        actions.name_creditor(obligation_id=one, party_id=first, by=by, now=NOW)
        joined = join_party(office.case, replace(NEW, full_name="Ngô Văn Sáu"))
        actions.name_creditor(obligation_id=one, party_id=joined, by=by, now=NOW)
    with acting(as_app_role, office.cashier) as by:
        with pytest.raises(MoneyRefused, match="vai trò"):
            actions.name_creditor(obligation_id=one, party_id=first, by=by, now=NOW)
        with pytest.raises(MayNotRecord):
            join_party(office.case, NEW)
        for sql in (
            "UPDATE cashbook_entitlement SET party_id = 1",
            "DELETE FROM cashbook_entitlement",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                connection.cursor().execute(sql)
    stranger = join_party(office.case, replace(NEW, role="lien_quan"))
    with pytest.raises(MoneyRefused) as told:
        name(one, stranger)
    assert told.value.rule == "payee_is_a_creditor_of_the_case"


def test_the_fee_of_receipts_on_both_sides_of_a_threshold_is_charged_once() -> None:
    """4,9 triệu trước 01/7/2026 đã chịu 3 %; sau đó chỉ chịu phần của tiền mới."""
    office = an_office()
    old = date(2026, 6, 30)
    for code, amount in (("thu_tien", 4_900_000), ("chi_tra", 4_900_000)):
        answer = ledger.record(
            proceeding_id=office.case,
            act=ProposedAct(code, TODAY, amount=amount, number=f"cũ-{code}"),
            by=None,
            now=NOW,
        )
        assert isinstance(answer, Recorded)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE ledger_act SET effective_on = %s WHERE code = 'chi_tra'", [old]
        )
        cursor.execute("SET session_replication_role = origin")
    claim = claims_of(office.case, TODAY)[0].claim
    assert claim.received == 4_900_000
    assert claim.fee_before == fee_on(0, 4_900_000, old).amount == 147_000
    assert fee_on(0, 4_900_000, TODAY).amount == 0
    division, _ = actions.divide(office.case, 100_000, TODAY)
    assert division.fee == 0
    division, _ = actions.divide(office.case, 1_000_000, TODAY)
    assert division.fee == 5_900_000 * 3 // 100 - 147_000


def test_money_of_a_share_set_apart_is_not_received_twice() -> None:
    office = an_office()
    given = shared(office, 1_000_000)
    share = DistributionShare.objects.get()
    args = {"agency_id": office.agency, "on": TODAY, "by": None, "now": NOW}
    actions.set_unclaimed(
        proceeding_id=office.case,
        amount=share.amount,
        party_id=share.party_id,
        share_id=share.pk,
        **args,
    )
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel="tien_mat",
        payees=[
            actions.Payee(
                "Người đến muộn",
                share.amount,
                party_id=share.party_id,
                from_account="khong_nguoi_nhan",
            )
        ],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    assert isinstance(
        actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW), Recorded
    )
    assert given["N1"][1] == 1_000_000
    assert claims_of(office.case, TODAY)[0].claim.received == 1_000_000


def fee_of(office: MoneyOffice, amount: int) -> int:
    """Phí của khoản N1 khi chia thêm một số tiền."""
    shared(office, amount)
    last = DistributionShare.objects.filter(code="N1").order_by("pk").last()
    assert last is not None
    return last.fee


def note_fee(office: MoneyOffice, ground: str, percent: int | None = None) -> None:
    actions.note_fee(
        obligation_id=Obligation.objects.get(case=office.case).pk,
        code="N1",
        ground=ground,
        on=TODAY,
        by=person(office.officer),
        now=NOW,
        basis="QĐ 9/QĐ-THADS, giấy chứng nhận hộ nghèo",
        percent=percent,
    )


def test_fee_relief_needs_its_decision_and_lessens_the_fee() -> None:
    """80 % less for a poor household: what was waived is not charged with the next."""
    office = an_office()
    assert fee_of(office, 10_000_000) == 300_000
    with pytest.raises(MoneyRefused) as told:
        note_fee(office, "giam_ho_ngheo")
    assert told.value.rule == "fee_relief_needs_its_decision"
    decided = ProposedAct("quyet_dinh_mien_giam_phi", TODAY, number="9/QĐ-THADS")
    by = person(office.head)
    answer = ledger.record(proceeding_id=office.case, act=decided, by=by, now=NOW)
    assert isinstance(answer, Recorded)
    note_fee(office, "giam_ho_ngheo")
    assert fee_of(office, 100_000_000) == 600_000
    assert fee_of(office, 50_000_000) == 300_000
    with pytest.raises(MoneyRefused, match="giảm nhiều nhất"):
        note_fee(office, "giam_ho_ngheo", 81)
    note_fee(office, "giam_ho_ngheo", 50)
    assert fee_of(office, 10_000_000) == 150_000
    note_fee(office, "")
    assert fee_of(office, 10_000_000) == 300_000


def test_a_claim_that_bears_no_fee_is_noted_and_shown(
    as_app_role: AsApp,
) -> None:
    office = an_office()
    obligation = Obligation.objects.get(case=office.case)
    page = f"/viec/{office.case}/nguoi-duoc-nhan/"
    with as_app_role():
        client = sign_in(office.officer)
        typed = {
            "khoan": f"{obligation.pk}:N1",
            "viec": "phi",
            "phi": "y_nghia_tinh_than",
            "ngay": f"{TODAY:%d/%m/%Y}",
        }
        lacking = client.post(page, typed)
        assert lacking.status_code == 422
        assert "Chưa ghi căn cứ" in lacking.content.decode()
        noted = client.post(page, typed | {"can_cu": "BA 5/2026"}, follow=True)
        told = noted.content.decode()
        assert told.count("Hiện vật chỉ có ý nghĩa tinh thần") >= 3
    assert fee_of(office, 10_000_000) == 0
