"""Biểu và sổ: what a form says came in is what the registers took in, row for row.

The matters are drawn from a seed, each a lawful walk through its procedure; some acts
are taken back, some fall outside the period.
"""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.builders.agencies import Province, a_province
from thads.law.acts.catalogue import name, of_procedure
from thads.law.acts.history import CORRECTION, CaseFacts
from thads.law.acts.kinds import ActKind
from thads.law.acts.procedures import NOTHING_RECORDED, led_to
from thads.readers.registers.asking import asked_of
from thads.readers.registers.rows import Row, rows
from thads.readers.statistics.consistency import books_agree
from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.figures import Figures, figures
from thads.records.complaints.models import Reception
from thads.records.complaints.queries.receptions import RECEIVED, register
from thads.records.ledger.bulk import record_many
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.values import NewAct, NewProceeding
from thads.records.proceedings.models import Matter

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2025, 10, 1), date(2026, 3, 31)
NOW = datetime(2026, 5, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DRAWN, STEPS = 40, 7
PETITIONS = ("khieu_nai", "to_cao", "tiep_cong_dan")
STOPPED = 0.4
_STOPPED_AND_RESUMED = (
    *("nhan_ban_an_hanh_chinh", "nhan_quyet_dinh_hoan_hanh_chinh"),
    "tiep_tuc_theo_doi_hanh_chinh",
)
_ENFORCED = ("bien_phap_bao_dam", "quyet_dinh_cuong_che", "de_nghi_mien_giam")
_ENDS = ("quyet_dinh_mien_giam", "to_chuc_cuong_che", "tu_nguyen_thi_hanh")


@pytest.mark.parametrize("seed", [8, 2022])
def test_what_came_in_by_the_form_is_what_the_registers_took_in(seed: int) -> None:
    province = a_province(units=2)
    _draw(province, Random(seed))
    six, seven, eight, twelve = (_form(each) for each in ("06", "07", "08", "12"))
    assert six.total["D2"] == _count("so_mien_giam", name("de_nghi_mien_giam"))
    assert seven.total["C1"] == _count("so_bao_dam")
    assert seven.total["C3"] == _count("so_cuong_che")
    received, denounced = _count("so_nhan_don"), _count("so_thu_ly_to_cao")
    assert eight.total["G1"] == received + denounced > DRAWN
    came_back = _came_back(twelve)
    assert twelve.total["N2"] == _count("so_thi_hanh_an_hanh_chinh") + came_back
    assert 0 < came_back < twelve.total["N2"]
    nine, book = _form("09"), register(FIRST, LAST)
    assert nine.total["H3"] == len(book) > 0
    assert len(book) < Act.objects.filter(code=RECEIVED).count(), "some fell out"
    told = {each.name: each.holds for each in books_agree(nine)}
    assert told and all(told.values())


def _draw(province: Province, chance: Random) -> None:
    units = list(province.units.values())
    procedures = ("thi_hanh_an", "thi_hanh_an_hanh_chinh", *PETITIONS)
    made = []
    for procedure in procedures:
        for number in range(DRAWN):
            unit = chance.choice(units)
            assert unit.root_id is not None
            facts = CaseFacts(on_request=True, due=0, unit=unit.code)
            walk = _enforced if procedure == "thi_hanh_an" else _walked
            acts = _numbered(chance, walk(chance, procedure))
            made.append(
                NewProceeding(
                    root_id=unit.root_id,
                    unit_id=unit.pk,
                    officer_id=None,
                    code=f"{procedure}-{number}",
                    procedure=procedure,
                    facts=facts,
                    acts=acts,
                )
            )
    record_many(made, now=NOW)
    _keep_receptions()


def _keep_receptions() -> None:
    """What the book of receptions says beside the acts."""
    matters = list(Proceeding.objects.filter(procedure="tiep_cong_dan"))
    Matter.objects.bulk_create(
        Matter(proceeding=each, title="x", opened_at=NOW) for each in matters
    )
    Reception.objects.bulk_create(
        Reception(proceeding=each, petition_kind="khieu_nai") for each in matters
    )


def _enforced(chance: Random, _: str) -> list[str]:
    kinds = (*_ENFORCED, *_ENFORCED, *_ENDS)
    return ["quyet_dinh_thi_hanh_an", *chance.choices(kinds, k=STEPS)]


def _walked(chance: Random, procedure: str) -> list[str]:
    """Acts that may follow one another, from the first."""
    if procedure == "thi_hanh_an_hanh_chinh" and chance.random() < STOPPED:
        return list(_STOPPED_AND_RESUMED)
    status = was = NOTHING_RECORDED
    told: list[str] = []
    for _ in range(STEPS):
        after = [each for each in of_procedure(procedure) if _may_follow(each, status)]
        if not after:
            break
        kind = chance.choice(after)
        edition = kind.edition(FIRST)
        assert edition is not None
        led = led_to(status, was, edition.leads_to)
        if led != status:
            was, status = status, led
        told.append(kind.code)
    return told


def _may_follow(kind: ActKind, status: str) -> bool:
    edition = kind.edition(FIRST)
    return edition is not None and status in edition.follows


def _numbered(chance: Random, codes: list[str]) -> list[NewAct]:
    """Days that begin before the period and may end after it; now and then a
    correction of the act just recorded, at the end, so that what follows stands."""
    day = FIRST + timedelta(days=chance.randrange(-150, 150))
    steps = [chance.randrange(0, 60) for _ in codes]
    if codes == list(_STOPPED_AND_RESUMED) and chance.random() < STOPPED:
        day, steps = FIRST, [-60, 30, 60]
    made = []
    for seq, (code, step) in enumerate(zip(codes, steps, strict=True), start=1):
        day += timedelta(days=step)
        made.append(_act(chance, seq, code, day))
    if chance.random() < 0.2:
        fields = {"corrects": len(made)}
        made.append(_act(chance, len(made) + 1, CORRECTION, day, **fields))
    return made


def _act(chance: Random, seq: int, code: str, day: date, **more: int) -> NewAct:
    at = datetime(2026, 4, 1, 8, tzinfo=NOW.tzinfo) + timedelta(seconds=seq)
    result = chance.choice(("dung", "sai", None))
    return NewAct(
        seq=seq, code=code, effective_on=day, recorded_at=at, result=result, **more
    )


def _form(code: str) -> Figures:
    return figures(code, "QN00", LAST, first=FIRST, known_at=NOW)


def _count(register: str, kind: str = "") -> int:
    """Rows that were not struck through, of this kind."""
    asked = asked_of(register, "QN00", FIRST.isoformat(), LAST.isoformat(), "")
    return sum(1 for each in rows(asked) if _stands(each, kind))


def _stands(row: Row, kind: str) -> bool:
    return row.struck_on is None and any(kind in str(cell) for cell in row.cells)


def _came_back(computed: Figures) -> int:
    """Judgments stopped before the period and gone on with in it: new again."""
    listed = computed.counting.listed(["ban_an_moi"], Wanted(computed.scope.ids, {}))
    gone_on = Act.objects.filter(code="tiep_tuc_theo_doi_hanh_chinh")
    places = set(gone_on.values_list("proceeding_id", "seq"))
    return sum(1 for each in listed if (each.proceeding, each.seq) in places)
