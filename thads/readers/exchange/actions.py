"""Nhập sổ: read whole, checked whole, recorded whole or not at all."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from thads.readers.exchange import assembly, review
from thads.readers.exchange.cells import local
from thads.readers.exchange.check import check
from thads.readers.exchange.continuing import rows_by_case
from thads.readers.exchange.entries import Entries, Entry, Problems, parse
from thads.readers.exchange.existing import Existing, load
from thads.readers.exchange.format import (
    ACTS,
    OFFICERS,
    TARGETS,
    UNITS,
)
from thads.readers.exchange.result import ImportResult, SheetCount
from thads.readers.exchange.signers import signers
from thads.readers.exchange.tree import Tree
from thads.records.agencies.actions import enter_officers, found_unit, set_targets
from thads.records.agencies.models import Officer, Target, Unit
from thads.records.audit import actions as audit
from thads.records.cases.actions import enter_judgments, open_cases
from thads.records.cashbook.actions import name_creditors, tell_interest
from thads.records.ledger.appending import RefusedByABook, append

Progress = Callable[[str, int, int], None]
# The number of the advisory lock under which books come in, one after the other.
ONE_AT_A_TIME = 7_264_202


def import_book(
    book: Mapping[str, list[dict[str, object]]],
    *,
    now: datetime,
    progress: Progress | None = None,
    dry_run: bool = False,
) -> ImportResult:
    """Nhập một sổ đã đọc: everything in one transaction, or nothing.

    The result lists every error (then nothing was written) or, when accepted, every
    finding of the law and what each unit opens with. `progress` is told the stage,
    how many of its rows are done, and of how many.
    """
    tell = progress or _silent
    now = local(now)
    problems = Problems()
    entries = parse(book, problems)
    try:
        return _import(entries, problems, now, tell, dry_run=dry_run)
    except _NotTaken as refused:
        problems.add(ACTS, refused.row, "so_tien", str(refused))
        return ImportResult(dry_run, _refused(entries), problems=problems.in_order())


class _NotTaken(Exception):
    """Sổ quỹ không nhận một dòng: everything is undone."""

    def __init__(self, row: Entry, sentence: str) -> None:
        """Keep the row."""
        self.row = row
        super().__init__(sentence)


def _import(
    entries: Entries,
    problems: Problems,
    now: datetime,
    tell: Progress,
    *,
    dry_run: bool,
) -> ImportResult:
    with transaction.atomic():
        _wait_for_other_imports()
        existing = load(entries)
        tree = check(entries, existing, now, problems)
        if problems.found:
            return ImportResult(
                dry_run, _refused(entries), problems=problems.in_order()
            )
        cases = assembly.Cases(entries, signers(entries, existing))
        reviewed = review.review(
            cases,
            _unit_names(entries, existing),
            now,
            tell,
            list(rows_by_case(entries, existing.standing)),
        )
        if not dry_run:
            _write(entries, cases, existing, tree, now, tell)
    return ImportResult(
        dry_run,
        _accepted(entries, existing, dry_run=dry_run),
        findings=reviewed.findings,
        openings=reviewed.openings,
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


def _wait_for_other_imports() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _unit_names(entries: Entries, existing: Existing) -> dict[str, str]:
    names = {code: content["ten"] for code, content in existing.units.items()}
    return names | {entry["ma"]: entry["ten"] for entry in entries[UNITS]}


def _write(
    entries: Entries,
    cases: assembly.Cases,
    existing: Existing,
    tree: Tree,
    now: datetime,
    tell: Progress,
) -> None:
    units = _found_units(entries, existing, tree)
    _enter_officers(entries, existing, units)
    _set_targets(entries, existing, units)
    officer_ids = dict(Officer.objects.values_list("code", "id"))
    judgments = _enter_judgments(entries, existing, tree, units)
    new_cases = list(cases.new_cases(tree, units, officer_ids, judgments))
    ids = open_cases(new_cases, now=now, progress=tell)
    opened = list(zip(ids, new_cases, strict=True))
    name_creditors(cases.creditors(opened), now)
    tell_interest(cases.interest(opened), now)
    _go_on(entries, cases, existing, now, tell)
    audit.note(
        at=now,
        account_id=None,
        username="",
        action="nhap_so",
        subject="so",
        sentence=f"Nhập sổ: {len(new_cases)} việc, {len(entries[ACTS])} hành vi.",
    )


def _go_on(
    entries: Entries,
    cases: assembly.Cases,
    existing: Existing,
    now: datetime,
    tell: Progress,
) -> None:
    """Ghi tiếp các việc đã có, in the order in which the book says it was recorded."""
    rows = [
        (row["ghi_nhan_luc"] or now, standing.id, row["stt"], row)
        for standing, more in rows_by_case(entries, existing.standing)
        for row in more
    ]
    rows.sort(key=lambda each: each[:3])
    for done, (_, proceeding_id, _, row) in enumerate(rows, start=1):
        try:
            append(proceeding_id, cases.act(row), now=now)
        except RefusedByABook as refused:
            raise _NotTaken(row, str(refused)) from refused
        tell("ghi tiếp", done, len(rows))


def _found_units(entries: Entries, existing: Existing, tree: Tree) -> dict[str, int]:
    """Lập các đơn vị mới, those above first."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    new = [entry for entry in entries[UNITS] if entry["ma"] not in existing.units]
    for entry in sorted(new, key=lambda entry: len(tree.chain(entry["ma"]))):
        units[entry["ma"]] = found_unit(
            code=entry["ma"],
            name=entry["ten"],
            level=entry["cap"],
            parent=units[entry["truc_thuoc"]] if entry["truc_thuoc"] else None,
            valid_from=entry["tu_ngay"],
            valid_to=entry["den_ngay"],
            extra=entry.extra,
        )
    return {code: unit.id for code, unit in units.items()}


