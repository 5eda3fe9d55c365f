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
