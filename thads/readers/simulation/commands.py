"""Lệnh mô phỏng: simulate, whatif."""

import argparse
import sys
from pathlib import Path
from typing import Any

from thads.readers.simulation import whatif_commands


def register(subparsers: Any) -> None:
    """Thêm hai lệnh."""
    command = subparsers.add_parser(
        "simulate",
        help="dựng sổ mô phỏng từ bản chỉ tiêu",
        description=(
            "Dựng sổ của một tỉnh với người và việc hư cấu, cộng lại đúng các tổng "
            "trong bản chỉ tiêu; viết kèm tệp tổng để đối chiếu khi nhập."
        ),
    )
    command.add_argument(
        "spec", metavar="BẢN_CHỈ_TIÊU", help="tệp .toml, hoặc tên bản kèm phần mềm"
    )
    command.add_argument(
        "target", metavar="SỔ", type=Path, help=".xlsx, .zip hoặc thư mục các tệp .csv"
    )
    command.set_defaults(func=run_simulate, role="app")
    whatif_commands.register(subparsers)


def run_simulate(given: argparse.Namespace) -> int:
    """thads simulate."""
    from django.core.management.base import CommandError

    from thads.readers.exchange.progress import Progress
    from thads.readers.simulation import book, expected, files, province
    from thads.readers.simulation.spec import SpecError

    try:
        wanted = _spec(given.spec)
    except (SpecError, KeyError, ValueError) as error:
        raise CommandError(
            f"Bản chỉ tiêu {given.spec} không dùng được: {error}"
        ) from error
    made = province.make(wanted, Progress(sys.stderr))
    sheets = book.make(made)
    totals = files.write(sheets, expected.published(made), given.target)
    print(
        f"Đã dựng {wanted.title}: {len(sheets['viec'])} việc, "
        f"{len(sheets['hanh_vi'])} hành vi. Sổ: {given.target}. Tổng: {totals}."
    )
    return 0


def _spec(name: str) -> Any:
    """A file, or one of the specifications that come with the program."""
    from thads.readers.simulation import spec

    shipped = spec.shipped_names()
    if name in shipped:
        return spec.shipped(name)
    path = Path(name)
    if not path.is_file():
        raise spec.SpecError(
            f"không có tệp này. Bản kèm phần mềm: {', '.join(shipped)}."
        )
    return spec.load(path)