def _enter_officers(
    entries: Entries, existing: Existing, units: dict[str, int]
) -> None:
    enter_officers(
        [
            Officer(
                code=entry["ma"],
                full_name=entry["ho_ten"],
                title=entry["chuc_danh"] or "",
                rank=entry["ngach"] or "",
                unit_id=units[entry["don_vi"]],
                valid_from=entry["tu_ngay"],
                valid_to=entry["den_ngay"],
                extra=entry.extra,
            )
            for entry in entries[OFFICERS]
            if entry["ma"] not in existing.officers
        ]
    )


def _target_key(entry: Entry) -> tuple[Any, ...]:
    return entry["don_vi"], entry["nam"], entry["chi_so"]


def _set_targets(entries: Entries, existing: Existing, units: dict[str, int]) -> None:
    set_targets(
        [
            Target(
                unit_id=units[entry["don_vi"]],
                year=entry["nam"],
                measure=entry["chi_so"],
                comparator=entry["so_sanh"],
                percent=entry["gia_tri"],
                document=entry["van_ban"] or "",
                extra=entry.extra,
            )
            for entry in entries[TARGETS]
            if _target_key(entry) not in existing.targets
        ]
    )


def _enter_judgments(
    entries: Entries, existing: Existing, tree: Tree, units: dict[str, int]
) -> dict[tuple[str, str], tuple[int, str]]:
    """Ids and numbers of all judgments the cases need, by province and code."""
    new = assembly.new_judgments(entries, tree, units)
    roots = {unit_id: code for code, unit_id in units.items()}
    entered = zip(enter_judgments(new), new, strict=True)
    found = {key: (at, number) for key, (at, _, number) in existing.judgments.items()}
    for judgment_id, judgment in entered:
        found[roots[judgment.root_id], judgment.code] = judgment_id, judgment.number
    return found


def _refused(entries: Entries) -> dict[str, SheetCount]:
    return {
        sheet: SheetCount(read=len(rows), refused=len(rows))
        for sheet, rows in entries.items()
    }


def _accepted(
    entries: Entries, existing: Existing, *, dry_run: bool
) -> dict[str, SheetCount]:
    """Rows that were there already and say the same are told apart."""
    unchanged = {
        UNITS: sum(entry["ma"] in existing.units for entry in entries[UNITS]),
        OFFICERS: sum(entry["ma"] in existing.officers for entry in entries[OFFICERS]),
        TARGETS: sum(
            _target_key(each) in existing.targets for each in entries[TARGETS]
        ),
    }
    counts = {}
    for sheet, rows in entries.items():
        read, same = len(rows), unchanged.get(sheet, 0)
        counts[sheet] = SheetCount(
            read=read,
            recorded=0 if dry_run else read,
            unchanged=same,
            only_tried=read if dry_run else 0,
        )
    return counts
