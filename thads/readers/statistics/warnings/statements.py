"""Câu lệnh tìm dấu hiệu: one relation for each rule, in DuckDB's SQL.

`<K>` is the moment of knowledge, `<FIRST>` and `<LAST>` the days that can matter;
`closes` holds each closing with the days watched before and after it.
"""

from thads.law.indicators.signs import SignKind

_DAY_OF_RECORDING = "(({0} + 25200000000) // 86400000000)"
"""Ngày ghi nhận theo giờ Việt Nam: seven hours ahead of the stored moment."""

_STANDS = "recorded_from <= <K> AND recorded_to > <K>"

_KNOWN = f"""
  SELECT proceeding, unit, status, means, valid_from, valid_to,
         status IN (<ENDS>) AS ended
    FROM spans
   WHERE procedure = <PROCEDURE> AND {_STANDS}
     AND valid_to >= <FIRST> AND valid_from <= <LAST>
"""
_STEPS = """
  SELECT b.proceeding, b.valid_from AS day, a.means AS means_before, b.means,
         a.status AS status_before, b.status, a.ended OR b.ended AS ends
    FROM known b JOIN known a
      ON a.proceeding = b.proceeding AND a.valid_to = b.valid_from - 1
"""
_SWUNG = """
  SELECT t.proceeding, c.close, max(t.day) FILTER (t.day <= c.close) AS done,
         arg_max(t.means, t.day) FILTER (t.day <= c.close) AS means,
         min(t.day) FILTER (t.day > c.close) AS undone
    FROM steps t JOIN closes c ON t.day BETWEEN c.opens AND c.until
   WHERE t.means <> t.means_before AND NOT t.ends AND t.status_before <> <RECEIVED>
   GROUP BY t.proceeding, c.close
  HAVING max(t.day) FILTER (t.day <= c.close) IS NOT NULL
"""
# Xếp chưa có điều kiện trong tháng của ngày chốt: the days among which the last are few.
_DECLARED = """
  SELECT t.proceeding, c.close, max(t.day) AS done
    FROM steps t JOIN closes c ON t.day BETWEEN c.month AND c.close
   WHERE t.means <> t.means_before AND NOT t.ends AND t.status_before <> <RECEIVED>
   GROUP BY t.proceeding, c.close
  HAVING arg_max(t.means, t.day) = <WITHOUT>
"""
_CLOSED = """
  SELECT DISTINCT s.proceeding, c.close
    FROM spans s JOIN closes c ON s.valid_from BETWEEN c.opens AND c.close
   WHERE s.procedure = <PROCEDURE> AND s.status IN (<ENDS>) AND s.recorded_from <= <K>
"""
_UNDONE_ON = _DAY_OF_RECORDING.format("s.recorded_to")
# An end that is recorded anew as it stood has not been taken back.
_REOPENED = f"""
  SELECT proceeding, close, min(struct_pack(done, undone)) AS days FROM (
    SELECT s.proceeding, c.close, s.valid_from AS done,
           {_UNDONE_ON}::integer AS undone
      FROM spans s
      JOIN closes c ON s.valid_from BETWEEN c.opens AND c.close
       AND {_UNDONE_ON} > c.close AND {_UNDONE_ON} <= c.until
      JOIN known k ON k.proceeding = s.proceeding AND NOT k.ended
       AND c.close BETWEEN k.valid_from AND k.valid_to
     WHERE s.procedure = <PROCEDURE> AND s.status IN (<ENDS>) AND s.recorded_to <= <K>
       AND NOT EXISTS (
         SELECT 1 FROM spans n WHERE n.proceeding = s.proceeding AND n.status = s.status
            AND n.valid_from = s.valid_from AND n.recorded_from = s.recorded_to)
     UNION ALL
    SELECT k.proceeding, c.close, k.valid_from, e.day
      FROM known k JOIN closes c ON k.valid_from BETWEEN c.opens AND c.close
      JOIN went_on e ON e.proceeding = k.proceeding
       AND e.day > c.close AND e.day <= c.until
     WHERE k.ended)
   GROUP BY proceeding, close
"""
_WENT_ON = f"""
  SELECT proceeding, day FROM events
   WHERE procedure = <PROCEDURE> AND code IN (<ONGOING>) AND {_STANDS}
     AND day BETWEEN <FIRST> AND <LAST>
     AND proceeding IN (SELECT proceeding FROM known WHERE ended)
"""
# An act that stood, was taken back and stands again was first recorded long before.
_ACTS = f"""
  SELECT e.proceeding, c.close, c.until, c.written AS latest, e.seq, e.day, e.code,
         {_DAY_OF_RECORDING.format("min(e.recorded_from)")}::integer AS written
    FROM events e JOIN closes c ON e.day BETWEEN c.opens AND c.close
   WHERE e.procedure = <PROCEDURE> AND e.code IN (<WEIGHTY>, <RECEIPTS>)
     AND e.day BETWEEN <FIRST> AND <LAST>
   GROUP BY ALL
  HAVING bool_or({_STANDS})
"""
_LATE = "a.written - a.day > <LAG> AND a.written > a.close AND a.written <= a.latest"
_RECEIVED = f"""
  SELECT a.proceeding, a.close, a.until, max(a.day) AS done, bool_or({_LATE}) AS is_late
    FROM acts a WHERE a.code IN (<RECEIPTS>) GROUP BY ALL
"""
_PUSHED = """
  SELECT r.proceeding, r.close, r.done, o.day AS undone
    FROM received r
    JOIN steps o ON o.proceeding = r.proceeding
     AND o.status_before = <RECEIVED> AND o.status <> <RECEIVED>
     AND o.day > r.close AND o.day <= r.until
    JOIN cases v ON v.proceeding = r.proceeding
    JOIN dues d ON d.on_request = v.on_request AND d.day = r.done
   WHERE r.is_late OR o.day > d.due
"""
_MADE = "SELECT DISTINCT proceeding, close FROM acts WHERE code IN (<WEIGHTY>)"
_BACKDATED = f"""
  SELECT a.proceeding, a.close, min(struct_pack(done := a.day, undone := a.written)) AS days
    FROM acts a WHERE a.code IN (<WEIGHTY>) AND {_LATE} GROUP BY a.proceeding, a.close
"""


