"""Lệnh `thads units merge`: a unit takes over what others had, by a decision."""

import argparse
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from thads.law.acts.history import HAND_OVER
from thads.law.periods import in_words
from thads.readers.statistics.asking import UnreadableDate, read_day
from thads.records.agencies import actions
from thads.records.agencies import queries as agencies
from thads.records.agencies.actions import NotSucceeded
from thads.records.agencies.models import Unit
from thads.records.ledger.actions import record
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.web import formatting


def register(subparsers: Any) -> None:
    """Thêm lệnh units."""
    units = subparsers.add_parser("units", help="đơn vị kế tục khi sắp xếp, sáp nhập")
    steps = units.add_subparsers(metavar="BƯỚC", required=True)
    merge = steps.add_parser("merge", help="ghi đơn vị kế tục theo quyết định")
    merge.add_argument("old", nargs="+", metavar="MÃ", help="các đơn vị cũ")
    merge.add_argument("--into", required=True, metavar="MÃ", help="đơn vị kế tục")
    merge.add_argument("--since", required=True, metavar="NGÀY", help="từ ngày nào")
    merge.add_argument("--document", required=True, metavar="SỐ", help="số quyết định")
    merge.add_argument(
        "--document-on", required=True, metavar="NGÀY", help="ngày quyết định"
    )
    merge.add_argument("--by", default="Người vận hành", metavar="TÊN", help="ai ghi")
    merge.add_argument(
        "--hand-over",
        action="store_true",
        help="bàn giao luôn mọi việc đang mở, mỗi việc một hành vi ban_giao_viec",
    )
    merge.set_defaults(func=run_merge, role="owner")
    listed = steps.add_parser("list", help="các đơn vị đã có đơn vị kế tục")
    listed.set_defaults(func=run_list, role="app")


@transaction.atomic
def run_merge(arguments: argparse.Namespace) -> int:
    """thads units merge: all of it or nothing."""
    try:
        since, decided = read_day(arguments.since), read_day(arguments.document_on)
        successor = _unit(arguments.into)
        old = [_unit(code) for code in arguments.old]
        for unit in old:
            actions.succeed(
                predecessor=unit,
                successor=successor,
                since=since,
                document=arguments.document,
                document_on=decided,
                by=arguments.by,
                now=timezone.now(),
            )
    except (NotSucceeded, UnreadableDate) as refusal:
        raise CommandError(str(refusal)) from refusal
    for unit in old:
        print(
            f"{unit.name} ({unit.code}) do {successor.name} ({successor.code}) kế tục từ "
            f"{in_words(since)}."
        )
        _tell_open_cases(unit, successor, since, arguments)
    return 0


def _unit(code: str) -> Unit:
    found = agencies.unit_or_none(code)
    if found is None:
        raise NotSucceeded(f"Không có đơn vị mã “{code}”.")
    return found


def _tell_open_cases(
    unit: Unit, successor: Unit, since: date, arguments: argparse.Namespace
) -> None:
    open_cases = Proceeding.objects.filter(
        unit=unit, procedure="thi_hanh_an", ended_on__isnull=True
    ).order_by("pk")
    if not arguments.hand_over:
        count = formatting.whole(open_cases.count())
        print(f"  Còn {count} việc đang mở ở đơn vị cũ: bàn giao bằng --hand-over.")
        return
    passed = 0
    for case in open_cases:
        act = ProposedAct(
            HAND_OVER, since, number=arguments.document, receiving_unit=successor.code
        )
        try:
            done = record(proceeding_id=case.pk, act=act, by=None, now=timezone.now())
        except MayNotRecord:
            raise CommandError(
                f"Sổ của {unit.name} chưa mở, chưa bàn giao được."
            ) from None
        if isinstance(done, Refused):
            print(f"  {case.code}: {' '.join(each.sentence for each in done.refusals)}")
            continue
        passed += 1
    print(f"  Đã bàn giao {formatting.whole(passed)} việc.")


def run_list(_: argparse.Namespace) -> int:
    """thads units list."""
    for each in agencies.successions():
        print(
            f"{each.predecessor.code} → {each.successor.code} từ {in_words(each.since)}, "
            f"{each.document or 'chưa ghi văn bản'}"
        )
    return 0
