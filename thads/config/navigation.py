"""Điều hướng bên: the side navigation, with the sections that a person's work needs.

A section is one line of the side bar; the pages that belong to it stand as tabs at
the head of each of them. What a page shows is the database's to decide: here a role
only keeps a bar short.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

LEADERS = frozenset({"thu_truong", "truong_phong", "lanh_dao_tinh"})
FIGURES = LEADERS | {"thong_ke"}
MONEY = LEADERS | {"chap_hanh_vien", "ke_toan", "thu_quy"}
CASES = LEADERS | {"chap_hanh_vien", "van_thu", "tham_tra_vien", "thu_ky", "thong_ke"}
PETITIONS = CASES | {"kiem_sat_vien"}
STORE = LEADERS | {"chap_hanh_vien", "thu_kho", "ke_toan"}
INSIDE = CASES | MONEY | STORE | {"kiem_sat_vien"}
STAFF = INSIDE - {"kiem_sat_vien"}
GUIDED = LEADERS | {"van_thu", "thong_ke", "uy_ban_kiem_tra"}


@dataclass(frozen=True)
class _Page:
    """Một trang; `under` are the stems of its kin where its own address is one of many.

    `roles` leaves the page out of a section that others share; none: all of them.
    """

    label: str
    view: str
    arguments: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Section:
    """Một mục của thanh bên; no roles: for everybody."""

    label: str
    icon: str
    pages: tuple[_Page, ...]
    roles: frozenset[str] = frozenset()


def _files(*slugs: str) -> tuple[str, ...]:
    """Hồ sơ của các thủ tục, whose addresses stand apart from the page they belong to."""
    return tuple(f"/ho-so/{slug}/" for slug in slugs)


GROUPS: tuple[tuple[str, tuple[_Section, ...]], ...] = (
    (
        "Công việc",
        (
            _Section(
                "Bàn làm việc",
                "layout-dashboard",
                (_Page("Bàn làm việc", "worklist:workbench"),),
                INSIDE,
            ),
            _Section(
                "Việc thi hành án",
                "folders",
                (
                    _Page("Danh sách", "cases:list"),
                    _Page("Phải thông báo", "paperwork:to_serve"),
                    _Page("Phân công việc mới", "assigning:page"),
                ),
                INSIDE,
            ),
            _Section(
                "Tiếp nhận",
                "file-import",
                (
                    _Page("Tiếp nhận", "cases:take_in"),
                    _Page("Văn bản đến", "paperwork:arrivals"),
                ),
                LEADERS - {"lanh_dao_tinh"} | {"van_thu"},
            ),
            _Section(
                "Tiền thi hành án",
                "cash-banknote",
                (
                    _Page("Bàn tiền", "cashbook:desk"),
                    _Page("Quỹ, tiền gửi", "cashbook:funds"),
                    _Page("Biên lai", "cashbook:receipts"),
                    _Page("Sổ ngày", "cashbook:day"),
                ),
                MONEY,
            ),
            _Section(
                "Cưỡng chế, xác minh",
                "gavel",
                (
                    _Page("Cuộc cưỡng chế", "operations:list"),
                    _Page("Hỏi nơi giữ thông tin", "inquiries:list"),
                    _Page("Bản án chưa rõ, có sai", "courts:list"),
                    _Page("Xét miễn, giảm", "remission:list"),
                ),
                CASES | {"ke_toan"},
            ),
            _Section(
                "Kho vật chứng",
                "building-warehouse",
                (
                    _Page("Kho", "assets:store"),
                    _Page("Vụ án chưa xét xử", "assets:unjudged"),
                    _Page("Sổ theo dõi vật chứng", "assets:book"),
                ),
                STORE,
            ),
            _Section(
                "Dân vận, phối hợp",
                "friends",
                (
                    _Page("Chương trình", "mobilisation:index"),
                    _Page("Lời hứa, hẹn", "mobilisation:promises"),
                    _Page("Số liệu dân vận", "mobilisation:overview"),
                    _Page("Cách nào có kết quả", "mobilisation:what_works"),
                    _Page("Tuyên truyền", "mobilisation:education"),
                ),
                CASES,
            ),
            _Section(
                "Văn bản, sổ",
                "book-2",
                (
                    _Page("Sổ thi hành án", "registers:index"),
                    _Page("Văn bản trong ngày", "paperwork:day"),
                    _Page("Mẫu văn bản", "paperwork:wordings"),
                    _Page("Hình chữ ký", "paperwork:pictures"),
                    _Page("Chứng thư cơ quan", "paperwork:certificates"),
                ),
                INSIDE,
            ),
        ),
    ),
    (
        "Đơn thư, giám sát",
        (
            _Section(
                "Khiếu nại, tố cáo",
                "message-report",
                (
                    _Page(
                        "Bảng đơn",
                        "complaints:board",
                        under=(
                            "/khieu-nai/",
                            "/don/nhan/",
                            *_files("khieu-nai", "to-cao", "kiem-sat"),
                        ),
                    ),
                    _Page(
                        "Sổ tiếp công dân",
                        "complaints:register",
                        under=("/tiep-cong-dan/", *_files("tiep-cong-dan")),
                    ),
                    _Page("Lịch tiếp", "complaints:schedule"),
                    _Page(
                        "Án hành chính",
                        "administrative:board",
                        under=("/an-hanh-chinh/", *_files("thi-hanh-an-hanh-chinh")),
                    ),
                    _Page("Mọi hồ sơ", "proceedings:index"),
                ),
                PETITIONS,
            ),
            _Section(
                "Kiểm tra, chỉ đạo",
                "target",
                (
                    _Page(
                        "Chỉ thị",
                        "directives:index",
                        under=("/chi-thi/", *_files("chi-thi")),
                        roles=GUIDED,
                    ),
                    _Page(
                        "Ban chỉ đạo",
                        "directives:committees",
                        under=("/ban-chi-dao/", *_files("ban-chi-dao")),
                        roles=GUIDED - {"uy_ban_kiem_tra"},
                    ),
                    _Page(
                        "Kiểm tra",
                        "supervision:board",
                        under=("/kiem-tra/", *_files("kiem-tra")),
                        roles=STAFF,
                    ),
                    _Page(
                        "Thái độ, tác phong",
                        "proceedings:list",
                        ("tac-phong",),
                        roles=LEADERS | {"van_thu", "tham_tra_vien"},
                    ),
                ),
                GUIDED | {"tham_tra_vien"},
            ),
        ),
    ),
    (
        "Quản lý, báo cáo",
        (
            _Section(
                "Điều hành, chỉ tiêu",
                "chart-bar",
                (
                    _Page("Điều hành", "indicators:dashboard"),
                    _Page("So sánh đơn vị", "indicators:compare"),
                    _Page("Chỉ tiêu", "indicators:targets"),
                    _Page("Dấu hiệu cần xem", "signs:signs"),
                ),
                FIGURES,
            ),
            _Section(
                "Biểu, báo cáo",
                "table",
                (
                    _Page("Biểu", "statistics:form", ("01",), under=("/bieu/",)),
                    _Page("Chốt số liệu", "closing:periods"),
                    _Page("Báo cáo", "reports:report", roles=FIGURES),
                ),
                FIGURES | {"chap_hanh_vien", "ke_toan"},
            ),
            _Section(
                "Tổ chức, cán bộ",
                "id",
                (
                    _Page("Biên chế, cán bộ", "staffing:board"),
                    _Page("Khối lượng công việc", "assigning:workload"),
                    _Page("Kinh phí, trang thiết bị", "staffing:support"),
                    _Page(
                        "Liên hệ công khai",
                        "portal:contacts",
                        roles=frozenset({"thu_truong", "truong_phong", "van_thu"}),
                    ),
                    _Page(
                        "Hồ sơ công chức",
                        "proceedings:list",
                        ("ho-so-can-bo",),
                        roles=frozenset({"thu_truong"}),
                    ),
                ),
                STAFF,
            ),
        ),
    ),
    (
        "Tra cứu",
        (
            _Section(
                "Pháp luật",
                "scale",
                (
                    _Page("Tra cứu", "lawbook:index"),
                    _Page("Nếu luật đổi", "simulation:whatif"),
                ),
            ),
        ),
    ),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Biến `nav` và `section_tabs`: the bar, and the pages of the section one is in."""
    roles: frozenset[str] = getattr(
        getattr(request, "person", None), "roles", frozenset()
    )
    groups = [(title, list(_shown(sections, roles))) for title, sections in GROUPS]
    every = [page for _, shown in groups for each in shown for page in each["pages"]]
    here = max(every, key=lambda each: _closeness(each, request.path), default=None)
    if here and _closeness(here, request.path):
        here["current"] = True
    tabs: list[dict[str, Any]] = []
    for section in (each for _, shown in groups for each in shown):
        section["current"] = any(page["current"] for page in section["pages"])
        if section["current"] and len(section["pages"]) > 1:
            tabs = section["pages"]
    nav = [{"title": title, "entries": shown} for title, shown in groups if shown]
    return {"nav": nav, "section_tabs": tabs}


def _shown(
    sections: tuple[_Section, ...], roles: frozenset[str]
) -> Iterator[dict[str, Any]]:
    for section in sections:
        mine = (e for e in section.pages if not (e.roles and roles) or roles & e.roles)
        pages = [page for each in mine if (page := _present(each))]
        if pages and (not section.roles or not roles or roles & section.roles):
            yield {
                "label": section.label,
                "icon": section.icon,
                "url": pages[0]["url"],
                "pages": pages,
            }


def _present(page: _Page) -> dict[str, Any] | None:
    try:
        url = reverse(page.view, args=page.arguments)
    except NoReverseMatch:
        return None
    return {
        "name": page.view,
        "label": page.label,
        "url": url,
        "stems": page.under or (url,),
        "current": False,
    }


def _closeness(page: dict[str, Any], path: str) -> int:
    """How much of an address a page's own tells: what lies under it belongs to it, what
    is of the same section does if no other page is nearer; the root only to itself."""
    return max(_near(stem, path) for stem in page["stems"])


def _near(stem: str, path: str) -> int:
    if stem == "/":
        return int(path == "/")
    section = "/" + stem.strip("/").split("/")[0] + "/"
    return len(stem) if path.startswith(stem) else int(path.startswith(section))
