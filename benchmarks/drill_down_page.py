"""Trang mở một ô: the whole page behind a cell, as the web serves it, with its rights on.

Over the books of the `thads` that is running here: import a large one and run
`thads facts` first. A statistician of the whole province opens form 01 once, as
people do, then its cells: a room's and the province's, sheet by sheet. “Lần mở đầu” asks
each time as known at another moment, so that nothing was counted before. Django's test
client makes the requests in this process; row-level security and every check are on.
"""

import argparse
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from functools import partial
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings
from benchmarks.national_forms import best

FIRST = "ô của cả tỉnh, lần mở đầu"
_LATER = count(1)
USER, PASSWORD = "do.trang", "mật khẩu đo trang"


def main() -> None:
    """Chạy và in bảng."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unit", default="DTH", help="cơ quan của người hỏi")
    parser.add_argument("--last", type=date.fromisoformat, default=date(2025, 6, 30))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ready", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.ready:
        _open_account(given.unit)
        again = [sys.executable, __file__, *sys.argv[1:], "--ready"]
        env = {**os.environ, "THADS_DB_ROLE": "app"}
        raise SystemExit(subprocess.run(again, env=env, check=False).returncode)
    surroundings.django()
    print(surroundings.machine())
    print("\n".join(measured(given.last, given.rounds)))


def _open_account(unit: str) -> None:
    os.environ["THADS_DB_ROLE"] = "owner"
    surroundings.django()
    from thads.records.agencies import actions
    from thads.records.agencies.models import Account, Role

    if not Account.objects.filter(username=USER).exists():
        actions.open_account(
            username=USER, password=PASSWORD, unit_code=unit, role=Role.STATISTICIAN
        )


def measured(last: date, rounds: int) -> list[str]:
    """Các dòng của bảng: what is opened, how many cases stand behind it, its time."""
    client = _signed_in()
    lines = [
        "| trang | ô | bộ xử lý | đồng hồ | câu lệnh SQL |",
        "|---|---|---|---|---|",
    ]
    for name, path in pages(client, last):
        told = re.search(r"([\d.]+) trong danh sách", _opened(client, path))
        asked = _queries(client, path)
        opened = _opened_anew if name == FIRST else _opened
        taken = best(partial(opened, client, path), rounds)
        lines.append(
            f"| {name} | {told[1] if told else ''} | {taken.processor * 1e3:.0f} ms "
            f"| {taken.wall * 1e3:.0f} ms | {asked} |"
        )
    return lines


def _signed_in() -> Any:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.post("/dang-nhap/", {"username": USER, "password": PASSWORD})
    return client


def pages(client: Any, last: date) -> list[tuple[str, str]]:
    """The form itself, then the widest cell of a room and of the province."""
    form = f"/bieu/01/?den={last:%d/%m/%Y}"
    html = _opened(client, form)
    links = [unescape(each) for each in re.findall(r'<td[^>]*><a href="([^"]+)"', html)]
    wanted = [each for each in links if "cot=B1&" in each or each.endswith("cot=B1")]
    first, room = (wanted or links)[0], (wanted or links)[-1]
    return [
        ("biểu 01", form),
        (FIRST, first),
        ("ô của cả tỉnh, mở lại", first),
        ("ô của cả tỉnh, trang 100", f"{first}&trang=100"),
        ("ô của một phòng", room),
    ]


def _opened_anew(client: Any, path: str) -> str:
    """As known one microsecond later than ever before: the moment is in the address."""
    head, moment, tail = re.split(r"(?<=&luc=)([^&]+)", path)
    asked = datetime.fromisoformat(unquote(moment)) + timedelta(
        microseconds=next(_LATER)
    )
    return _opened(client, head + quote(asked.isoformat()) + tail)


def _opened(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def _queries(client: Any, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        _opened(client, path)
    return len(asked)


if __name__ == "__main__":
    main()