def _named(kind: SignKind, columns: str, source: str) -> str:
    return f"SELECT '{kind.value}' AS kind, proceeding, close, {columns} FROM {source}"


_PAIR = "days.done AS done, days.undone AS undone"
_FOUND = " UNION ALL ".join(
    (
        _named(
            SignKind.LATE_NO_MEANS,
            "done, NULL::integer AS undone",
            "swung WHERE means = <WITHOUT>",
        ),
        _named(
            SignKind.SWING_TO_NO_MEANS,
            "done, undone",
            "swung WHERE means = <WITHOUT> AND undone IS NOT NULL",
        ),
        _named(
            SignKind.SWING_TO_MEANS,
            "done, undone",
            "swung WHERE means <> <WITHOUT> AND undone IS NOT NULL",
        ),
        _named(SignKind.REOPENED, _PAIR, "reopened"),
        _named(SignKind.PUSHED, "done, undone", "pushed"),
        _named(SignKind.BACKDATED, _PAIR, "backdated"),
    )
)
_CHANCES = " UNION ALL ".join(
    f"SELECT '{kind.value}' AS kind, proceeding, close FROM {source}"
    for kind, source in (
        (SignKind.LATE_NO_MEANS, "declared"),
        (SignKind.SWING_TO_NO_MEANS, "swung WHERE means = <WITHOUT>"),
        (SignKind.SWING_TO_MEANS, "swung WHERE means <> <WITHOUT>"),
        (SignKind.REOPENED, "closed"),
        (SignKind.PUSHED, "received"),
        (SignKind.BACKDATED, "made"),
    )
)
_HOLDER = """
  SELECT f.*, k.unit FROM ({}) f JOIN known k
    ON k.proceeding = f.proceeding AND f.close BETWEEN k.valid_from AND k.valid_to
"""

ALL = {
    "known": _KNOWN,
    "steps": _STEPS,
    "swung": _SWUNG,
    "declared": _DECLARED,
    "closed": _CLOSED,
    "went_on": _WENT_ON,
    "reopened": _REOPENED,
    "acts": _ACTS,
    "received": _RECEIVED,
    "pushed": _PUSHED,
    "made": _MADE,
    "backdated": _BACKDATED,
    "found": _HOLDER.format(_FOUND),
    "chances": _HOLDER.format(_CHANCES),
}
"""Các bảng theo thứ tự dựng: each may read those before it."""

COUNTED = """
  SELECT kind, unit, close, coalesce(signs, 0), chances, coalesce(near, 0)
    FROM (SELECT kind, unit, close, count(*) AS chances FROM chances GROUP BY ALL)
    LEFT JOIN (SELECT kind, unit, close, count(*) AS signs,
                      count(*) FILTER (done > close - $near) AS near
                 FROM found GROUP BY ALL)
   USING (kind, unit, close)
"""
