"""Bảng thời hạn: what each term declares is what the tables copied from the law say.

The second opinion asks whether the same days come out of generated histories; here the
declarations themselves are compared, so that no list can lose a word unnoticed.
"""

import tomllib
from datetime import date, timedelta
from typing import Any, NamedTuple

from tests.law.cases import EXAMPLES
from tests.law.second_opinion.plain import UNSEEN, PlainTerm, lengthening, table
from thads.law.deadlines import term, terms
from thads.law.deadlines.terms import Term, TermKind, Trigger
from thads.law.statutes import Regime, find, regime, regime_start

FOLDER = EXAMPLES / "clocks"


class Declared(NamedTuple):
    """What is said of one term: by the tables, or by the program."""

    waits: bool
    repeats: str
    met_by: frozenset[str]
    lapses_by: frozenset[str]
    permission: bool
    outlives_case: bool
    counts_back: bool


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def of_many_events() -> dict[str, Declared]:
    """The terms one line of the plain table cannot tell."""
    return {
        code: Declared(
            waits=said["ai"] == "cho",
            repeats=said["lan"],
            met_by=frozenset(said.get("xong", ())),
            lapses_by=frozenset(said.get("mat", ())),
            permission="duoc_phep" in said.get("ghi", ()),
            outlives_case="sau" in said.get("ghi", ()),
            counts_back=False,
        )
        for code, said in read("nhieu_su_kien.toml").items()
    }


def of_one_event(said: PlainTerm) -> Declared:
    return Declared(
        waits="cho" in said.remarks,
        repeats="first" if "mot_lan" in said.remarks else "each",
        met_by=frozenset(said.met_by),
        lapses_by=frozenset(said.lapses_by),
        permission="duoc_phep" in said.remarks,
        outlives_case="sau" in said.remarks,
        counts_back="truoc" in said.remarks,
    )


def of_the_program(said: Term) -> Declared:
    return Declared(
        waits=said.kind is TermKind.WAIT,
        repeats=said.repeats,
        met_by=in_words(said.met_by),
        lapses_by=in_words((*said.cancelled_by, *said.presumed_by)),
        permission=said.permission,
        outlives_case=said.outlives_case,
        counts_back=said.counts_back,
    )


def in_words(triggers: tuple[Trigger, ...]) -> frozenset[str]:
    return frozenset(
        f"{each.act}:{each.result}" if each.result else each.act for each in triggers
    )


TOLD = {code: of_one_event(said) for code, said in table().items()} | of_many_events()


def test_every_term_is_told_once() -> None:
    assert set(TOLD) == {each.code for each in terms()}
    assert set(table()).isdisjoint(of_many_events())


def test_a_term_declares_what_the_table_says() -> None:
    wrong = [
        f"{code}: chương trình {found}, bảng {said}"
        for code, said in TOLD.items()
        if (found := of_the_program(term(code))) != said
    ]
    assert wrong == []


def test_the_book_is_silent_about_what_it_has_no_column_for() -> None:
    silent = {each.code for each in terms() if each.book_may_be_silent}
    assert silent == set(read("so_im_lang.toml")["thoi_han"])


def test_a_longer_term_is_added_or_counted_anew_as_the_table_says() -> None:
    told = {
        (code, act, number.startswith("+"))
        for code, said in table().items()
        for act, _, number in (remark.partition("=") for remark in said.remarks)
        if number
    }
    told |= {
        ("tra_loi_giai_thich", "toa_bao_phuc_tap", False),
        ("chi_tra", "gia_han_chi_tra", False),
    }
    found = {
        (each.code, act, longer.adds)
        for each in terms()
        for act, longer in each.extensions.items()
    }
    assert found == told


UNITS = {
    "n": "ngay",
    "lv": "ngay_lam_viec",
    "th": "thang",
    "nam": "nam",
    "gio": "gio",
}
NEW_LAW = regime_start(Regime.LUAT_2025)
DAYS = (NEW_LAW - timedelta(days=1), NEW_LAW)


def number(told: str) -> tuple[int, str] | None:
    """“5 lv” is five working days, “ngay” the day itself, “-” no such term."""
    if told == "-":
        return None
    if told == "ngay":
        return 0, "ngay"
    value, unit = told.split()
    return int(value), UNITS[unit]


def holds(key: str, on: date) -> tuple[int, str] | None:
    found = find(key, on)
    return (found.value, found.unit) if found is not None else None


def test_a_term_has_the_number_of_the_table_on_both_days_the_law_changed() -> None:
    wrong = [
        f"{code} {on}: chương trình {holds(term(code).value, on)}, bảng {number(told)}"
        for code, said in table().items()
        for on, told in zip(DAYS, (said.old, said.new), strict=True)
        if told != UNSEEN and in_this_law(code, on)
        if holds(term(code).value, on) != number(told)
    ]
    assert wrong == []


def in_this_law(code: str, on: date) -> bool:
    return regime(on) in term(code).regimes


def test_a_longer_term_has_the_number_of_the_table() -> None:
    wrong = [
        (code, act, told)
        for code, said in table().items()
        for act, told in lengthening(said).items()
        if number(told.removeprefix("+"))
        not in {holds(term(code).extensions[act].value, on) for on in DAYS}
    ]
    assert wrong == []
