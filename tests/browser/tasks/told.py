"""Bảng việc thường làm: read from tasks.toml, checked, and written to docs/tasks.md.

`python -m tests.browser.tasks.told` writes the page; a test asks that it is up to date.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "tasks.md"
ROLES = {
    "chap_hanh_vien": "Chấp hành viên",
    "doi_tac": "Bên phối hợp",
    "thu_truong": "Thủ trưởng",
    "van_thu": "Văn thư",
    "ke_toan": "Kế toán",
    "truong_phong": "Trưởng phòng khu vực",
}
_HEAD = """# Các việc thường làm: trên giấy và trên máy

Trang này do `python -m tests.browser.tasks.told` viết ra từ `tests/browser/tasks/*.toml`. Một bước
là một lần tìm, mở, lập, ghi sổ hoặc đưa cho người khác; các ô của một biểu mẫu như các dòng của
một tờ giấy, không tính. Số bước trên giấy là theo cách làm thường thấy, không đo ở cơ quan nào; số
bước trên máy do bài kiểm thử trong trình duyệt bấm từng phím mà đếm, không dùng chuột.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: what is done, with which keys, and what is then on the page."""

    told: str
    keys: tuple[str, ...]
    then: str


@dataclass(frozen=True, slots=True)
class Task:
    """Một việc thường làm của một vai trò."""

    role: str
    name: str
    paper: tuple[str, ...]
    steps: tuple[Step, ...]
    phone: bool = False


def tasks(*files: str) -> list[Task]:
    """Các việc của các tệp, in their order; every file of the folder if none is named."""
    folder = Path(__file__).parent
    chosen = [folder / name for name in files] or sorted(folder.glob("*.toml"))
    return [
        _task(table)
        for path in chosen
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["task"]
    ]


def _task(table: dict) -> Task:  # type: ignore[type-arg]
    steps = [Step(e["told"], tuple(e["keys"]), e["then"]) for e in table["steps"]]
    return Task(
        table["role"],
        table["name"],
        tuple(table["paper"]),
        tuple(steps),
        table.get("phone", False),
    )


def page(found: Sequence[Task]) -> str:
    """Trang docs/tasks.md."""
    parts = [_HEAD]
    order = list(ROLES)
    ranked = sorted(found, key=lambda each: order.index(each.role))
    for role, of_role in groupby(ranked, key=lambda each: each.role):
        parts.append(
            f"\n## {ROLES[role]}\n\n| việc | trên giấy | trên máy |\n|---|---|---|\n"
        )
        parts += [_line(each) for each in of_role]
    return "".join(parts)


def _line(task: Task) -> str:
    paper, ours = ", ".join(task.paper), ", ".join(each.told for each in task.steps)
    name = f"{task.name} (điện thoại)" if task.phone else task.name
    return (
        f"| {name} | **{len(task.paper)}**: {paper} | **{len(task.steps)}**: {ours} |\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(tasks()), encoding="utf-8")
