"""Trang dưới tải: case list, case page and search, row-level security on.

Sixteen users sign in and click: once with a second of reading between clicks (as
people do), once without any (saturation). At ten thousand cases and, with --million,
at a million. The site runs as it is served: gunicorn, the web's database role.
"""

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks import surroundings

USERS = 16
PORT = 8765
PASSWORD = "mật khẩu đo tải"
BASE = 10_000
OFFICERS_A_UNIT = 5
NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Cường", "Phạm Thu Dung", "Vũ Đức Em"]


def main() -> None:
    """Chạy và in bảng."""
    arguments = _arguments()
    sizes = [BASE, 1_000_000] if arguments.million else [BASE]
    with surroundings.database("thads_bench_pages"):
        print(surroundings.machine())
        surroundings.empty()
        _open_cases()
        for size in sizes:
            _multiply(size // BASE)
            with _Site():
                for pause in (1.0, 0.0):
                    _report(size, pause, _load(arguments.seconds, pause))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--million", action="store_true")
    return parser.parse_args()


def _open_cases() -> None:
    """Ten thousand cases over a province of ten units, fifty officers."""
    from tests.builders.agencies import a_province, an_account, an_officer
    from thads.records.agencies.models import Level, Role

    province = a_province("BE", level=Level.REGIONAL_ROOM, units=10)
    officers = []
    for unit in province.units.values():
        officers += [
            (unit, province.officers[unit.code]),
            *((unit, an_officer(unit, n)) for n in range(2, OFFICERS_A_UNIT + 1)),
        ]
    _enter(officers)
    for number in range(USERS):
        unit, officer = officers[number * 3 % len(officers)]
        account = an_account(unit, Role.OFFICER, officer)
        account.username = f"do{number}"
        account.set_password(PASSWORD)
        account.save()


def _enter(officers: list[tuple[Any, Any]]) -> None:
    from tests.builders.proceedings import moment
    from thads.records.cases import actions

    root = officers[0][0].root_id
    judgments = actions.enter_judgments(
        [_judgment(root, number) for number in range(BASE)]
    )
    cases = [
        _case(number, judgments[number], *officers[number % len(officers)])
        for number in range(BASE)
    ]
    actions.open_cases(cases, now=moment(date(2026, 11, 1)))


def _judgment(root: int, number: int) -> Any:
    from thads.records.cases import actions

    return actions.NewJudgment(
        root_id=root,
        code=f"BA{number}",
        number=f"{number}/2026/DS-ST",
        date=date(2026, 2, 2),
        issuer="TAND khu vực 1",
        field="dan_su",
        effective_on=date(2026, 2, 17),
        received_on=date(2026, 2, 27),
    )


def _case(number: int, judgment_id: int, unit: Any, officer: Any) -> Any:
    from tests.builders.proceedings import opened_case
    from thads.records.cases import actions

    day = date(2026, 3, 2) + timedelta(days=number % 200)
    notice = ("thong_bao", day + timedelta(days=3), {})
    acts = opened_case(
        unit, officer, notice, code=f"V{number}", received=day, decided=day
    ).acts
    name = f"{NAMES[number % len(NAMES)]} {number}"
    return actions.NewCase(
        root_id=unit.root_id,
        unit_id=unit.id,
        unit_code=unit.code,
        officer_id=officer.id,
        code=f"V{number}",
        judgment_id=judgment_id,
        judgment_number=f"{number}/2026/DS-ST",
        on_request=True,
        parties=[
            actions.NewParty("phai_thi_hanh", "ca_nhan", name, str(10**11 + number)),
            actions.NewParty("duoc_thi_hanh", "to_chuc", "Công ty TNHH Vật tư Hoà Lạc"),
        ],
        obligations=[actions.NewObligation("N1", "tien", "no_dan_su", 10_000_000)],
        acts=acts,
    )


_COPIES = {
    "ledger_proceeding": ("id", {"id": "id + {k} * {n}", "code": "code || '-' || {k}"}),
    "cases_judgment": ("id", {"id": "id + {k} * {n}", "code": "code || '-' || {k}"}),
    "cases_case": (
        "proceeding_id",
        {
            "proceeding_id": "proceeding_id + {k} * {n}",
            "judgment_id": "judgment_id + {k} * {n}",
        },
    ),
    "cases_searchkey": (
        "id",
        {"id": "id + {k} * {m}", "case_id": "case_id + {k} * {n}"},
    ),
    "ledger_deadline": (
        "id",
        {"id": "id + {k} * {m}", "proceeding_id": "proceeding_id + {k} * {n}"},
    ),
    "ledger_act": (
        "id",
        {
            "id": "id + {k} * {m}",
            "proceeding_id": "proceeding_id + {k} * {n}",
            "position": "position + {k} * {m}",
        },
    ),
}


def _multiply(times: int) -> None:
    """Copy the base cases in SQL; the chain is not what is measured here."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, (_, changed) in _COPIES.items() if times > 1 else ():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns "
                "WHERE table_name = %s ORDER BY ordinal_position",
                [table],
            )
            columns = [row[0] for row in cursor]
            names = ", ".join(f'"{name}"' for name in columns)
            values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
            values = values.format(k="g.k", n=BASE * 10, m=BASE * 100)
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {values} "
                f"FROM {table} t, generate_series(1, %s) AS g(k)",
                [times - 1],
            )
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("ANALYZE")


class _Site:
    """The site as it is served, on a port of its own."""

    def __enter__(self) -> None:
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--config=python:thads.config.serving",
        ]
        self.process = subprocess.Popen(
            [*command, "thads.config.wsgi:application"],
            env={
                **os.environ,
                "THADS_DB_ROLE": "app",
                "THADS_BIND": f"127.0.0.1:{PORT}",
                "THADS_WORKERS": "2",
            },
            stdout=subprocess.DEVNULL,
        )
        for _ in range(200):
            try:
                http.client.HTTPConnection("127.0.0.1", PORT, timeout=2).connect()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("Trang không trả lời.")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


class _User:
    """Một người dùng: signs in, then clicks."""

    def __init__(self, number: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.cookies: dict[str, str] = {}
        self.random = random.Random(number)
        page = self.get("/dang-nhap/")
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found
        fields = {"username": f"do{number}", "password": PASSWORD}
        body = urlencode({**fields, "csrfmiddlewaretoken": found[1]})
        self._send("POST", "/dang-nhap/", body)
        self.cases = re.findall(r'href="(/viec/\d+/)"', self.get("/viec/"))
        assert self.cases, "no cases in the list"

    def get(self, path: str) -> str:
        return self._send("GET", path, None)

    def _send(self, method: str, path: str, body: str | None) -> str:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        assert response.status < 400, (path, response.status)
        for header in response.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        return text

    def click(self) -> tuple[str, float]:
        kind = self.random.choice(["danh sách", "việc", "tìm"])
        path = {
            "danh sách": "/viec/",
            "việc": self.random.choice(self.cases),
            "tìm": "/tim/?q="
            + quote(self.random.choice(["tran thi", "Lê Hữu", "12/QĐ"])),
        }[kind]
        start = time.perf_counter()
        self.get(path)
        return kind, time.perf_counter() - start


def _load(seconds: int, pause: float) -> dict[str, list[float]]:
    users = [_User(number) for number in range(USERS)]
    for user in users:
        for _ in range(3):  # workers have read their templates before it counts
            user.click()
    taken: dict[str, list[float]] = defaultdict(list)
    end = time.time() + seconds

    def run(user: _User) -> None:
        time.sleep(user.random.random() * pause)
        while time.time() < end:
            kind, length = user.click()
            taken[kind].append(length)
            time.sleep(pause * user.random.uniform(0.5, 1.5))

    threads = [threading.Thread(target=run, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def _report(size: int, pause: float, taken: dict[str, list[float]]) -> None:
    how = "một giây giữa hai lần bấm" if pause else "bấm liên tục"
    for kind, lengths in sorted(taken.items()):
        cuts = statistics.quantiles(lengths, n=20)
        print(
            f"{size:>9,} việc, {USERS} người, {how}: {kind:<9} {len(lengths):>5} lượt, "
            f"giữa {statistics.median(lengths) * 1000:6.1f} ms, p95 {cuts[18] * 1000:6.1f} ms"
        )


if __name__ == "__main__":
    main()
