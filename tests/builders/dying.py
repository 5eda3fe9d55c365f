"""Tiến trình chết giữa chừng: a child process that is killed where a crash would hit."""

import os
import signal
from collections.abc import Callable

from django.db import connection


def in_a_process_that_dies(work: Callable[[], object]) -> int:
    """Làm việc trong một tiến trình con rồi giết nó; the signal that ended it.

    The child has a connection of its own; what it did and did not commit dies with it.
    """
    child = os.fork()
    if child == 0:
        try:
            connection.connection = None  # the parent's, not to be closed from here
            work()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status)
