"""Lệnh `thads report`: the written report as a Word file."""

import argparse
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.core.management.base import CommandError
from django.utils import timezone

from thads.readers.reports.compose import write
from thads.readers.reports.gather import gather
from thads.readers.reports.word import Address, word_file
from thads.readers.statistics.asking import read_day, read_moment
from thads.readers.statistics.commands import REFUSALS
from thads.readers.statistics.references import Reference, short_address


def register(subparsers: Any) -> None:
    """Thêm lệnh."""
    report = subparsers.add_parser("report", help="lập báo cáo bằng văn bản (.docx)")
    report.add_argument("--unit", required=True, metavar="MÃ", help="mã đơn vị")
    report.add_argument("--to", required=True, metavar="NGÀY", help="hết ngày nào")
    report.add_argument(
        "--from", dest="first", metavar="NGÀY", help="từ ngày (mặc định 01/10)"
    )
    report.add_argument(
        "--known-at",
        metavar="LÚC",
        help="theo dữ liệu ghi nhận đến, như “2022-04-06 17:00:00” (mặc định: bây giờ)",
    )
    report.add_argument(
        "--last-year",
        action="store_true",
        help="so với cùng kỳ năm trước; chỉ dùng khi sổ có đủ số liệu của năm trước",
    )
    report.add_argument(
        "--site",
        metavar="ĐỊA_CHỈ",
        default="",
        help="địa chỉ trang làm việc, để con số trong tệp mở được từ máy khác",
    )
    report.add_argument("file", type=Path, metavar="TỆP.docx", help="tệp sẽ ghi")
    report.set_defaults(func=run, role="app")


def run(arguments: argparse.Namespace) -> int:
    """Ghi báo cáo ra tệp."""
    if arguments.file.suffix.lower() != ".docx":
        raise CommandError(f"{arguments.file} cần có đuôi .docx.")
    now = timezone.localtime()
    try:
        facts = gather(
            arguments.unit,
            read_day(arguments.to),
            first=read_day(arguments.first) if arguments.first else None,
            known_at=read_moment(arguments.known_at) if arguments.known_at else now,
            made_on=now.date(),
            with_last_year=arguments.last_year,
        )
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    content = word_file(write(facts), _addresses(arguments.site))
    arguments.file.write_bytes(content)
    print(f"Đã ghi báo cáo của {facts.head.name} vào {arguments.file}.")
    return 0


def _addresses(site: str) -> Address:
    def of(source: Reference) -> str:
        return urljoin(site, short_address(source))

    return of
