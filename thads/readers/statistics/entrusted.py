"""K14: việc uỷ thác đi có nơi nhận: a case entrusted in the period and its new case.

The receiver opens a case of its own on the same judgment. One that is not there yet is
on its way, or was lost; both are something to look at. Where the receiving office is out
of the asker's sight, nothing is claimed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import Finding
from thads.readers.statistics.scope import visible_ids
from thads.records.web import formatting

_SHOWN = 10
_LINE = "uy_thac"
_SENT = """
  WITH sent AS MATERIALIZED (
    SELECT p.id, p.code, a.receiving_unit, a.effective_on, j.number, j.date,
           u.root_id, u.path,
           u.id IS NOT NULL AND (%(all)s OR u.id = ANY (%(seen)s)) AS is_seen
      FROM ledger_proceeding p
      JOIN LATERAL (
        SELECT * FROM ledger_act s
         WHERE s.proceeding_id = p.id AND s.code = 'quyet_dinh_uy_thac'
           AND s.effective_on <= %(last)s AND s.recorded_at <= %(known_at)s
           AND NOT EXISTS (SELECT 1 FROM ledger_act c
                 WHERE c.proceeding_id = p.id AND c.code = 'dinh_chinh'
                   AND c.corrects = s.seq AND c.recorded_at <= %(known_at)s)
         ORDER BY s.effective_on DESC, s.position DESC LIMIT 1) a ON true
      LEFT JOIN cases_case v ON v.proceeding_id = p.id
      LEFT JOIN cases_judgment j ON j.id = v.judgment_id
      LEFT JOIN agencies_unit u ON u.code = a.receiving_unit
     WHERE p.id = ANY (%(cases)s)
  ), received AS (
    SELECT DISTINCT s.id
      FROM sent s
      JOIN cases_judgment k
        ON k.root_id = s.root_id AND k.number = s.number AND k.date = s.date
      JOIN cases_case o ON o.judgment_id = k.id AND o.proceeding_id <> s.id
      JOIN ledger_proceeding q ON q.id = o.proceeding_id
      JOIN agencies_unit h ON h.id = q.origin_unit_id AND starts_with(h.path, s.path)
      JOIN ledger_act d
        ON d.proceeding_id = q.id AND d.code = 'quyet_dinh_thi_hanh_an'
       AND d.effective_on BETWEEN s.effective_on AND %(last)s
       AND d.recorded_at <= %(known_at)s
  )
  SELECT s.code, s.receiving_unit, s.is_seen, r.id IS NOT NULL
    FROM sent s LEFT JOIN received r ON r.id = s.id ORDER BY s.code
"""


def entrusted_is_received(forms: dict[str, Figures]) -> Iterator[Finding]:
    """K14: mỗi việc uỷ thác đi có một việc nhận, or it is named."""
    form = forms["01"]
    if "B4" not in form.total:
        return
    sent = form.counting.cases_in([_LINE], Wanted(form.scope.ids, {}))
    rows = _rows(form, [each.proceeding for each in sent])
    seen = [row for row in rows if row[2]]
    missing = [code for code, _, _, is_received in seen if not is_received]
    out_of_sight = len(sent) - len(seen)
    yield Finding(
        name="K14",
        sentence="Việc uỷ thác đi có việc nhận cùng bản án trong kỳ"
        + _named(missing)
        + (
            f"; {formatting.whole(out_of_sight)} việc có nơi nhận ngoài phạm vi xem"
            if out_of_sight
            else ""
        ),
        left=f"{formatting.whole(len(sent))} việc uỷ thác đi",
        right=f"{formatting.whole(len(seen) - len(missing))} việc đã nhận",
        holds=None if missing else True,
    )


def _rows(form: Figures, cases: Sequence[int]) -> list[tuple[str, str, bool, bool]]:
    visible = visible_ids()
    given: dict[str, Any] = {
        "cases": list(cases),
        "last": form.period.last,
        "known_at": form.known_at,
        "all": visible is None,
        "seen": sorted(visible or ()),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SENT, given)
        found: list[tuple[str, str, bool, bool]] = cursor.fetchall()
    return found


def _named(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    more = f", … ({formatting.whole(len(missing))} việc)" if missing[_SHOWN:] else ""
    return f"; chưa thấy việc nhận của {', '.join(missing[:_SHOWN])}{more}"
