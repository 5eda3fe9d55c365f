"""Lệnh về sổ: verify and rebuild."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

_SHOWN_MAX = 50


def register(subparsers: Any) -> None:
    """Thêm các lệnh verify, rebuild."""
    verify = subparsers.add_parser("verify", help="kiểm tra chuỗi băm của mọi sổ")
    verify.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    verify.add_argument(
        "--checkpoint", metavar="TỆP", help="xuất điểm kiểm chứng đã ký"
    )
    verify.add_argument(
        "--against", metavar="TỆP", help="đối chiếu điểm kiểm chứng đã có"
    )
    verify.set_defaults(func=run_verify, role="owner")
    rebuild = subparsers.add_parser(
        "rebuild", help="dựng lại mọi trạng thái từ sổ và so sánh"
    )
    rebuild.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    rebuild.set_defaults(func=run_rebuild, role="owner")
    _register_calendar(subparsers)


def _register_calendar(subparsers: Any) -> None:
    calendar = subparsers.add_parser(
        "calendar", help="xem lịch nghỉ, bổ sung thông báo nghỉ của một năm"
    )
    steps = calendar.add_subparsers(dest="step", required=True)
    show = steps.add_parser("show", help="các thông báo đã bổ sung và bản lịch")
    show.set_defaults(func=run_calendar_show, role="owner")
    add = steps.add_parser("add", help="bổ sung lịch, tính lại mọi thời hạn")
    add.add_argument("file", metavar="TỆP", help="tệp .csv như holidays.csv")
    add.add_argument("--document", metavar="TÊN", required=True, help="số, tên văn bản")
    add.add_argument("--dry-run", action="store_true", help="chỉ cho biết, không ghi")
    add.set_defaults(func=run_calendar_add, role="owner")


def run_calendar_show(args: argparse.Namespace) -> int:
    """thads calendar show."""
    from django.utils import timezone

    from thads.records.ledger import calendars

    print(f"Bản lịch đang dùng: {calendars.known().version}.")
    for notice in calendars.notices():
        at = f"{timezone.localtime(notice.recorded_at):%d/%m/%Y %H:%M}"
        count = notice.days.count()
        print(f"{at}  {notice.version}  {notice.document}: {count} ngày")
    return 0


def run_calendar_add(args: argparse.Namespace) -> int:
    """thads calendar add."""
    from django.utils import timezone

    from thads.records.ledger import calendars

    days = _days_of(Path(args.file))
    calendar, moved = calendars.add(
        days,
        document=args.document,
        at=timezone.now(),
        progress=_show,
        dry_run=args.dry_run,
    )
    word = "sẽ có" if args.dry_run else "đã có"
    print(
        f"Bản lịch {calendar.version}: {len(days)} ngày; {moved} hồ sơ {word} hạn mới."
    )
    return 0


def _days_of(path: Path) -> list[Any]:
    from django.core.management.base import CommandError

    from thads.law.periods import CalendarError, read_days

    try:
        days = read_days(path)
    except KeyError as column:
        raise CommandError(
            f"{path.name} thiếu cột {column}. Cần các cột như holidays.csv: date, type, "
            "is_working_day, name_vi, linked_date, legal_basis, source, confidence."
        ) from column
    except (CalendarError, ValueError) as problem:
        raise CommandError(f"{path.name}: {problem}") from problem
    if not days:
        raise CommandError(f"{path.name} không có ngày nào.")
    return days


def run_verify(args: argparse.Namespace) -> int:
    """thads verify."""
    from thads.records.ledger import verify as books

    verified = books.verify(_show)
    sentences = [each.sentence for each in verified.breaks]
    if args.against:
        text = Path(args.against).read_text(encoding="utf-8")
        sentences += books.against_checkpoint(text)
    if args.checkpoint and not sentences:
        _write_checkpoint(verified, Path(args.checkpoint))
    counted = f"{len(verified.books)} sổ, {verified.acts} hành vi"
    _report(args, counted, sentences, "Chuỗi băm liền mạch")
    return 1 if sentences else 0


def _write_checkpoint(verified: Any, target: Path) -> None:
    from django.conf import settings
    from django.utils import timezone

    from thads.records.ledger import verify as books

    key = books.signing_key(Path(settings.THADS_HOME) / "checkpoint_key")
    made_at: datetime = timezone.localtime()
    target.write_text(books.checkpoint(verified, key, made_at), encoding="utf-8")


def run_rebuild(args: argparse.Namespace) -> int:
    """thads rebuild."""
    from thads.records.ledger import rebuild

    rebuilt = rebuild.compare(_show)
    sentences = [each.sentence for each in rebuilt.differences]
    counted = f"{rebuilt.proceedings} hồ sơ"
    _report(args, counted, sentences, "Dựng lại không khác gì đang lưu")
    return 1 if sentences else 0


def _show(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="", file=sys.stderr, flush=True)


def _report(
    args: argparse.Namespace, counted: str, sentences: list[str], well: str
) -> None:
    if args.json:
        print(
            json.dumps(
                {"ok": not sentences, "checked": counted, "problems": sentences},
                ensure_ascii=False,
            )
        )
        return
    for sentence in sentences[:_SHOWN_MAX]:
        print(sentence)
    if len(sentences) > _SHOWN_MAX:
        print(f"… và {len(sentences) - _SHOWN_MAX} chỗ khác.")
    print(
        f"{well}: {counted}." if not sentences else f"{len(sentences)} chỗ không khớp."
    )
