"""Lệnh draw, redraw: a draw of new cases, and the same again from what was published."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.readers.assigning.drawing import Drawn, Inputs


def register(subparsers: Any) -> None:
    """Thêm lệnh draw và redraw."""
    purpose = "rút phân công những việc chưa có chấp hành viên của một đơn vị"
    command = subparsers.add_parser("draw", help=purpose, description=purpose)
    command.add_argument("--unit", metavar="MÃ", required=True, help="mã đơn vị")
    command.add_argument("--on", metavar="NGÀY", help="vào ngày, mặc định hôm nay")
    command.add_argument("--seed", metavar="CHỮ", help="hạt giống, mặc định mã và ngày")
    command.set_defaults(func=run, role="app")
    again = "rút lại từ bản công bố và so với kết quả đã công bố"
    command = subparsers.add_parser("redraw", help=again, description=again)
    command.add_argument("file", metavar="TỆP", type=Path, help="bản công bố, JSON")
    command.set_defaults(func=run_again, alone=True)


def run(given: argparse.Namespace) -> int:
    """In bản công bố: inputs and result, as JSON."""
    from django.core.management.base import CommandError
    from django.utils import timezone

    from thads.readers.assigning.drawing import published
    from thads.readers.assigning.gathering import inputs_of
    from thads.readers.statistics.asking import UnreadableDate, read_day
    from thads.records.agencies.models import Unit

    unit = Unit.objects.filter(code=given.unit).first()
    if unit is None:
        raise CommandError(f"Không có đơn vị mã “{given.unit}”. Kiểm tra lại mã.")
    try:
        on = read_day(given.on) if given.on else timezone.localdate()
    except UnreadableDate as problem:
        raise CommandError(str(problem)) from problem
    seed = given.seed or f"{unit.code}|{on.isoformat()}"
    answer = published(inputs_of(unit, on, seed))
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


def run_again(given: argparse.Namespace) -> int:
    """Rút lại; 1 where the published result is another."""
    from django.core.management.base import CommandError

    from thads.readers.assigning.drawing import draw, read

    try:
        told = json.loads(given.file.read_text(encoding="utf-8"))
        inputs = read(told)
        drawn = draw(inputs)
        found = {each.case.code: each.officer for each in drawn}
        said = told["ket_qua"]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CommandError(
            f"Không đọc được bản công bố {given.file}: {problem}. Dùng tệp của lệnh draw."
        ) from problem
    if found == said:
        print(f"Khớp: rút lại {len(found)} việc, kết quả như đã công bố.")
        print(_spreads(inputs, drawn))
        return 0
    for code in sorted(found.keys() | said.keys()):
        if found.get(code) != said.get(code):
            print(f"Lệch: {code}: rút lại {found.get(code)}, công bố {said.get(code)}")
    return 1


def _spreads(inputs: "Inputs", drawn: "Iterable[Drawn]") -> str:
    """Chênh lệch tải sau khi rút, beside that of assignment by turn."""
    from thads.readers.assigning.drawing import by_turn, loads_after, spread

    after, turn = spread(loads_after(inputs, drawn)), spread(by_turn(inputs))
    return (
        f"Chênh lệch tải cao nhất và thấp nhất: rút {after.range}, chia lần lượt "
        f"{turn.range}; độ lệch chuẩn: {_shown(after.deviation)}, chia lần lượt "
        f"{_shown(turn.deviation)}."
    )


def _shown(number: float) -> str:
    return str(number).replace(".", ",")
