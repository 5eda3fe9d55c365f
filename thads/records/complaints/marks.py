"""Dấu của đơn: of many people, standing for long, silent; house numbers in one file."""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.db.models import Count

from thads.law.acts.folding import history
from thads.law.acts.rules.archiving import is_to_be_executed
from thads.records.complaints.models import Petition, Reception
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.proceedings.models import MatterPerson
from thads.records.proceedings.queries.listing import open_duties

MASS, STANDING, SILENT = "dong_nguoi", "keo_dai", "im_lang"
UNEXECUTED, UNARCHIVED = "cho_thi_hanh", "cho_luu"
SETTLED = frozenset(
    {
        "co_hieu_luc", "dang_thi_hanh_quyet_dinh", "da_thi_hanh_quyet_dinh",
        "da_ket_luan", "dang_thuc_hien_ket_luan", "da_thuc_hien_ket_luan",
        "khong_thu_ly", "da_dinh_chi", "da_chuyen",
    }
)  # fmt: skip
"""Trạng thái sau khi giải quyết: what is left is to execute, then to lay away."""
LABELS = {
    MASS: ("Đông người", "violet", "users"),
    STANDING: ("Kéo dài", "amber", "hourglass"),
    SILENT: ("Im lặng", "red", "player-pause"),
    UNEXECUTED: ("Chờ thi hành", "amber", "clipboard-check"),
    UNARCHIVED: ("Chờ lưu hồ sơ", "gray", "folder-open"),
}
_APPLICANTS = ("nguoi_khieu_nai", "cong_dan")
_FILE = Path(__file__).with_name("dau.toml")


@cache
def _numbers() -> dict[str, int]:
    return dict(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def marks(matters: Sequence[Proceeding], today: date) -> dict[int, list[str]]:
    """Dấu của từng hồ sơ đang mở, in the order of LABELS."""
    ids = [each.pk for each in matters]
    many, with_duty = _of_many(ids), _with_duty(ids)
    after = _after_settling(matters)
    return {
        each.pk: [
            mark
            for mark, holds in (
                (MASS, each.pk in many),
                (STANDING, _is_old(each.opened_on, "keo_dai_sau_ngay", today)),
                (
                    SILENT,
                    each.pk not in with_duty
                    and _is_old(
                        each.last_act_on or each.opened_on, "im_lang_sau_ngay", today
                    ),
                ),
                (UNEXECUTED, after.get(each.pk) == UNEXECUTED),
                (UNARCHIVED, after.get(each.pk) == UNARCHIVED),
            )
            if holds
        ]
        for each in matters
    }


def _is_old(since: date | None, limit: str, today: date) -> bool:
    return since is not None and since + timedelta(days=_numbers()[limit]) < today


def _of_many(ids: Iterable[int]) -> set[int]:
    least = _numbers()["dong_nguoi_tu"]
    told = {"proceeding_id__in": list(ids), "headcount__gte": least}
    found: set[int] = set()
    for table in (Petition, Reception):
        found |= set(table.objects.filter(**told).values_list("pk", flat=True))
    return found | _of_many_named(list(ids), least)


def _of_many_named(ids: Sequence[int], least: int) -> set[int]:
    """Those on which as many stand by name, whatever number was typed."""
    rows = MatterPerson.objects.filter(proceeding_id__in=ids, role__in=_APPLICANTS)
    named = rows.values("proceeding_id").annotate(many=Count("id"))
    return set(named.filter(many__gte=least).values_list("proceeding_id", flat=True))


def _with_duty(ids: Iterable[int]) -> set[int]:
    rows = open_duties().filter(proceeding_id__in=list(ids))
    return set(rows.values_list("proceeding_id", flat=True))


def _after_settling(matters: Sequence[Proceeding]) -> dict[int, str]:
    """Đơn đã giải quyết còn chờ gì: its decision to be executed, or to be laid away."""
    ids = [each.pk for each in matters if each.status in SETTLED]
    if not ids:
        return {}
    acts = ledger.acts_by_proceeding(ids)
    facts = {each.pk: ledger.facts_of(each) for each in matters if each.pk in acts}
    return {
        pk: UNEXECUTED
        if is_to_be_executed(history(facts[pk], acts[pk]).acts)
        else UNARCHIVED
        for pk in ids
    }
