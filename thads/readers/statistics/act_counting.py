"""Đếm hành vi trong DuckDB: the lines of an edition as one relation over the events.

The second computation of thads.law.indicators.act_lines. An act is followed by the
first later act that ends its wait, and follows the last earlier one whose kind it takes
over; order is that of the history: day, moment of
recording, number. Where a line counts a matter once, what opens it again while it is
open, and what ends it for a part of the period only, are left out first.
"""

from collections.abc import Iterator, Sequence

import duckdb

from thads.law.indicators import ActLine, Take, When
from thads.law.indicators.act_lines import PARTS, WITH_AMOUNT
from thads.readers.statistics.counted import CountedRows, cell_of
from thads.readers.statistics.engine import Question
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.traits import add_slices, add_traits, among

_COUNTS = """
WITH told AS (
  SELECT proceeding, seq, code, day, coalesce(ground, '') AS ground,
         coalesce(result, '') AS result, coalesce(amount, 0) AS amount,
         recorded_from, recorded_to
    FROM events
   WHERE {codes}
     AND proceeding IN (SELECT proceeding FROM events WHERE {acts})
), dated AS (
  -- An act taken back and restored stands twice; its place is that of its recording.
  SELECT *, min(recorded_from) OVER (PARTITION BY proceeding, seq) AS recorded_at FROM told
), known AS (
  SELECT proceeding, seq, code, day, ground, result, amount,
         row_number() OVER (PARTITION BY proceeding ORDER BY day, recorded_at, seq) AS place
    FROM dated
   WHERE recorded_from <= {known_at} AND recorded_to > {known_at} AND day <= {last}
), held AS (
  SELECT proceeding, unit FROM spans
   WHERE recorded_from <= {known_at} AND recorded_to > {known_at}
     AND valid_from <= {last} AND valid_to >= {last}
), {matched}, counted AS (
  {lines}
)
SELECT c.proceeding, c.seq, h.unit, c.line, c.amount,
       c.code AS hanh_vi, c.kind_ground AS can_cu, c.kind_result AS ket_qua
  FROM counted c JOIN held h USING (proceeding)
 WHERE c.amount <> 0
"""

# What a line with `once` reads: see `_once` of act_lines, the same two rules.
_ONCE = """own_{number} AS (
  SELECT proceeding, place, day, {opens} AS opens,
         lag({opens}) OVER around AS was_open, lag(day) OVER around AS day_before,
         lead({opens}) OVER around AS goes_on
    FROM known WHERE {opens} OR {ends}
  WINDOW around AS (PARTITION BY proceeding ORDER BY place)
), known_{number} AS (
  SELECT known.* FROM known
    ANTI JOIN (SELECT * FROM own_{number}
                WHERE CASE WHEN opens THEN was_open OR day_before >= {first}
                           ELSE goes_on AND day >= {first} END) left_out
      USING (proceeding, place)
), """

_MATCHED = """matched_{number} AS (
  SELECT k.*, a.day AS answer_day, a.code AS answer_code, a.result AS answer_result,
         a.amount AS answer_amount, coalesce(o.ground, k.ground) AS kind_ground,
         coalesce(o.result, k.result) AS kind_result
    FROM (SELECT *,
                 min(CASE WHEN {ends} THEN place END) OVER (
                   PARTITION BY proceeding ORDER BY place
                   ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answer,
                 max(CASE WHEN {begins} THEN place END) OVER (
                   PARTITION BY proceeding ORDER BY place
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS origin
            FROM {known}) k
    LEFT JOIN known a ON a.proceeding = k.proceeding AND a.place = k.answer
    LEFT JOIN known o ON o.proceeding = k.proceeding AND o.place = k.origin
)"""

