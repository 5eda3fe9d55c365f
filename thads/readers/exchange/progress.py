"""Tiến độ trên màn hình dòng lệnh: rows, percent, seconds left."""

import time
from collections.abc import Callable
from typing import TextIO

EVERY_SECONDS = 0.5
WITHOUT_SCREEN_EVERY_SECONDS = 5.0


class Progress:
    """Dòng tiến độ: rewritten in place on a screen, a new line now and then in a log."""

    def __init__(
        self, stream: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with no stage."""
        self._stream, self._clock = stream, clock
        self._on_screen = stream.isatty()
        self._stage = ""
        self._began = self._told = clock()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Cho biết đã làm được bao nhiêu of a stage."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began, self._told = stage, now, 0.0
        every = EVERY_SECONDS if self._on_screen else WITHOUT_SCREEN_EVERY_SECONDS
        if done < total and now - self._told < every:
            return
        self._told = now
        self._say(line(stage, done, total, now - self._began), last=done >= total)

    def _say(self, text: str, *, last: bool) -> None:
        if self._on_screen:
            self._stream.write(f"\r{text}\x1b[K" + ("\n" if last else ""))
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()


def line(stage: str, done: int, total: int, seconds: float) -> str:
    """Câu tiến độ, with dots between thousands as in Vietnamese."""
    percent = 100 * done // total if total else 100
    text = f"{stage}: {thousands(done)}/{thousands(total)} ({percent} %)"
    if 0 < done < total and seconds >= 1:
        left = round(seconds * (total - done) / done)
        text += f", còn khoảng {left} giây"
    return text


def thousands(number: int) -> str:
    """Số có dấu chấm hàng nghìn."""
    return f"{number:,}".replace(",", ".")
