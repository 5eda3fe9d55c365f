"""Bảng cân đối khi nhập xong, in sentences for the person at the keyboard."""

from collections.abc import Iterator
from typing import Any

from thads.readers.exchange.progress import thousands
from thads.readers.exchange.result import ImportResult

KINDS_SHOWN = 30


def sentences(done: ImportResult) -> Iterator[str]:
    """Kết quả nhập, dòng này sang dòng khác."""
    if not done.accepted:
        yield from _refusal(done)
        return
    yield _headline(done)
    yield from _sheets(done)
    yield from _openings(done)
    yield from _findings(done)
    for comparison in done.comparisons:
        yield from _comparison(comparison)


def _refusal(done: ImportResult) -> Iterator[str]:
    yield (
        f"Không nhập: {thousands(len(done.problems))} chỗ sai. "
        "Chưa ghi gì vào hệ thống. Sửa các chỗ sau rồi nhập lại cả sổ."
    )
    for problem in done.problems:
        yield f"- {problem.sentence()}"
    yield from _sheets(done)


def _headline(done: ImportResult) -> str:
    if done.dry_run:
        return "Sổ nhập được. Đây là kiểm tra thử, chưa ghi gì vào hệ thống."
    return "Đã nhập cả sổ."


def _sheets(done: ImportResult) -> Iterator[str]:
    yield ""
    yield f"{'Bảng':<12}{'đọc':>10}{'ghi':>10}{'đã có':>10}{'từ chối':>10}"
    for sheet, count in done.sheets.items():
        numbers = (count.read, count.recorded, count.unchanged, count.refused)
        yield f"{sheet:<12}" + "".join(f"{thousands(each):>10}" for each in numbers)


def _openings(done: ImportResult) -> Iterator[str]:
    if not done.openings:
        return
    yield ""
    yield f"{'Đơn vị':<12}{'số việc':>10}{'còn mở':>10}{'phải thi hành':>24}{'còn lại':>24}"
    for each in done.openings:
        yield (
            f"{each.unit:<12}{thousands(each.cases):>10}"
            f"{thousands(each.open_cases):>10}{thousands(each.due):>24}"
            f"{thousands(each.remaining):>24}"
        )


def _findings(done: ImportResult) -> Iterator[str]:
    yield ""
    if not done.findings:
        yield "Không có phát hiện nào về trình tự, thời hạn."
        return
    yield (
        f"{thousands(len(done.findings))} phát hiện: việc đã diễn ra như vậy nên vẫn "
        "ghi, nhưng pháp luật không cho hoặc đã trễ hạn."
    )
    for kind, number in list(done.finding_counts.items())[:KINDS_SHOWN]:
        example = next(each for each in done.findings if each.kind == kind)
        yield f"- {kind}: {thousands(number)}. Ví dụ việc {example.case}: {example.message}"


def _comparison(compared: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield (
        f"Đối chiếu biểu {compared['form']}, {compared['unit']} đến {compared['to']}, "
        f"theo dữ liệu lúc {compared['known_at']}:"
    )
    if compared["equal"]:
        yield "- Mọi cột khớp với số liệu đã công bố."
        return
    for letter, each in compared["columns"].items():
        if each["difference"] != 0:
            yield (
                f"- {letter}: công bố {each['published']}, tính được "
                f"{each['computed']}, chênh {each['difference']}."
            )
