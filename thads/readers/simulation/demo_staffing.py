"""Tổ chức, cán bộ của tỉnh trình diễn: posts, files with decisions, communes, support.

Every person is invented; the numbers of documents are, too.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.records.agencies.models import Officer, Unit

_SEED = 8
_YEAR = 365
Step = tuple[str, int, dict[str, Any]]
# Những việc của vài người, in days before today; the rest have only their file and rank.
_STORIES: Sequence[Sequence[Step]] = (
    (("bo_nhiem_chuc_vu", 1780, {"result": "truong_phong", "number": "112/QĐ", "until": 46}),
     ("khen_thuong", 120, {"result": "bang_khen", "number": "31/QĐ-KT"})),
    (("dao_tao_boi_duong", 100, {"result": "hoan_thanh",
      "note": "Nghiệp vụ chấp hành viên, Học viện Tư pháp"}),
     ("dua_vao_quy_hoach", 200, {"result": "pho_truong_phong", "until": 1400})),
    (("chuyen_doi_vi_tri", 1400, {"until": 20}),),
    (("ky_luat", 90, {"ground": "lam_cham", "result": "khien_trach", "number": "9/QĐ-KL"}),),
    (("khen_thuong", 60, {"result": "giay_khen", "number": "44/QĐ-KT"}),
     ("dao_tao_boi_duong", 30, {"result": "dang_hoc", "until": 60,
      "note": "Đào tạo nguồn chấp hành viên"})),
    (("luan_chuyen", 3, {"result": "biet_phai", "unit": "QN-KV4", "until": 180}),),
)  # fmt: skip
_SUPPORT: Sequence[tuple[str, str, str, str, int | None, int | None, int]] = (
    ("THADS-QN", "kinh_phi", "Uỷ ban nhân dân tỉnh", "Hỗ trợ công tác thi hành án",
     600_000_000, None, 410_000_000),
    ("QN-KV1", "trang_thiet_bi", "Uỷ ban nhân dân phường", "Máy tính để bàn", None, 6, 6),
    ("QN-KV1", "cong_cu", "Cục Quản lý thi hành án dân sự", "Công cụ hỗ trợ cưỡng chế",
     None, 12, 8),
    ("QN-KV4", "co_so", "Uỷ ban nhân dân tỉnh", "Sửa chữa kho vật chứng",
     250_000_000, None, 0),
)  # fmt: skip


def load(*, today: date, now: datetime) -> None:
    """Nạp biên chế, hồ sơ, địa bàn, phần hỗ trợ."""
    from thads.records.agencies.models import Officer, Unit

    units = Unit.objects.filter(valid_to=None, officers__valid_to=None).distinct()
    people = list(
        Officer.objects.filter(valid_to=None).select_related("unit").order_by("code")
    )
    rng = Random(_SEED)
    _posts(units, people, today, now)
    _files(people, today, now)
    _territories(people, rng, today, now)
    _support(today, now)


def _posts(
    units: "Iterable[Unit]", people: "Sequence[Officer]", today: date, now: datetime
) -> None:
    from thads.records.staffing.actions import set_quota

    for place, unit in enumerate(units):
        filled = sum(each.unit_id == unit.pk for each in people)
        document = f"QĐ {1204 + place}/QĐ-CQLTHADS"
        decided = date(today.year, 1, 15)
        set_quota(unit.pk, today.year, filled + place % 3, document, decided, now)


def _files(people: "Sequence[Officer]", today: date, now: datetime) -> None:
    """Hồ sơ của người ở tỉnh và phòng bận nhất; a few of them with a story."""
    from thads.records.staffing.actions import open_file

    wanted = [e for e in people if e.unit.code in ("THADS-QN", "QN-KV1")]
    wanted.sort(key=lambda each: (each.title != "Trưởng phòng", each.code))
    for place, officer in enumerate(wanted):
        matter = open_file(officer, today - timedelta(days=5 * _YEAR), by=None, now=now)
        story = _STORIES[place] if place < len(_STORIES) else ()
        for code, days, said in sorted(story, key=lambda each: -each[1]):
            _record(matter, code, today - timedelta(days=days), dict(said), today, now)


def _record(
    matter: int, code: str, on: date, said: dict[str, Any], today: date, now: datetime
) -> None:
    from thads.records.ledger.values import ProposedAct, Refused
    from thads.records.proceedings.actions import record_act

    until, unit = said.pop("until", None), said.pop("unit", None)
    act = ProposedAct(
        code,
        on,
        until_on=None if until is None else today + timedelta(days=until),
        receiving_unit=unit,
        **said,
    )
    answer = record_act(proceeding_id=matter, act=act, by=None, now=now)
    if isinstance(answer, Refused):
        reasons = " ".join(each.sentence for each in answer.refusals)
        raise RuntimeError(f"Hồ sơ công chức trình diễn, {code}: {reasons}")


def _territories(
    people: "Sequence[Officer]", rng: Random, today: date, now: datetime
) -> None:
    """Mỗi chấp hành viên vài xã, phường mà đương sự của đơn vị có địa chỉ."""
    from thads.records.staffing.actions import give_territory

    since = today - timedelta(days=_YEAR)
    officers = [e for e in people if e.title == "Chấp hành viên"]
    for unit in {each.unit_id for each in officers}:
        places = _communes(unit)
        own = [each for each in officers if each.unit_id == unit]
        rng.shuffle(places)
        for place, commune in enumerate(places):
            give_territory(own[place % len(own)].pk, commune, since, now)


def _communes(unit_id: int) -> list[str]:
    from thads.readers.assigning.places import commune_of
    from thads.records.cases.models import CaseParty

    parties = CaseParty.objects.filter(
        case__proceeding__unit=unit_id, case__proceeding__ended_on=None
    ).exclude(party__address=None)
    found = {
        commune_of(each) for each in parties.values_list("party__address", flat=True)
    }
    return sorted(each for each in found if each)[:30]


def _support(today: date, now: datetime) -> None:
    from thads.records.agencies.models import Unit
    from thads.records.staffing.actions import NewSupport, give_support, use_support

    given = date(today.year, 1, 20)
    for code, kind, source, name, amount, quantity, used in _SUPPORT:
        unit = Unit.objects.get(code=code)
        new = NewSupport(unit.pk, kind, source, name, given, amount, quantity)
        made = give_support(new, now)
        if used:
            use_support(made, today, used, "Theo dự toán đã duyệt", now)
        if kind == "cong_cu":
            why = "Hỏng khi cưỡng chế, biên bản kiểm kê"
            use_support(made, today, 1, why, now, "hong_mat")