_IN_TIME = {
    When.IN_PERIOD: "day >= {first}",
    When.WAITING_BEFORE: "day < {first} AND coalesce(answer_day >= {first}, true)",
    When.ANSWERED: "answer_day >= {first}",
    When.WAITING_AFTER: "answer_day IS NULL",
}
_TAKEN = {
    Take.ACTS: "1",
    Take.AMOUNT: "amount",
    Take.ANSWER_AMOUNT: "coalesce(answer_amount, 0)",
}
Way = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Một cách nối: the acts that end a wait, those whose kind is taken over, and those
that open it where a matter counts once."""

_NOTHING = (
    "SELECT proceeding, seq, '' AS line, 0 AS amount, code, ground AS kind_ground, "
    "result AS kind_result FROM known WHERE false"
)


class ActCounting:
    """Một lần đếm hành vi: the relation of acts, lines and amounts.

    It answers as the engine does for cases; a row of a list is one act.
    """

    def __init__(self, facts: Facts, question: Question) -> None:
        """Count once; what is asked later only sums or lists."""
        self.facts, self.question = facts.acting(_acts(question)), question
        self.duck = self.facts.duck()
        self.facts.attach(self.duck, "events", "spans")
        self.duck.execute(f"CREATE TEMP TABLE counts AS {statement(question)}")

    def sliced(self) -> tuple[duckdb.DuckDBPyConnection, str]:
        """DuckDB và bảng có các khoá của dòng: the acts of one form are its own."""
        add_traits(self.duck, self.facts, self.question)
        add_slices(self.duck, self.question, "sliced")
        return self.duck, "sliced"

    def lines_by_unit(self) -> dict[int, dict[str, int]]:
        """Tổng từng chỉ tiêu of each unit."""
        found: dict[int, dict[str, int]] = {}
        rows = self.duck.execute(
            "SELECT unit, line, sum(amount) FROM counts GROUP BY ALL"
        ).fetchall()
        for unit, line, amount in rows:
            found.setdefault(unit, {})[line] = int(amount)
        return found

    def listed(self, lines: Sequence[str], units: Sequence[int]) -> CountedRows:
        """Các hành vi trong ô: the rows that were summed."""
        return CountedRows(self.duck, cell_of("counts", lines, units, seq="seq"))


def _acts(question: Question) -> list[str]:
    return sorted({code for line in question.edition.lines for code in line.acts})


def statement(question: Question) -> str:
    """The relation, in SQL: each way of being answered is worked out once."""
    ways: dict[Way, int] = {}
    selects = [_NOTHING]
    for line in question.edition.lines:
        once = line.acts if line.once else frozenset[str]()
        way = (line.answers, line.kind_of, once)
        number = ways.setdefault(way, len(ways))
        if line.acts:
            selects.append(_select(line, number, question))
    first = question.parameters()["first"]
    matched = ", ".join(_matched(way, number, first) for way, number in ways.items())
    acts = _acts(question)
    return _COUNTS.format(
        **question.parameters(),
        acts=among("code", acts),
        codes=among(
            "code", {*acts, *(code for way in ways for part in way for code in part)}
        ),
        matched=matched,
        lines="\n  UNION ALL\n  ".join(selects),
    )


def _matched(way: Way, number: int, first: object) -> str:
    answers, origins, once = way
    words = {"number": number, "ends": _ends(answers), "first": first}
    single = _ONCE.format(opens=among("code", once), **words) if once else ""
    known = f"known_{number}" if once else "known"
    return single + _MATCHED.format(begins=among("code", origins), known=known, **words)


def _ends(answers: frozenset[str]) -> str:
    whole, parts = sorted(answers - PARTS), sorted(answers & PARTS)
    tests = [among("code", whole)] if whole else []
    if parts:
        tests.append(f"({among('code', parts)} AND amount = 0)")
    return " OR ".join(tests) or "false"


def _select(line: ActLine, number: int, question: Question) -> str:
    tests = " AND ".join(_tests(line, question))
    return (
        f"SELECT proceeding, seq, '{line.code}' AS line, {_TAKEN[line.take]} AS amount, "
        f"code, kind_ground, kind_result FROM matched_{number} WHERE {tests}"
    )


def _tests(line: ActLine, question: Question) -> Iterator[str]:
    yield among("code", line.acts)
    yield _IN_TIME[line.when].format(**question.parameters())
    for column, allowed in (
        ("ground", line.grounds),
        ("result", line.results),
        ("answer_code", line.answered_by),
        ("answer_result", line.answer_results),
    ):
        if allowed:
            yield among(column, allowed)
    if line.answer_amount:
        sign = "<>" if line.answer_amount == WITH_AMOUNT else "="
        yield f"answer_amount {sign} 0"
