"""Phần phải ghi: grounds, results, amounts and receivers an act cannot do without."""

from collections.abc import Callable

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words


def _missing(part: str) -> Callable[[Situation], Broken | None]:
    """Same shape for every part: it is required and was left empty."""

    def check(case: Situation) -> Broken | None:
        field = case.kind.field(part)
        if field is None or not field.required:
            return None
        if field.read(case.act) not in (None, "", 0):
            return None
        return Broken({"part": field.label.lower(), "name": case.kind.name_vi})

    return check


def _unknown_choice(part: str) -> Callable[[Situation], Broken | None]:
    """Same shape for grounds and results: the choice is none of those of that law."""

    def check(case: Situation) -> Broken | None:
        field = case.kind.field(part)
        if field is None or field.type != "choice":
            return None
        chosen = field.read(case.act)
        if chosen in (None, "") or field.choice(str(chosen), case.on) is not None:
            return None
        known = ", ".join(each.slug for each in field.choices_on(case.on))
        words = {"slug": str(chosen), "on": in_words(case.on), "known": known}
        return Broken(words | {"part": field.label.lower()})

    return check


def _negative_amount(case: Situation) -> Broken | None:
    amount = case.act.amount
    return Broken() if amount is not None and amount < 0 else None


RULES = (
    Rule(
        name="ground_is_given",
        citations=cited("luat_2008 36", "luat_2025 52.5"),
        sentence="Không được: chưa chọn {part} cho hành vi “{name}”.",
        check=_missing("ly_do"),
        about_form=True,
    ),
    Rule(
        name="ground_is_of_the_law_of_its_day",
        citations=cited("luat_2008 36", "luat_2025 116.3"),
        sentence="Không được: {part} “{slug}” không áp dụng ngày {on}. Có: {known}.",
        check=_unknown_choice("ly_do"),
        about_form=True,
    ),
    Rule(
        name="result_is_given",
        citations=cited("luat_2008 44", "luat_2025 37"),
        sentence="Không được: chưa chọn {part} cho hành vi “{name}”.",
        check=_missing("ket_qua"),
        about_form=True,
    ),
    Rule(
        name="result_is_known",
        citations=cited("luat_2008 44", "luat_2025 37"),
        sentence="Không được: {part} “{slug}” không có vào ngày {on}. Có: {known}.",
        check=_unknown_choice("ket_qua"),
        about_form=True,
    ),
    Rule(
        name="amount_is_given",
        citations=cited("luat_2008 47", "luat_2025 54"),
        sentence="Không được: chưa ghi {part} của hành vi “{name}”.",
        check=_missing("so_tien"),
        about_form=True,
    ),
    Rule(
        name="amount_is_not_negative",
        citations=cited("luat_2008 47", "luat_2025 54"),
        sentence="Không được: số tiền không thể âm.",
        check=_negative_amount,
        about_form=True,
    ),
    Rule(
        name="receiving_unit_is_given",
        citations=cited("luat_2008 57", "luat_2025 49.2"),
        sentence="Không được: chưa chọn {part}.",
        check=_missing("don_vi_nhan"),
        codes=frozenset({"quyet_dinh_uy_thac", "ban_giao_viec"}),
        about_form=True,
    ),
)
"""Các quy tắc về phần phải ghi."""
