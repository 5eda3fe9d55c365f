"""Chưa có điều kiện: the decision, its publication, the separate book, the return."""

from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.acts.waiting import return_from, separate_book
from thads.law.periods import Counted, in_words

NO_MEANS = "quyet_dinh_chua_co_dieu_kien"
SEPARATE_BOOK = "chuyen_so_theo_doi_rieng"
RETURN = "gui_lai_yeu_cau"
VERIFICATION = "xac_minh"


def _not_verified(case: Situation) -> Broken | None:
    ground = case.kind.ground(case.act)
    if ground is not None and not ground.needs_verification:
        return None
    last = case.last(VERIFICATION)
    if last is not None and last.result == "khong_co_dieu_kien":
        return None
    if last is None:
        what = "Chưa được: chưa xác minh điều kiện thi hành án"
    else:
        seen = "có điều kiện" if last.result == "co_dieu_kien" else "chưa rõ"
        on = in_words(last.effective_on)
        what = f"Không được: xác minh ngày {on} ghi nhận kết quả {seen}"
    return Broken({"what": what}, unless=_grounds_without_verification(case))


def _grounds_without_verification(case: Situation) -> str:
    field = case.kind.field("ly_do")
    choices = field.choices_on(case.on) if field else ()
    free = [each.slug for each in choices if not each.needs_verification]
    return f"Trừ căn cứ {', '.join(free)}" if free else ""


def _already_without_means(case: Situation) -> Broken | None:
    decision = case.no_means_decision
    if decision is None:
        return None
    return Broken({"on": in_words(decision.effective_on)})


def _no_decision(case: Situation) -> Broken | None:
    return Broken() if case.no_means_decision is None else None


def _term_not_over(case: Situation, counted: Counted | None) -> Broken | None:
    if counted is None or case.on >= counted.unrolled_on:
        return None
    words = {"on": in_words(counted.due_on)}
    return Broken(words, earliest_on=counted.due_on)


def _separate_book_too_early(case: Situation) -> Broken | None:
    waiting = separate_book(case.no_means_decision, case.on, case.calendar)
    return _term_not_over(case, waiting.counted if waiting else None)


def _too_few_verifications(case: Situation) -> Broken | None:
    decision = case.no_means_decision
    waiting = separate_book(decision, case.on, case.calendar)
    if decision is None or waiting is None:
        return None
    place = case.before.index(decision)
    before = [act for act in case.before[:place] if act.code == VERIFICATION]
    since = case.acts_after(decision, VERIFICATION)
    done = len(since) + min(len(before), 1)
    if done >= waiting.verifications:
        return None
    return Broken({"done": str(done), "needed": str(waiting.verifications)})


def _return_too_early(case: Situation) -> Broken | None:
    counted = return_from(case.no_means_decision, case.on, case.calendar)
    return _term_not_over(case, counted)


def _not_ex_officio(case: Situation) -> Broken | None:
    edition = case.edition
    if edition is None or edition.citation.instrument != "nd_152_2026":
        return None
    return Broken() if case.facts.on_request else None


def _not_on_request(case: Situation) -> Broken | None:
    return None if case.facts.on_request else Broken()


RULES = (
    Rule(
        name="no_means_needs_a_verification",
        citations=cited("luat_2008 44a.1", "luat_2025 38.1"),
        sentence="{what}.",
        check=_not_verified,
        codes=frozenset({NO_MEANS}),
    ),
    Rule(
        name="no_means_is_decided_once",
        citations=cited("luat_2008 44a.1", "luat_2025 38.1"),
        sentence="Không được: đã có quyết định chưa có điều kiện ngày {on}.",
        check=_already_without_means,
        codes=frozenset({NO_MEANS}),
    ),
    Rule(
        name="publication_needs_a_no_means_decision",
        citations=cited("nd_62_2015 11", "nd_152_2026 23.1"),
        sentence="Chưa được: chưa có quyết định về việc chưa có điều kiện.",
        check=_no_decision,
        codes=frozenset({"cong_khai_chua_co_dieu_kien"}),
    ),
    Rule(
        name="separate_book_needs_a_no_means_decision",
        citations=cited("nd_62_2015 9", "nd_152_2026 22.1"),
        sentence="Chưa được: chưa có quyết định về việc chưa có điều kiện.",
        check=_no_decision,
        codes=frozenset({SEPARATE_BOOK}),
    ),
    Rule(
        name="separate_book_waits_for_its_term",
        citations=cited("nd_62_2015 9", "nd_152_2026 22.1"),
        sentence="Chưa được: chưa đủ thời hạn, sớm nhất ngày {on}.",
        check=_separate_book_too_early,
        codes=frozenset({SEPARATE_BOOK}),
    ),
    Rule(
        name="separate_book_needs_verifications",
        citations=cited("nd_62_2015 9", "nd_152_2026 22.1"),
        sentence="Chưa được: mới xác minh {done} lần, cần ít nhất {needed} lần.",
        check=_too_few_verifications,
        codes=frozenset({SEPARATE_BOOK}),
    ),
    Rule(
        name="separate_book_is_for_ex_officio_cases",
        citations=cited("nd_62_2015 9", "nd_152_2026 22.1"),
        sentence="Không được: việc theo yêu cầu thì gửi lại yêu cầu, không chuyển sổ.",
        check=_not_ex_officio,
        codes=frozenset({SEPARATE_BOOK}),
    ),
    Rule(
        name="return_needs_a_no_means_decision",
        citations=cited("luat_2008 44a", "luat_2025 38.4"),
        sentence="Chưa được: chưa có quyết định về việc chưa có điều kiện.",
        check=_no_decision,
        codes=frozenset({RETURN}),
    ),
    Rule(
        name="return_is_for_requests",
        citations=cited("luat_2008 44a", "luat_2025 38.4"),
        sentence="Không được: việc chủ động thì chuyển sổ theo dõi riêng, không gửi lại.",
        check=_not_on_request,
        codes=frozenset({RETURN}),
    ),
    Rule(
        name="return_waits_for_its_term",
        citations=cited("luat_2008 44a", "luat_2025 38.4"),
        sentence="Chưa được: chưa đủ thời hạn, sớm nhất ngày {on}.",
        check=_return_too_early,
        codes=frozenset({RETURN}),
    ),
)
"""Các quy tắc khi chưa có điều kiện thi hành."""
