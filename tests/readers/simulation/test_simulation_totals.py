"""A simulated book, folded by a plain second reading, gives the totals of its spec."""

from collections import Counter

from tests.readers.simulation import plain
from tests.readers.simulation.conftest import Made

CASES = ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9", "B10", "B11", "B12",
         "B13", "B14", "B15", "B18")  # fmt: skip
MONEY = ("M1", "M4", "M5", "M6", "M7", "M8", "M9", "M9b", "M10", "M11", "M12", "M13",
         "M14", "M15", "done")  # fmt: skip


def _form(made: Made, *, later: bool = False) -> dict[str, Counter[str]]:
    at = made.spec.known_later if later else made.spec.known_at
    return plain.form(made.book, made.spec.first, made.spec.last, at)


def test_the_report_gives_the_totals_of_the_specification(made: Made) -> None:
    row = plain.totals(_form(made))
    assert {c: row[c] for c in CASES} == {c: made.spec[c] for c in CASES}
    assert {c: row[c] for c in MONEY} == {c: made.spec[c] for c in MONEY}


def test_every_unit_gives_the_expected_totals_at_both_moments(made: Made) -> None:
    for later, moment in enumerate(made.expected["biet_den"].values()):
        form = _form(made, later=bool(later))
        for unit, wanted in moment["don_vi"].items():
            row = plain.derive(form[unit])
            assert {c: row[c] for c in CASES} == {c: wanted["viec"][c] for c in CASES}
            assert {c: row[c] for c in MONEY} == {c: wanted["tien"][c] for c in MONEY}


def test_what_came_after_the_report_changes_the_figures(made: Made) -> None:
    before, after = plain.totals(_form(made)), plain.totals(_form(made, later=True))
    habits = made.spec.habits
    assert after["B8"] - before["B8"] == habits.recorded_late - habits.corrected
    assert after["done"] != before["done"]
    assert after["M7"] == before["M7"]


def test_coercions_are_those_of_the_specification(made: Made) -> None:
    codes = Counter(act["loai"] for act in made.book["hanh_vi"])
    wanted = {name: figure.value for name, figure in made.spec.coercion.items()}
    joint = sum(a["ly_do"] == "huy_dong_luc_luong" for a in made.book["hanh_vi"])
    assert codes["quyet_dinh_cuong_che"] == wanted["quyet_dinh"]
    assert codes["to_chuc_cuong_che"] == wanted["to_chuc"]
    assert codes["tu_nguyen_thi_hanh"] == wanted["tu_nguyen"]
    assert joint == wanted["lien_nganh"]
    days = [a["ngay"] for a in made.book["hanh_vi"] if "cuong_che" in a["loai"]]
    assert made.spec.first <= min(days) and max(days) <= made.spec.last


def test_van_lam_has_the_figures_of_the_article(made: Made) -> None:
    if made.spec.province != "Hưng Yên":
        return
    moment = next(iter(made.expected["biet_den"].values()))
    assert moment["don_vi"]["HY-VL"]["viec"]["B7"] == 572
    own = {c["ma"] for c in made.book["viec"] if c["don_vi"] == "HY-VL"}
    codes = Counter(a["loai"] for a in made.book["hanh_vi"] if a["viec"] in own)
    assert codes["quyet_dinh_cuong_che"] == 24
    assert codes["tu_nguyen_thi_hanh"] == 10


def test_the_rates_are_those_of_the_articles(made: Made) -> None:
    total = next(iter(made.expected["biet_den"].values()))["tong"]
    cases, money = total["viec"]["B20"], total["tien"]["M20"]
    if made.spec.province == "Quảng Ninh":
        assert (cases, money) == (54.9, 14.36)
        assert round(cases / 83.06 * 100, 1) == 66.1
        assert round(money / 40.8 * 100, 1) == 35.2
    else:
        assert (cases, money) == (84.1, 42.1)
        assert (round(cases - 83.05, 2), round(money - 40.1, 2)) == (1.05, 2.0)
