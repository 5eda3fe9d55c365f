"""Thứ tự hành vi: which act may follow which standing of the case, and on what day."""

from thads.law.acts.kinds import NOTHING_RECORDED
from thads.law.acts.rules.values import Broken, Rule, Situation, cited
from thads.law.periods import in_words, local_day
from thads.law.statutes import Citation, Regime

_BEFORE_THE_DECISION = frozenset({NOTHING_RECORDED, "da_tiep_nhan"})


def _no_edition(case: Situation) -> Broken | None:
    if case.edition is not None:
        return None
    words = {"name": case.kind.name_vi, "on": in_words(case.on)}
    first = case.kind.editions[0].valid.first
    return Broken(words, earliest_on=first if first > case.on else None)


def _wrong_status(case: Situation) -> Broken | None:
    edition = case.edition
    if edition is None or case.standing in edition.follows or _after_the_end(case):
        return None
    if _precedes_the_decision(case):
        return None
    return Broken({"refusal": edition.refusal})


def _after_the_end(case: Situation) -> Broken | None:
    edition, ended_on = case.edition, case.stands.since
    if edition is None or ended_on is None or not case.ended:
        return None
    if case.standing in edition.follows:
        return None
    label = case.standing_label.lower()
    return Broken({"ended_on": in_words(ended_on), "status": label})


def _precedes_the_decision(case: Situation) -> Broken | None:
    edition, decision = case.edition, case.decision
    if edition is None or decision is None or case.act.code == decision.code:
        return None
    allowed = bool(_BEFORE_THE_DECISION & edition.follows)
    if allowed or case.on >= decision.effective_on:
        return None
    on = decision.effective_on
    return Broken({"on": in_words(on)}, earliest_on=on)


def _dated_ahead(case: Situation) -> Broken | None:
    recorded_on = local_day(case.act.recorded_at)
    if case.on <= recorded_on:
        return None
    return Broken({"on": in_words(case.on), "recorded": in_words(recorded_on)})


def _names_no_act(case: Situation) -> Broken | None:
    if case.act.corrects is None:
        return Broken({"what": "chưa nêu hành vi nào"})
    if any(act.seq == case.act.corrects for act in case.every):
        return None
    text = f"hành vi {case.act.corrects} không có hoặc đã được đính chính"
    return Broken({"what": text})


_BOOKS = {each: Citation.parse("tt_04_2023 30") for each in Regime}

RULES = (
    Rule(
        name="act_exists_in_the_law_of_its_day",
        citations=cited("luat_2008 36", "luat_2025 116"),
        sentence="Không được: luật không có hành vi “{name}” vào ngày {on}.",
        check=_no_edition,
    ),
    Rule(
        name="act_follows_a_fitting_status",
        citations=cited("luat_2008 36", "luat_2025 33"),
        sentence="{refusal}",
        check=_wrong_status,
    ),
    Rule(
        name="ended_is_ended",
        citations=cited("luat_2008 52", "luat_2025 55"),
        sentence="Không được: việc đã kết thúc ({status}) từ ngày {ended_on}.",
        check=_after_the_end,
    ),
    Rule(
        name="act_is_not_before_the_decision",
        citations=cited("luat_2008 36", "luat_2025 33"),
        sentence="Không được: ngày hành vi sớm hơn quyết định thi hành án ({on}).",
        check=_precedes_the_decision,
    ),
    Rule(
        name="act_is_not_after_its_recording",
        citations=_BOOKS,
        sentence="Không được: ngày hành vi {on} sau ngày ghi nhận {recorded}.",
        check=_dated_ahead,
        about_form=True,
    ),
    Rule(
        name="correction_names_a_standing_act",
        citations=_BOOKS,
        sentence="Không được: {what}. Chọn một hành vi còn hiệu lực của việc.",
        check=_names_no_act,
        codes=frozenset({"dinh_chinh"}),
        about_form=True,
    ),
)
"""Các quy tắc về thứ tự."""
