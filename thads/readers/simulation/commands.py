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
        "spec",
        metavar="BẢN_CHỈ_TIÊU",
        nargs="?",
        help="tệp .toml, hoặc tên bản kèm phần mềm; bỏ trống khi có --country",
    )
    command.add_argument(
        "target",
        metavar="SỔ",
        type=Path,
        help=".xlsx, .zip hoặc thư mục các tệp .csv; với --country: thư mục kho dữ kiện",
    )
    _add_country(command)
    _add_planted(command)
    command.set_defaults(func=run_simulate, role="app")
    whatif_commands.register(subparsers)


def _add_country(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--country",
        action="store_true",
        help="dựng cả nước: 34 tỉnh, 355 phòng, thẳng vào một kho dữ kiện",
    )
    command.add_argument("--years", type=int, default=10, help="số năm (mặc định 10)")
    command.add_argument(
        "--seed", type=int, help="hạt giống; cùng hạt cho cùng đất nước"
    )
    command.add_argument(
        "--size", type=float, default=1.0, help="phần của cả nước (mặc định 1)"
    )
    command.add_argument(
        "--office", metavar="MÃ", help="chỉ sổ của một đơn vị, theo mẫu trao đổi"
    )


def _add_planted(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--plant",
        metavar="LOẠI=SỐ",
        nargs="+",
        default=[],
        help="cài dấu hiệu vào sổ để thử hoặc tập huấn, như sang_chua_roi_ve=6",
    )
    command.add_argument(
        "--plant-in", metavar="MÃ", help="đơn vị được cài (mặc định: đơn vị thứ hai)"
    )
    command.add_argument(
        "--plant-at",
        metavar="NGÀY",
        help="ngày chốt (mặc định: hết kỳ của bản chỉ tiêu)",
    )


def run_simulate(given: argparse.Namespace) -> int:
    """thads simulate."""
    from django.core.management.base import CommandError

    from thads.readers.exchange.progress import Progress
    from thads.readers.simulation import book, expected, files, province
    from thads.readers.simulation.spec import SpecError

    if given.country:
        return _country(given)
    if given.spec is None:
        raise CommandError("Thiếu bản chỉ tiêu. Dựng cả nước thì thêm --country.")
    try:
        wanted = _spec(given.spec)
    except (SpecError, KeyError, ValueError) as error:
        raise CommandError(
            f"Bản chỉ tiêu {given.spec} không dùng được: {error}"
        ) from error
    made = province.make(wanted, Progress(sys.stderr))
    if given.plant:
        return _with_plants(given, made)
    sheets = book.make(made)
    totals = files.write(sheets, expected.published(made), given.target)
    print(
        f"Đã dựng {wanted.title}: {len(sheets['viec'])} việc, "
        f"{len(sheets['hanh_vi'])} hành vi. Sổ: {given.target}. Tổng: {totals}."
    )
    return 0


def _with_plants(given: argparse.Namespace, made: Any) -> int:
    """Sổ có cài dấu hiệu, with the list of what was planted instead of the totals."""
    from django.core.management.base import CommandError

    from thads.readers.simulation import book, files, planting
    from thads.readers.statistics.asking import UnreadableDate, read_day

    spec = made.spec
    unit = given.plant_in or spec.units[1].code
    seed = spec.seed if given.seed is None else given.seed
    try:
        last = read_day(given.plant_at) if given.plant_at else spec.last
        counts = planting.read_counts(given.plant)
        added = planting.add_to(made, counts, unit, last, seed)
    except (ValueError, UnreadableDate) as problem:
        raise CommandError(str(problem)) from problem
    sheets = book.make(made)
    answers = files.write_planted(sheets, made.cases, added, given.target)
    print(
        f"Đã dựng {spec.title}: {len(sheets['viec'])} việc, trong đó {len(added)} việc "
        f"cài dấu hiệu quanh {last:%d/%m/%Y}. Sổ: {given.target}. Đã cài: {answers}."
    )
    return 0


def _country(given: argparse.Namespace) -> int:
    from django.core.management.base import CommandError

    from thads.readers.exchange.progress import Progress
    from thads.readers.simulation.country import office, spread
    from thads.readers.simulation.country.spec import shipped

    spec = shipped()
    seed = spec.seed if given.seed is None else given.seed
    if given.years < 1 or given.size <= 0:
        raise CommandError("Số năm và cỡ phải lớn hơn 0.")
    progress = Progress(sys.stderr)
    if given.office:
        try:
            sheets = office.book(
                spec, given.office, years=given.years, seed=seed, progress=progress
            )
        except office.UnknownOffice as problem:
            raise CommandError(str(problem)) from problem
        office.write(sheets, given.target)
        print(
            f"Đã dựng sổ của {given.office}: {len(sheets['viec'])} việc, "
            f"{len(sheets['hanh_vi'])} hành vi. Sổ: {given.target}."
        )
        return 0
    made = spread.make(
        spec,
        given.target,
        years=given.years,
        seed=seed,
        size=given.size,
        progress=progress,
    )
    print(
        f"Đã dựng {spec.title}: {made.cases} việc, {made.facts} dữ kiện. "
        f"Kho: {given.target}."
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
