"""Sổ đã kết, danh sách đã gửi của tỉnh trình diễn: the newest of each still waits."""

from datetime import date, datetime, timedelta

from thads.law.periods import quarters, statistics_year_start

REGISTERS = ("so_cuong_che", "so_dinh_chi")
SECRET = "so_thu_ly_to_cao"
SENT_AFTER = timedelta(days=5)
"""Danh sách của một tháng đi ngày 05 tháng sau, in the demonstration."""


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Kết các quý đã qua: the registrar closes, the head confirms all but the last."""
    from thads.readers.registers.closing import close_register
    from thads.readers.simulation.demo_bank import person
    from thads.records.agencies.models import Unit
    from thads.records.paperwork import closings

    agency = Unit.objects.get(pk=agency_id)
    keeper, head = person("vanthu1", today), person("truong", today)
    past = _past(today)
    for register in REGISTERS:
        for last in past:
            made = close_register(register, agency, last, by=keeper, now=now)
            if last != past[-1]:
                closings.sign(made, by=head, now=now)
    for last in past:
        closings.sign(
            close_register(SECRET, agency, last, by=head, now=now), by=head, now=now
        )
    _tell_procuracy(today, now)


def _tell_procuracy(today: date, now: datetime) -> None:
    """Gửi Viện kiểm sát việc kết thúc of every month but the last, of one room."""
    from thads.readers.simulation.demo_bank import person
    from thads.records.cases.actions.listing import LISTED, tell_procuracy
    from thads.records.cases.queries import ended
    from thads.records.ledger.values import ProposedAct

    keeper = person("vanthu1", today)
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    for first, _ in ended.untold([keeper.unit_id], last_month):
        month = ended.month_of(first)
        assert month.last is not None
        on = month.last + SENT_AFTER
        tell_procuracy(
            [(e.case.pk, e.called) for e in ended.ended_in([keeper.unit_id], month)],
            ProposedAct(LISTED, on, number=f"{first.month + 30}/THADS-NV"),
            by=keeper,
            now=now,
        )


def _past(today: date) -> list[date]:
    """Ngày cuối các quý đã qua of the year in which yesterday's quarter ended."""
    this_year = quarters(today)
    done = [each.last for each in this_year if each.last and each.last < today]
    if done:
        return done
    before = statistics_year_start(today).replace(month=9, day=30)
    return [each.last for each in quarters(before) if each.last]
