"""Ký nhiều, chết nhiều: processes that sign decisions at once, one in five killed.

`python -m tests.builders.crashing CASES` signs what CASES (JSON) lists in processes of
their own on the database of the environment; this process never renders, so that each
that is forked renders anew. It prints how many died.
"""

import json
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

DAYS = (date(2026, 12, 29), date(2027, 1, 5))
DECISION, POSTPONED = "quyet_dinh_thi_hanh_an", "quyet_dinh_hoan"
FATES = ("trước khi lưu", "trước khi xác nhận", "mất máy chủ")
WORKERS, ONE_IN, ENOUGH, SEED = 6, 5, 10, 20270105


class Waiting(NamedTuple):
    """Việc chờ ký: its key, who signs, on which day."""

    case: int
    head: str
    on: date


class Signing(NamedTuple):
    """Một lần ký; with a fate, how its process ends."""

    waiting: Waiting
    kind: str
    fate: str = ""


def offices(count: int) -> list[Waiting]:
    """Việc của hai cơ quan trong hai năm, each to be decided and postponed."""
    from tests.builders.agencies import SINCE, a_province
    from tests.builders.cases import a_case
    from tests.builders.proceedings import moment
    from thads.records.agencies.models import Level, Officer

    homes = [a_province(code, level=Level.REGIONAL_ROOM) for code in ("HY", "QN")]
    for home in homes:
        Officer.objects.create(
            code=f"{home.top.code}-LD01",
            full_name="Phạm Văn Đứng Đầu",
            title="Trưởng THADS tỉnh",
            unit=home.top,
            valid_from=SINCE,
        )
    day = DAYS[0] - timedelta(days=3)
    acts: list[Any] = [("nhan_ban_an", day, {}), ("nhan_yeu_cau", day, {})]
    made = []
    for n in range(count):
        home = homes[n % 2]
        unit = next(iter(home.units.values()))
        at = moment(day, 8, n)
        case = a_case(unit, None, acts, code=f"V{n:05}", recorded_from=at)
        made.append(Waiting(case, f"{home.top.code}-LD01", DAYS[n // 2 % 2]))
    return made


def sign_all(cases: Sequence[Waiting], *, dying: bool) -> int:
    """Ký mọi quyết định còn thiếu, some processes at once; how many died."""
    _warm(cases[0])
    fates, running, died = Random(SEED), 0, 0
    for kind in (DECISION, POSTPONED):
        for shift in _shifts(cases, kind, fates if dying else None):
            _fork(shift)
            running += 1
            if running == WORKERS:
                running, died = running - 1, died + _waited()
        while running:  # a case is postponed after it was decided
            running, died = running - 1, died + _waited()
    return died


def _shifts(
    cases: Sequence[Waiting], kind: str, fates: Random | None
) -> Iterator[list[Signing]]:
    """What each process signs, one after the other, until it dies or has enough."""
    shift: list[Signing] = []
    for each in cases:
        dies = fates is not None and fates.randrange(ONE_IN) == 0
        fate = fates.choice(FATES) if fates and dies else ""
        shift.append(Signing(each, kind, fate))
        if fate or len(shift) == ENOUGH:
            yield shift
            shift = []
    if shift:
        yield shift


def _warm(waiting: Waiting) -> None:
    """Đọc luật và mẫu một lần, for every process to come; nothing of it stays."""
    from django.db import transaction

    from tests.builders.proceedings import moment
    from thads.records.documents.makers import WANTED

    first = Signing(waiting, DECISION)
    if not _is_signed(first):
        with transaction.atomic():
            _begin(waiting.case, _act(first), {WANTED: "co"}, moment(DAYS[1], 10))
            transaction.set_rollback(True)


def _waited() -> int:
    _, status = os.wait()
    return 0 if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 else 1


def _fork(shift: Sequence[Signing]) -> None:
    from django.db import DatabaseError, connection

    if os.fork():
        return
    ended = 1
    try:
        connection.connection = None  # the parent's, not to be closed from here
        with suppress(DatabaseError):
            for signing in shift:
                _sign(signing)
            ended = 0
    finally:
        if ended and sys.exc_info()[0] is not None:
            traceback.print_exc()
        os._exit(ended)


def _sign(signing: Signing) -> None:
    """Recorded, or refused: signed before, or the decision it rests on was killed."""
    from thads.records.documents.makers import PaperIncomplete

    with suppress(PaperIncomplete):
        _record(signing)


def _record(signing: Signing) -> None:
    from django.db import connection, transaction

    from tests.builders.proceedings import moment
    from thads.records.cases.actions import record_act
    from thads.records.documents.makers import WANTED

    (case, _, _), _, fate = signing
    act, now = _act(signing), moment(DAYS[1], 10)
    paper = {WANTED: "co", "vb_can_cu_hoan": "đơn đề nghị"}
    if _is_signed(signing):
        return
    with transaction.atomic():
        if fate == FATES[0]:
            _begin(case, act, paper, now)
            os.kill(os.getpid(), signal.SIGKILL)
        record_act(proceeding_id=case, act=act, by=None, now=now, paper=paper)
        if fate == FATES[1]:
            os.kill(os.getpid(), signal.SIGKILL)
        if fate == FATES[2]:
            connection.cursor().execute("SELECT pg_terminate_backend(pg_backend_pid())")


def _is_signed(signing: Signing) -> bool:
    from thads.records.ledger.models import Act

    return Act.objects.filter(
        proceeding_id=signing.waiting.case, code=signing.kind
    ).exists()


def _act(signing: Signing) -> Any:
    from thads.records.ledger.values import ProposedAct

    (_, head, on), kind, _ = signing
    more: dict[str, Any] = {}
    if kind == POSTPONED:
        more = {"ground": "46.1.b", "until_on": on + timedelta(days=30)}
    return ProposedAct(kind, on, signed_as="thu_truong", signed_by=head, **more)


def _begin(case: int, act: Any, paper: dict[str, str], now: Any) -> None:
    """Số và hành vi đã ghi, văn bản chưa lưu."""
    from thads.records.documents import makers
    from thads.records.ledger import actions as ledger

    maker = makers.maker()
    assert maker is not None
    ledger.open_for_writing(case)
    prepared = maker.prepare(case, act, None, paper, now)
    assert prepared is not None
    ledger.record(proceeding_id=case, act=prepared.act, by=None, now=now)


def unsigned(cases: Sequence[Waiting]) -> list[Signing]:
    """Quyết định chưa ký: what a killed process left open, as anybody can see it."""
    every = [Signing(each, kind) for kind in (DECISION, POSTPONED) for each in cases]
    return [each for each in every if not _is_signed(each)]


def counted() -> Counter[tuple[str, str, int]]:
    """Đếm và đòi: no gap, no number twice, an act and a paper for each, a whole chain."""
    from thads.records.documents.models import Document, GivenNumber
    from thads.records.ledger import verify
    from thads.records.ledger.models import Act
    from thads.records.paperwork.models import Paper

    series: dict[tuple[str, str, int], list[int]] = {}
    for given in GivenNumber.objects.select_related("agency").order_by("number"):
        place = (given.agency.code, given.series, given.year)
        series.setdefault(place, []).append(given.number)
    for place, numbers in series.items():
        assert numbers == list(range(1, len(numbers) + 1)), place
    total = sum(map(len, series.values()))
    kinds = Act.objects.filter(code__in=(DECISION, POSTPONED))
    assert Paper.objects.count() == Document.objects.count() == kinds.count() == total
    assert verify.verify().breaks == ()
    return Counter({place: len(numbers) for place, numbers in series.items()})


def main() -> None:
    """Ký những việc được nêu, rồi nói bao nhiêu tiến trình đã chết."""
    import django

    django.setup()
    told = json.loads(sys.argv[1])
    cases = [Waiting(case, head, date.fromisoformat(on)) for case, head, on in told]
    print(sign_all(cases, dying=True))


if __name__ == "__main__":
    main()
