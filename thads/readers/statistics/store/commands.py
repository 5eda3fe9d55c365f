"""Lệnh về kho dữ kiện: facts."""

import argparse
from typing import Any


def register(subparsers: Any) -> None:
    """Thêm lệnh facts."""
    command = subparsers.add_parser(
        "facts",
        help="nối dữ kiện thống kê mới ghi vào kho Parquet",
        description=(
            "Đọc những gì đã ghi vào các sổ từ lần trước và nối vào kho dữ kiện; lần "
            "đầu thì đọc mọi sổ. Biểu thống kê sau đó đọc từ kho."
        ),
    )
    command.add_argument(
        "--compact", action="store_true", help="gộp các phần nhỏ của kho thành một"
    )
    command.set_defaults(func=run_facts, role="owner")


def run_facts(given: argparse.Namespace) -> int:
    """thads facts."""
    from thads.readers.statistics.sources import own_store
    from thads.readers.statistics.store.refresh import compact_store, refresh

    store = own_store()
    done = refresh(store)
    if given.compact:
        compact_store(store)
    manifest = store.manifest()
    assert manifest is not None
    held = sum(part.proceedings for part in manifest.base_parts)
    print(
        f"Đã đọc lại {done.proceedings} hồ sơ. Kho {store.folder}: {len(manifest.heads)} "
        f"sổ, {held} hồ sơ đã gộp, {len(manifest.later_parts)} phần thêm sau."
    )
    return 0
