"""Thời hạn giản đơn: the program and the table copied from the law say the same days."""

import os
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.second_opinion.answers import Clock
from tests.law.second_opinion.named import DECISION
from tests.law.second_opinion.plain import (
    PlainTerm,
    lengthening,
    opinion_on,
    plain_terms,
    table,
)
from tests.law.second_opinion.reading import read
from thads.law.acts import catalogue
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.deadlines import derive, terms
from thads.law.periods import VIETNAM

KNOWN = {term.code for term in terms()}
HEARD = [term for term in plain_terms() if term.code in KNOWN]
EDGES = (date(2025, 4, 21), date(2026, 2, 9), date(2026, 6, 24), date(2026, 8, 27))
TIMES = (None, time(8, 30), time(8, 31), time(15))
STEPS = (0, 1, 2, 3, 5, 7, 10, 16, 31, 62, 183)
EACH = max(4, int(os.environ.get("THADS_OPINIONS", "800")) // 100)
FACTS = CaseFacts(False, 0, "KV2")

Told = tuple[str, str | None, str | None]


def words(term: PlainTerm) -> list[Told]:
    """The acts a term is about: what opens it, what answers it, the end of a case."""
    told: list[Told] = []
    for how in term.opens:
        if how.startswith(">"):
            told += words(table()[how[1:]])[:-1]
            continue
        for part in how.replace("^", "&").split("&"):
            told += _of_one(part)
    begin = len(told)
    for how in (*term.met_by, *term.lapses_by, *lengthening(term)):
        code, _, result = how.partition(":")
        told.append((code, result or None, None))
    return [*told, *told[:begin], ("ket_thuc", None, None)]


def _of_one(how: str) -> list[Told]:
    """An act as the table names it, and the same act that does not count."""
    code = how.replace("#", ":").replace("!", ":").split(":")[0]
    told: list[Told] = [(code, "khac", "khac")]
    if ":" in how or "!" in how:
        told.append((code, how.replace("!", ":").split(":")[1], None))
    elif "#" in how:
        told.append((code, None, how.split("#")[1]))
    return told


@st.composite
def courses(draw: st.DrawFn, term: PlainTerm) -> tuple[list[RecordedAct], date]:
    day = draw(st.sampled_from(EDGES))
    acts = [an_act(1, DECISION, day - timedelta(days=5), None, None)]
    one_act = st.tuples(
        st.sampled_from(words(term)), st.sampled_from(STEPS), st.sampled_from(TIMES)
    )
    drawn = draw(st.lists(one_act, min_size=1, max_size=7))
    for seq, ((code, result, ground), step, at) in enumerate(drawn, start=2):
        day += timedelta(days=step)
        acts.append(replace(an_act(seq, code, day, result, ground), at=at))
    return acts, day + timedelta(days=draw(st.sampled_from(STEPS)))


def an_act(
    seq: int, code: str, on: date, result: str | None, ground: str | None
) -> RecordedAct:
    at = datetime.combine(on, time(17), VIETNAM)
    until = on + timedelta(days=seq * 4)
    return RecordedAct(
        seq, code, on, at, seq, ground=ground, result=result, until_on=until
    )


@pytest.mark.parametrize("term", HEARD, ids=lambda term: term.code)
def test_program_and_table_agree(term: PlainTerm) -> None:
    @settings(max_examples=EACH, deadline=None)
    @given(courses(term))
    def agree(course: tuple[list[RecordedAct], date]) -> None:
        acts, on = course
        program = defaultdict(list)
        for each in derive(history(FACTS, acts), on):
            clock = Clock("", each.from_date, each.due_on, each.met_on, str(each.state))
            program[each.code].append(clock)
        second = opinion_on(term, read(FACTS, acts, on))
        heard = [clock for clock in program[term.code] if term.heard(clock.from_date)]
        assert sorted(heard, key=str) == sorted(second, key=str)

    agree()


def test_every_act_of_the_table_is_one_of_the_catalogue() -> None:
    for term in HEARD:
        for code, _, _ in words(term):
            assert catalogue.find(code) is not None, (term.code, code)
