"""Diễn biến sinh ngẫu nhiên: what must hold for any history, however odd."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from thads.law.acts import catalogue, rules
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.law.classification import grade
from thads.law.deadlines import DeadlineState, derive, findings
from thads.law.periods import VIETNAM

FIRST = date(2025, 6, 1)
DAYS = st.integers(0, 700).map(lambda days: FIRST + timedelta(days=days))
COMMON = [
    "quyet_dinh_thi_hanh_an",
    "thong_bao",
    "xac_minh",
    "quyet_dinh_chua_co_dieu_kien",
    "thu_tien",
    "chi_tra",
]
CODES = st.one_of(st.sampled_from(COMMON), st.sampled_from(sorted(catalogue.kinds())))
GROUNDS = [None, "48.1.c", "46.1.c", "44a.1.c", "38.1.a", "ke_bien", "không có"]
RESULTS = [None, "co_dieu_kien", "khong_co_dieu_kien", "khong_thanh", "thanh_cong"]


@st.composite
def acts(draw: st.DrawFn) -> list[RecordedAct]:
    rows = draw(st.lists(st.tuples(CODES, DAYS), max_size=14))
    return [
        RecordedAct(
            seq=seq,
            code=code,
            effective_on=on,
            recorded_at=datetime.combine(on, time(17), VIETNAM),
            position=seq,
            amount=draw(st.sampled_from([None, 1, 40, 100])),
            ground=draw(st.sampled_from(GROUNDS)),
            until_on=draw(st.sampled_from([None, date(2026, 7, 1), date.max])),
            receiving_unit=draw(st.sampled_from([None, "KV3"])),
            result=draw(st.sampled_from(RESULTS)),
            corrects=draw(st.sampled_from([None, 1, 2])),
        )
        for seq, (code, on) in enumerate(rows, start=1)
    ]


@st.composite
def histories(draw: st.DrawFn) -> History:
    facts = CaseFacts(draw(st.booleans()), draw(st.sampled_from([0, 100])), "KV2")
    return history(facts, draw(acts()))


def until(case: History, day: date) -> History:
    return history(case.facts, [a for a in case.acts if a.effective_on <= day])


@settings(max_examples=150, deadline=None)
@given(histories(), DAYS)
def test_later_acts_do_not_reach_back(case: History, day: date) -> None:
    assert derive(case, day) == derive(until(case, day), day)
    assert grade(case, day) == grade(until(case, day), day)


@settings(max_examples=150, deadline=None)
@given(histories(), DAYS)
def test_every_deadline_is_whole(case: History, day: date) -> None:
    for each in derive(case, day):
        if each.term.counts_back:
            assert each.due_on <= each.from_date
        else:
            assert each.due_on >= each.from_date
        assert all(step.text for step in each.derivation)
        met = each.state in (DeadlineState.MET, DeadlineState.MET_LATE)
        assert met or each.met_on is None
        if each.state is DeadlineState.MET_LATE:
            assert each.met_on is not None and each.met_on > each.due_on
        if each.state is DeadlineState.OVERDUE:
            assert each.due_on < day


@settings(max_examples=100, deadline=None)
@given(histories(), DAYS)
def test_grading_is_the_folded_one(case: History, day: date) -> None:
    state = case.folded.state_on(day)
    if state is not None:
        assert grade(case, day).means is state.means


@settings(max_examples=100, deadline=None)
@given(histories(), DAYS)
def test_what_is_offered_without_refusal_is_not_refused_for_the_case(
    case: History, day: date
) -> None:
    about_the_case = {
        rule.name for rule in rules.every_rule() if not rule.about_form
    } - {"payout_is_within_what_was_collected"}
    for offered in rules.permitted(case, day):
        act = RecordedAct(
            99, offered.kind.code, day, datetime.max.replace(tzinfo=VIETNAM)
        )
        broken = {each.rule for each in rules.judge(case, act)} & about_the_case
        assert broken == {each.rule for each in offered.refusals} & about_the_case


@settings(max_examples=100, deadline=None)
@given(histories())
def test_every_finding_names_an_act_of_the_history(case: History) -> None:
    seqs = {act.seq for act in case.acts}
    for finding in findings(case, date(2027, 6, 30)):
        assert finding.seq in seqs
        assert finding.sentence
