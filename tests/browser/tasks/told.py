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
    "truong_phong": "Trưởng phòng khu vực",
    "van_thu": "Văn thư",
    "don_thu": "Người phụ trách đơn thư",
    "tham_tra_vien": "Thẩm tra viên",
    "ke_toan": "Kế toán",
    "thu_quy": "Thủ quỹ",
    "thu_kho": "Thủ kho",
    "thong_ke": "Thống kê",
    "lanh_dao_tinh": "Lãnh đạo tỉnh",
    "kiem_sat_vien": "Kiểm sát viên",
    "uy_ban_kiem_tra": "Uỷ ban Kiểm tra cấp uỷ",
}
FEWER = {
    "doi_tac": "Bên phối hợp chỉ có trang của mình: xem, nhận hoặc trả lời, kể buổi gặp.",
    "thu_quy": "Thủ quỹ chỉ giữ, nhận, chi tiền mặt và cùng khoá sổ.",
    "thu_kho": "Thủ kho chỉ nhập, xuất theo lệnh, kiểm kê và giữ sổ.",
    "tham_tra_vien": "Thẩm tra viên kiểm tra, ghi phát hiện; kết luận là của thủ trưởng.",
    "kiem_sat_vien": "Kiểm sát viên chỉ đọc; kháng nghị, kiến nghị gửi bằng văn bản.",
    "uy_ban_kiem_tra": "Uỷ ban Kiểm tra chỉ đọc chỉ thị, báo cáo đã ký và nhận xét.",
}
"""Vai trò thật sự có ít hơn mười việc thường làm, and why."""
USUAL = "cách làm thường thấy"
_HEAD = """# Các việc thường làm: trên giấy và trên máy

Trang này do `python -m tests.browser.tasks.told` viết ra từ `tests/browser/tasks/*.toml`. Một bước
là một lần tìm, mở, lập, ghi sổ hoặc đưa cho người khác; các ô của một biểu mẫu như các dòng của
một tờ giấy, không tính. Số bước trên giấy đếm từ biểu mẫu, chữ ký ghi trong ngoặc; “thường thấy” là
nhớ lại cách làm (recalled), không đo ở cơ quan nào. Số bước trên máy đếm bằng cách bấm từng phím
trong trình duyệt thật, không dùng chuột. Việc của `tasks.toml`, `co_quan.toml` do bài kiểm thử bấm;
việc của `tra_loi.toml` do `python -m tests.browser.tasks.on_a_demo` bấm trên tỉnh trình diễn.
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
    source: str = USUAL

    @property
    def begins_anywhere(self) -> bool:
        """Bắt đầu ở thanh bên hay ô tìm, which every page has."""
        first = self.steps[0].keys
        return bool(first) and first[0][0] in "~/"


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
        table.get("source", USUAL),
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
        if role in FEWER:
            parts.append(f"\n{FEWER[role]}\n")
    return "".join(parts)


def _line(task: Task) -> str:
    paper, ours = ", ".join(task.paper), ", ".join(each.told for each in task.steps)
    name = f"{task.name} (điện thoại)" if task.phone else task.name
    source = "thường thấy" if task.source == USUAL else task.source
    told = f"**{len(task.paper)}**: {paper} ({source})"
    return f"| {name} | {told} | **{len(task.steps)}**: {ours} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(tasks()), encoding="utf-8")
