"""Đồng Tháp chín tháng 2025 whole: 53.640 synthetic cases, and the paragraph they give.

Not part of the normal run (some minutes): `pytest tests/acceptance/test_dong_thap.py`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

REPOSITORY = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from thads.config.cli import main; sys.exit(main())"
KNOWN = ("--unit", "DTH", "--to", "2025-06-30", "--known-at", "2025-07-04 17:00:00")
PUBLISHED = (
    *("53.640 việc", "29.865 việc", "368 việc", "6 việc", "53.266 việc"),
    *("34.110 việc", "64,04%", "17.034 việc", "12.458 việc", "21.468 việc", "62,94%"),
)
"""Các số của bài, and the two rates that follow from them."""


def thads(home: str, *words: str) -> None:
    environment = {**os.environ, "THADS_HOME": home}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_report_prints_the_published_paragraph() -> None:
    with tempfile.TemporaryDirectory(prefix="thads-dong-thap-") as home:
        Path(home).chmod(0o755)  # the server may run as another user
        book, report = Path(home) / "so.zip", Path(home) / "bao-cao.docx"
        try:
            thads(home, "simulate", "dong-thap-2025-9m", str(book))
            thads(home, "import", str(book))
            thads(home, "report", *KNOWN, "--docx", str(report))
            text = "\n".join(
                each.text for each in docx.Document(str(report)).paragraphs
            )
        finally:
            thads(home, "stop")
    assert [each for each in PUBLISHED if each not in text] == []
