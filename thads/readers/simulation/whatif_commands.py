"""Lệnh `thads whatif`: a draft over the book of a unit, for a reader or a script."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from thads.law.acts import catalogue


def register(subparsers: Any) -> None:
    """Thêm lệnh whatif."""
    command = subparsers.add_parser(
        "whatif",
        help="nếu luật đổi: thời hạn nào dời, việc quá hạn thêm hay bớt",
        description=(
            "Đặt các giá trị của một dự thảo lên luật đang có, xét lại sổ của một đơn "
            "vị và cho biết điều gì đổi. Không ghi gì vào sổ, không đổi luật."
        ),
    )
    command.add_argument(
        "overlay", metavar="BẢN_GIẢ_ĐỊNH", type=Path, help="tệp .toml các giá trị"
    )
    command.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    command.add_argument(
        "--to", metavar="NGÀY", help="quá hạn tính đến ngày (mặc định: hôm nay)"
    )
    command.add_argument(
        "--open-only", action="store_true", help="chỉ xét việc chưa kết thúc"
    )
    command.add_argument("--json", action="store_true", help="in ra JSON")
    command.set_defaults(func=run, role="app")


def run(given: argparse.Namespace) -> int:
    """thads whatif."""
    from django.core.management.base import CommandError
    from django.utils import timezone

    from thads.readers.exchange.progress import Progress
    from thads.readers.simulation import whatif
    from thads.readers.simulation.whatif_overlay import OverlayError, read
    from thads.readers.statistics.asking import UnreadableDate, read_day
    from thads.readers.statistics.scope import UnknownUnit, scope_of

    try:
        overlay = read(_text(given.overlay))
        on = read_day(given.to) if given.to else timezone.localdate()
        scope = scope_of(given.unit)
    except OverlayError as error:
        lines = "\n  ".join(error.problems)
        message = f"Bản giả định {given.overlay} không dùng được:\n  {lines}"
        raise CommandError(message) from error
    except (UnreadableDate, UnknownUnit) as error:
        raise CommandError(str(error)) from error
    result = whatif.replay(
        overlay,
        scope.top,
        scope.ids,
        on,
        only_open=given.open_only,
        progress=Progress(sys.stderr),
    )
    if given.json:
        print(json.dumps(whatif.as_json(result), ensure_ascii=False, indent=1))
    else:
        print(_told(result))
    return 0


def _text(path: Path) -> str:
    from thads.readers.simulation.whatif_overlay import BYTES_MOST, OverlayError

    with path.open("rb") as file:
        content = file.read(BYTES_MOST + 1)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise OverlayError("Tệp không phải chữ UTF-8.") from error


def _told(result: Any) -> str:
    lines = [
        f"{result.overlay.title}: {result.unit.name}, {result.cases} việc.",
        f"Việc có hạn dời: {result.cases_moved}. Quá hạn: "
        f"{result.before.overdue} → {result.after.overdue}.",
    ]
    for moves in result.moves:
        lines.append(
            f"  {moves.name}: sớm hơn {moves.earlier}, muộn hơn {moves.later}, "
            f"mất đi {moves.gone}, thêm vào {moves.come}."
        )
    if not result.moves:
        lines.append("  Không thời hạn nào dời.")
    lines.append(f"Phân loại đổi: {len(result.regraded)} việc.")
    for act, found in sorted(result.permissions.items()):
        name = catalogue.name(act).lower()
        lines.append(f"Điều cản hành vi “{name}” đổi: {len(found)} việc.")
    return "\n".join(lines)
