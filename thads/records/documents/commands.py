"""Lệnh về chữ ký số: sign, signatures."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm lệnh sign, signatures."""
    signing = subparsers.add_parser(
        "sign",
        help="ký số một tệp PDF bằng tệp khoá hoặc thiết bị ký",
        description="Ký số (PAdES) rồi gửi bản đã ký lên trang Ký số của văn bản. "
        "Mật khẩu hay mã PIN được hỏi trên màn hình, không ghi vào lệnh.",
    )
    signing.add_argument("file", metavar="TỆP", type=Path)
    signing.add_argument("out", metavar="TỆP_ĐÃ_KÝ", type=Path)
    signing.add_argument("--p12", metavar="TỆP_KHOÁ", type=Path, help="tệp .p12, .pfx")
    signing.add_argument("--module", help="trình điều khiển PKCS#11 của thiết bị")
    signing.add_argument("--token", help="tên thiết bị")
    signing.add_argument("--label", help="tên chứng thư trong thiết bị")
    signing.add_argument("--agency", action="store_true", help="chữ ký của cơ quan")
    signing.set_defaults(func=run_sign, role="app")
    checking = subparsers.add_parser(
        "signatures",
        help="kiểm tra chữ ký số trong một tệp PDF",
        description="Kể từng chữ ký: của ai, lúc nào, nội dung có nguyên vẹn không.",
    )
    checking.add_argument("file", metavar="TỆP", type=Path)
    checking.add_argument(
        "--trust", metavar="THƯ_MỤC", type=Path, help="chứng thư gốc được tin cậy"
    )
    checking.set_defaults(func=run_check, role="app")


def run_sign(given: argparse.Namespace) -> int:
    """thads sign."""
    from django.conf import settings
    from django.utils import timezone

    from thads.records.documents.signing import KeyRefused, Place, keys, pades

    now = timezone.localtime()
    stamper = pades.time_stamper(settings.TIME_STAMPS)
    field = "co_quan" if given.agency else "nguoi_ky"
    place = Place(field, "Ký số", "")
    content = given.file.read_bytes()
    try:
        if given.p12:
            secret = getpass.getpass("Mật khẩu tệp khoá: ")
            signer = keys.from_file(given.p12.read_bytes(), secret, now)
            signed = pades.sign(content, signer, place, now, stamper)
        else:
            device = (given.module or "", given.token or "")
            with keys.from_device(
                *device, getpass.getpass("Mã PIN: "), given.label or "", now
            ) as key:
                signed = pades.sign(content, key, place, now, stamper)
    except (KeyRefused, pades.UnsignableFile, pades.NoTimeStamp) as refused:
        print(refused, file=sys.stderr)
        return 1
    given.out.write_bytes(signed)
    print(f"Đã ký, ghi ra {given.out}.")
    return 0


def run_check(given: argparse.Namespace) -> int:
    """thads signatures; 0 when every signature is right."""
    from django.conf import settings
    from django.utils import timezone

    from thads.records.documents.signing import Verdict, check, checking

    folder = given.trust or Path(settings.THADS_HOME) / "chung-thu-goc"
    try:
        found = check(
            given.file.read_bytes(), checking.roots_in(folder), timezone.localtime()
        )
    except checking.Unreadable as refused:
        print(refused, file=sys.stderr)
        return 1
    for each in found:
        at = (
            f"{each.signed_at:%H:%M %d/%m/%Y}" if each.signed_at else "không rõ lúc nào"
        )
        print(f"{each.signer}, {at}: {each.words}.")
    if not found:
        print("Tệp chưa có chữ ký số.")
    return 0 if found and all(each.verdict is Verdict.GOOD for each in found) else 1
