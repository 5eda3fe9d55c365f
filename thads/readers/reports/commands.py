"""Lệnh `thads report`: the written report as a Word file, as PDF, or both."""

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.core.management.base import CommandError
from django.utils import timezone

from thads.readers.reports.asking import Asked, answered, of_version
from thads.readers.reports.compose import Texts, write
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Source
from thads.readers.reports.own_text import own_texts
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.sources import path_of
from thads.readers.reports.word import Address, word_file
from thads.readers.statistics.asking import read_day, read_moment
from thads.readers.statistics.commands import REFUSALS
from thads.records.publications import queries, report_texts

NO_FILE = "Chưa có tệp nào để ghi. Thêm --docx TỆP.docx, --pdf TỆP.pdf, hoặc cả hai."

NO_QUESTION = (
    "Chưa biết lập báo cáo nào. Thêm --unit MÃ và --to NGÀY, hoặc --publication BẢN."
)


def register(subparsers: Any) -> None:
    """Thêm lệnh."""
    report = subparsers.add_parser(
        "report", help="lập báo cáo bằng văn bản (.docx, .pdf)"
    )
    report.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    report.add_argument("--to", metavar="NGÀY", help="hết ngày nào")
    report.add_argument(
        "--publication",
        metavar="BẢN",
        help="lấy số của một bản đã chốt, như QN00-2022-03-31-ct1, thay cho --unit, --to",
    )
    report.add_argument(
        "--from", dest="first", metavar="NGÀY", help="từ ngày (mặc định 01/10)"
    )
    report.add_argument(
        "--known-at",
        metavar="LÚC",
        help="theo dữ liệu ghi nhận đến, như “2022-04-06 17:00:00” (mặc định: bây giờ)",
    )
    report.add_argument(
        "--dated",
        metavar="NGÀY",
        help="ngày đề trên báo cáo (mặc định: hôm nay, kỳ đã quá hạn gửi thì ngày hết hạn)",
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
    report.add_argument("--docx", type=Path, metavar="TỆP", help="ghi ra tệp Word")
    report.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi ra tệp PDF")
    report.set_defaults(func=run, role="app")


def run(arguments: argparse.Namespace) -> int:
    """Ghi báo cáo ra tệp."""
    for name in ("docx", "pdf"):
        _refuse_another_ending(getattr(arguments, name), name)
    if arguments.docx is None and arguments.pdf is None:
        raise CommandError(NO_FILE)
    facts, texts = _asked(arguments)
    report, address = write(facts, texts), _addresses(arguments.site)
    if arguments.docx:
        arguments.docx.write_bytes(word_file(report, address))
    if arguments.pdf:
        arguments.pdf.write_bytes(pdf_file(report, address, at=facts.known_at))
    written = [str(each) for each in (arguments.docx, arguments.pdf) if each]
    print(f"Đã ghi báo cáo của {facts.head.name} vào {' và '.join(written)}.")
    return 0


def _asked(arguments: argparse.Namespace) -> tuple[ReportFacts, Texts]:
    now = timezone.localtime()
    try:
        asked = _question(arguments, now)
        if arguments.dated:
            asked = replace(asked, dated=read_day(arguments.dated))
        facts, place = answered(asked, made_on=now.date())
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    return facts, own_texts(facts, report_texts.texts(place))


def _question(arguments: argparse.Namespace, now: datetime) -> Asked:
    if arguments.publication:
        version = queries.publication(arguments.publication)
        if version is None:
            raise CommandError(f"Không có bản số liệu {arguments.publication}.")
        return of_version(version, with_last_year=arguments.last_year)
    if not arguments.unit or not arguments.to:
        raise CommandError(NO_QUESTION)
    return Asked(
        unit=arguments.unit,
        first=read_day(arguments.first) if arguments.first else None,
        last=read_day(arguments.to),
        known_at=read_moment(arguments.known_at) if arguments.known_at else now,
        with_last_year=arguments.last_year,
    )


def _refuse_another_ending(file: Path | None, ending: str) -> None:
    if file is not None and file.suffix.lower() != f".{ending}":
        raise CommandError(f"{file} cần có đuôi .{ending}.")


def _addresses(site: str) -> Address:
    def of(source: Source) -> str:
        return urljoin(site, path_of(source, short=True))

    return of
