"""Thiết đặt của gunicorn: read by it under the names it expects."""

import os
from typing import Any

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
    """Nói địa chỉ, once somebody answers there."""
    print(f"Trang làm việc: http://{bind}/  (Ctrl+C để dừng)", flush=True)
