"""A machine without a browser is told so, loudly and at the end."""

import os
import subprocess
import sys

from tests.repository.source import ROOT

NEEDS_A_BROWSER = "test_windows_have_the_sizes_we_design_for"


def run_without_a_browser(*words: str) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    done = subprocess.run(
        [*command, f"tests/config/test_fixtures.py::{NEEDS_A_BROWSER}"],
        cwd=ROOT,
        env={**os.environ, "PATH": "/nowhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_the_summary_ends_with_what_did_not_run() -> None:
    printed = run_without_a_browser()
    assert "1 deselected" in printed
    assert "NOT RUN" in printed
    assert "KHÔNG CHẠY" in printed


def test_it_says_so_with_several_workers_too() -> None:
    assert "KHÔNG CHẠY" in run_without_a_browser("-n", "2")
