"""Thiết đặt của gunicorn: read by it under the names it expects."""

import os
import threading
import time
from typing import Any

from thads.config.errors import OperatorError

WATCH_SECONDS = 3.0

bind = os.environ.get("THADS_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("THADS_WORKERS", "2"))
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 20
keepalive = 15
preload_app = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Nói địa chỉ, once somebody answers there, and keep an eye on PostgreSQL."""
    _learn()
    print(f"Trang làm việc: http://{bind}/  (Ctrl+C để dừng)", flush=True)
    if not os.environ.get("DATABASE_URL"):
        threading.Thread(target=_watch_postgres, args=[server], daemon=True).start()


def _learn() -> None:
    """What every worker needs of the law is read once, before they part: the first
    person to open a page in each of them need not wait for it."""
    from thads.law.deadlines import terms
    from thads.law.indicators.editions import editions
    from thads.readers.statistics import definitions

    terms()
    editions()
    definitions.compile_all()


def _watch_postgres(server: Any) -> None:
    """Our own PostgreSQL is started again if it falls while pages are served."""
    from thads.config.postgres.cluster import Server
    from thads.config.postgres.starter import revive

    while True:
        time.sleep(WATCH_SECONDS)
        try:
            if revive(Server()):
                server.log.warning("PostgreSQL đã dừng đột ngột; đã khởi động lại.")
        except OperatorError as error:
            server.log.error(str(error))
