"""Chứng nhận phần được chia: who looks finds what was forged, dropped or changed."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.test_law_distribution_properties import AMOUNTS, CUT_OFF, lists
from thads.law.distribution import CannotDistribute, Claim, Distribution, distribute
from thads.law.distribution import certificate as checking
from thads.law.distribution.certificate import (
    Certificate,
    Publication,
    Statement,
    Sums,
    faults,
    faults_of_certificate,
    faults_of_publication,
    read_certificate,
    read_publication,
    written,
)
from thads.law.distribution.certifying import Certifying

SECRET = b"giu kin tai co quan thi hanh an dan su"
ASKED, ON = date(2026, 7, 2), date(2026, 9, 1)


def three() -> list[Claim]:
    return [
        Claim("A", "no_dan_su", 700, ASKED),
        Claim("B", "no_dan_su", 200, ASKED),
        Claim("C", "no_dan_su", 99, ASKED),
        Claim("AP", "an_phi", 30, ASKED),
    ]


def the_distribution(claims: list[Claim] | None = None) -> Distribution:
    costs = [("chi_phi_thi_hanh_an", 20)]
    return distribute(claims or three(), 600, ON, deductions=costs)


def of(code: str, made: Certifying | None = None) -> tuple[Statement, Certificate]:
    made = made or Certifying(the_distribution(), SECRET)
    (found,) = made.certificates(code)
    return found


def test_every_creditor_finds_their_share_right() -> None:
    made = Certifying(the_distribution(), SECRET)
    assert faults_of_publication(made.publication) == []
    for code in ("A", "B", "C", "AP"):
        assert faults_of_certificate(*of(code, made)) == []
    assert list(made.certificates("D")) == []


@settings(max_examples=25, deadline=None)
@given(lists(secured=True), AMOUNTS, AMOUNTS, st.none() | st.just(CUT_OFF))
def test_every_certificate_of_any_distribution_is_right(
    claims: list[Claim], amount: int, again: int, cut_off: date | None
) -> None:
    found = distribute(claims, amount, ON, cut_off=cut_off)
    made = Certifying(found, SECRET)
    assert faults_of_publication(made.publication) == []
    held = [each for claim in claims for each in made.certificates(claim.code)]
    assert len(held) == len(found.shares)
    for statement, certificate in held:
        assert faults_of_certificate(statement, certificate) == []


def test_a_later_round_is_checked_as_well() -> None:
    first = the_distribution()
    got = {share.claim.code: share.amount for share in first.shares}
    claims = [replace(claim, received=got[claim.code]) for claim in three()]
    made = Certifying(distribute(claims, 101, ON), SECRET)
    assert faults_of_publication(made.publication) == []
    for code in got:
        assert faults_of_certificate(*of(code, made)) == []


def test_who_has_everything_already_is_checked_with_the_others() -> None:
    full = Claim("A", "no_dan_su", 1, ASKED, received=1)
    made = Certifying(
        distribute([full, Claim("B", "no_dan_su", 1, ASKED)], 1, ON), SECRET
    )
    statement, held = of("A", made)
    assert (statement.basis, held.weight, held.paid) == ("luy_ke", 0, 0)
    for code in "AB":
        assert faults_of_certificate(*of(code, made)) == []


def test_a_list_that_changed_is_checked_by_what_remains() -> None:
    paid_before = {"A": 700, "B": 5, "C": 0, "AP": 30}
    claims = [replace(claim, received=paid_before[claim.code]) for claim in three()]
    made = Certifying(distribute(claims, 101, ON), SECRET)
    for code in paid_before:
        assert faults_of_certificate(*of(code, made)) == []
    statement, held = of("B", made)
    assert (statement.basis, held.weight) == ("con_phai_thi_hanh", 195)
    for other in ("luy_ke", "phai_thi_hanh", "khac"):
        told = replace(statement, basis=other)
        assert faults_of_certificate(told, held) == ["B: tỷ lệ chia không đúng."]


FORGERIES: dict[str, Callable[[Certificate], Certificate]] = {
    "paid": lambda held: replace(held, paid=held.paid + 1),
    "due": lambda held: replace(held, due=held.due - 1),
    "received": lambda held: replace(held, received=1),
    "weight": lambda held: replace(held, weight=held.weight + 1),
    "claim": lambda held: replace(held, claim="X"),
    "salt": lambda held: replace(held, salt="00"),
    "other place": lambda held: replace(held, before=held.after),
    "sums": lambda held: replace(
        held, after=replace(held.after, sums=Sums(1, 1, 1, 1))
    ),
    "path": lambda held: replace(held, after=replace(held.after, path=())),
    "place": lambda held: replace(held, after=replace(held.after, place=3)),
    "beyond": lambda held: replace(held, after=replace(held.after, place=5)),
    "below": lambda held: replace(held, before=replace(held.before, place=-1)),
}


@pytest.mark.parametrize("forged", FORGERIES)
def test_a_forged_certificate_is_found(forged: str) -> None:
    statement, held = of("B")
    assert faults_of_certificate(statement, FORGERIES[forged](held)) != []


CHANGES: dict[str, Callable[[Statement], Statement]] = {
    "money": lambda it: replace(it, money=it.money + 1),
    "due": lambda it: replace(it, totals=replace(it.totals, due=it.totals.due + 1)),
    "paid": lambda it: replace(it, totals=replace(it.totals, paid=it.totals.paid + 1)),
    "claims": lambda it: replace(it, claims=it.claims + 1),
    "root": lambda it: replace(it, root="00"),
    "first": lambda it: replace(it, first=it.last),
    "last": lambda it: replace(it, last=it.first),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_changed_total_is_found_by_anyone(changed: str) -> None:
    made = Certifying(the_distribution(), SECRET).publication
    *before, last = made.statements
    told = replace(made, statements=(*before, CHANGES[changed](last)))
    assert faults_of_publication(told) != []


def test_a_rank_paid_out_of_turn_is_found() -> None:
    made = Certifying(the_distribution(), SECRET).publication
    turned = replace(made, statements=made.statements[::-1])
    assert "không đúng thứ tự thanh toán" in faults_of_publication(turned)[0]
    richer = replace(made, to_debtor=1)
    assert faults_of_publication(richer) == [
        "Tổng các hàng không khớp số tiền phân phối."
    ]
    less = replace(made, deducted=())
    assert faults_of_publication(less) != []


def with_shares(found: Distribution, *amounts: int) -> Distribution:
    """The distribution with other amounts in its last rank, told as if right."""
    *before, one, two, three = found.shares
    changed = [
        share._replace(quotient=amount, raised=False)
        for share, amount in zip((one, two, three), amounts, strict=True)
    ]
    return replace(found, shares=(*before, *changed))


def test_a_dong_moved_from_one_to_another_is_found_by_one_of_them() -> None:
    honest = the_distribution()
    amounts = [share.amount for share in honest.shares][1:]
    moved = with_shares(honest, amounts[0] + 1, amounts[1] - 1, amounts[2])
    made = Certifying(moved, SECRET)
    assert faults_of_publication(made.publication) == []
    found = [
        fault for code in "ABC" for fault in faults_of_certificate(*of(code, made))
    ]
    assert found == ["A: số được chia không đúng.", "B: số được chia không đúng."]


def test_a_dropped_creditor_is_found() -> None:
    honest = Certifying(the_distribution(), SECRET)
    without = Certifying(
        the_distribution([c for c in three() if c.code != "B"]), SECRET
    )
    assert list(without.certificates("B")) == []
    statement = without.publication.statements[-1]
    _, held = of("B", honest)
    assert "B: chứng nhận không thuộc công bố này." in faults_of_certificate(
        statement, held
    )


def test_totals_that_hide_a_dropped_creditor_are_found_by_anyone() -> None:
    honest = Certifying(the_distribution(), SECRET).publication
    without = Certifying(
        the_distribution([c for c in three() if c.code != "B"]), SECRET
    )
    last = without.publication.statements[-1]
    shown = honest.statements[-1]
    mixed = replace(last, claims=shown.claims, money=shown.money, totals=shown.totals)
    told: Publication = replace(honest, statements=(honest.statements[0], mixed))
    found = " ".join(faults_of_publication(told))
    assert "tổng cuối không khớp tổng công bố" in found


def test_one_place_cannot_be_shown_to_two_creditors() -> None:
    twins = [Claim(code, "no_dan_su", 500, ASKED) for code in "AB"]
    made = Certifying(the_distribution(twins), SECRET)
    statement, held = of("A", made)
    lent = replace(held, claim="B")
    assert faults_of_certificate(statement, lent) == ["B: mã của khoản không khớp."]


def test_a_certificate_shows_no_other_claim() -> None:
    statement, held = of("B")
    shown = repr((statement, held))
    assert "'A'" not in shown and "'C'" not in shown and "=99," not in shown
    assert statement.last.sums == statement.totals
    assert held.before.sums.due == 700


def test_other_secrets_give_other_hashes_and_a_short_one_is_refused() -> None:
    first = Certifying(the_distribution(), SECRET).publication
    assert Certifying(the_distribution(), SECRET).publication == first
    other = Certifying(the_distribution(), SECRET[::-1]).publication
    assert other.statements[0].root != first.statements[0].root
    with pytest.raises(CannotDistribute, match="quá ngắn"):
        Certifying(the_distribution(), b"ngan")
    assert Certifying(the_distribution(), bytes(32)).publication != first


def test_checking_needs_only_the_standard_library() -> None:
    text = Path(checking.__file__).read_text(encoding="utf-8")
    imported = {
        line.split()[1].split(".")[0]
        for line in text.splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)


def told(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_what_is_hashed_is_written_down() -> None:
    opening = checking.Opening(1, Sums(2, 3, 4, 50), "s", "c", ())
    assert checking.claim_hash("A", 1, 20, 3, "s") == told("5:khoan1:A1:12:201:31:s")
    assert checking.pair_hash("a", "b") == told("3:nut1:a1:b")
    assert checking.opening_hash(opening) == told("4:tong1:11:21:31:42:501:s1:c")
    assert told("") == checking.EMPTY


def test_a_creditor_checks_from_two_files_alone(tmp_path: Path) -> None:
    made = Certifying(the_distribution(), SECRET)
    _, held = of("B", made)
    assert read_publication(written(made.publication)) == made.publication
    assert read_certificate(written(held)) == held
    assert "Hàng thứ năm" in written(held)
    assert faults(made.publication, held) == []
    lost = replace(held, rank="hàng khác")
    assert faults(made.publication, lost) == [
        "B: không có hàng “hàng khác” trong công bố."
    ]
    (tmp_path / "cong_bo.json").write_text(written(made.publication), "utf-8")
    for amount, says, code in ((held.paid, "Đúng", 0), (held.paid + 1, "B: ", 1)):
        own = tmp_path / "chung_nhan.json"
        own.write_text(written(replace(held, paid=amount)), "utf-8")
        told = run(
            [sys.executable, "-I", checking.__file__, "cong_bo.json", own.name],
            tmp_path,
        )
        assert told.stdout.startswith(says)
        assert told.returncode == code


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
