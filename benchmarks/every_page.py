"""Mọi trang của từng vai trò, với dữ liệu của cả một tỉnh và quyền đang bật.

Over the books of the `thads` that is running here: import a large one and run
`thads facts` first. Each role signs in and follows the links of its pages; of each kind
of address some are opened (twice: the first time warms nothing that a person would not
find warm). Told are the slowest, by the time of the two processors (the program's and the
database's, which a busy machine changes little), with the clock and their statements.
Django's test client makes the requests in this process; row-level security and every
check are on.
"""

import argparse
import os
import re
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

PASSWORD = "mật khẩu đo trang"
ROLES = {
    "thu_truong": "province",
    "lanh_dao_tinh": "province",
    "thong_ke": "province",
    "ke_toan": "province",
    "van_thu": "province",
    "truong_phong": "room",
    "chap_hanh_vien": "room",
    "kiem_sat_vien": "room",
}
LINK = re.compile(r'<a[^>]*\shref="(/[^"#]*)')
_AIM = 0.2
NOT_PAGES = ("/dang-xuat", "/static", "/tai-ve")


class Opened(NamedTuple):
    """Một lần mở trang."""

    role: str
    path: str
    seconds: float
    program: float
    database: float
    statements: int
    status: int

    @property
    def spent(self) -> float:
        """Cộng giờ của hai bộ xử lý."""
        return self.program + self.database


def main() -> None:
    """Chạy và in bảng."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unit", default="DTH", help="cơ quan cấp tỉnh")
    parser.add_argument("--room", default="DTH-MTO", help="phòng hoặc Chi cục")
    parser.add_argument("--each", type=int, default=1, help="số trang mỗi loại")
    parser.add_argument("--pages", type=int, default=150, help="số trang mỗi vai")
    parser.add_argument("--ready", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not given.ready:
        _open_accounts(given.unit, given.room)
        again = [sys.executable, __file__, *sys.argv[1:], "--ready"]
        env = {**os.environ, "THADS_DB_ROLE": "app"}
        raise SystemExit(subprocess.run(again, env=env, check=False).returncode)
    surroundings.django()
    print(surroundings.machine())
    found = [each for role in ROLES for each in walked(role, given.each, given.pages)]
    print("\n".join(told(found)))


def _open_accounts(unit: str, room: str) -> None:
    os.environ["THADS_DB_ROLE"] = "owner"
    surroundings.django()
    from thads.records.agencies import actions
    from thads.records.agencies.models import Account, Officer, Role

    for role, where in ROLES.items():
        if Account.objects.filter(username=_user(role)).exists():
            continue
        code = room if where == "room" else unit
        whose = Officer.objects.filter(unit__code=code).order_by("code").first()
        actions.open_account(
            username=_user(role),
            password=PASSWORD,
            unit_code=code,
            role=Role(role),
            officer_code=whose.code if whose and role == Role.OFFICER else None,
        )


def _user(role: str) -> str:
    return f"do.trang.{role}"


def walked(role: str, each: int, most: int) -> Iterator[Opened]:
    """Trang của một vai: the start page, then what it leads to, breadth first."""
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.post("/dang-nhap/", {"username": _user(role), "password": PASSWORD})
    ahead, kinds, seen = deque(["/"]), Counter[str](), set[str]()
    while ahead and len(seen) < most:
        path = ahead.popleft()
        if path in seen or kinds[_kind(path)] >= each:
            continue
        seen.add(path)
        kinds[_kind(path)] += 1
        client.get(path)
        opened, links = _opened(client, role, path)
        ahead.extend(links)
        yield opened


def _kind(path: str) -> str:
    """Loại địa chỉ: numbers, codes and values of questions left out."""
    shape = re.sub(r"=[^&]*", "=", path)
    shape = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "U", shape)
    return re.sub(r"\d+|/[A-Z][-A-Z0-9.]+", "N", shape)


def _opened(client: Any, role: str, path: str) -> tuple[Opened, list[str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        start, program = perf_counter(), process_time()
        database = _database_time()
        answer = client.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        database = _database_time() - database
        program = process_time() - program
        taken = perf_counter() - start
    is_page = "html" in answer.headers.get("Content-Type", "")
    text = body.decode() if is_page else ""
    links = [unescape(link) for link in LINK.findall(text)]
    led = [link for link in links if not link.startswith(NOT_PAGES)]
    spent = (taken, program, database)
    return Opened(role, path, *spent, len(asked), answer.status_code), led


def _database_time() -> float:
    """Seconds this connection's server process has run."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def told(found: list[Opened]) -> list[str]:
    """Các dòng của bảng: how many, the middle, the slowest."""
    times = sorted(each.spent for each in found)
    late = [each for each in found if each.spent > _AIM]
    return [
        f"{len(found)} trang, giữa {median(times) * 1e3:.0f} ms bộ xử lý, "
        f"95 % dưới {times[int(len(times) * 0.95)] * 1e3:.0f} ms, "
        f"{len(late)} trang trên {_AIM * 1e3:.0f} ms",
        "",
        "| vai | trang | chương trình | cơ sở dữ liệu | đồng hồ | câu lệnh SQL | mã |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {one.role} | `{one.path}` | {one.program * 1e3:.0f} ms "
            f"| {one.database * 1e3:.0f} ms | {one.seconds * 1e3:.0f} ms "
            f"| {one.statements} | {one.status} |"
            for one in sorted(found, key=lambda one: -one.spent)[:60]
        ),
    ]


if __name__ == "__main__":
    main()
