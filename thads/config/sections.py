"""Các mục của thanh bên: which pages belong together, and whose work needs them."""

from dataclasses import dataclass

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
class Page:
    """Một trang; `under` are the stems of its kin where its own address is one of many.

    `roles` leaves the page out of a section that others share; none: all of them.
    """

    label: str
    view: str
    arguments: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Section:
    """Một mục của thanh bên; no roles: for everybody."""

    label: str
    icon: str
    pages: tuple[Page, ...]
    roles: frozenset[str] = frozenset()


def _files(*slugs: str) -> tuple[str, ...]:
    """Hồ sơ của các thủ tục, whose addresses stand apart from the page they belong to."""
    return tuple(f"/ho-so/{slug}/" for slug in slugs)


GROUPS: tuple[tuple[str, tuple[Section, ...]], ...] = (
    (
        "Công việc",
        (
            Section(
                "Bàn làm việc",
                "layout-dashboard",
                (Page("Bàn làm việc", "worklist:workbench"),),
                INSIDE,
            ),
            Section(
                "Việc thi hành án",
                "folders",
                (
                    Page("Danh sách", "cases:list"),
                    Page("Phải thông báo", "paperwork:to_serve"),
                    Page("Phân công việc mới", "assigning:page"),
                ),
                INSIDE,
            ),
            Section(
                "Tiếp nhận",
                "file-import",
                (
                    Page("Tiếp nhận", "cases:take_in"),
                    Page("Văn bản đến", "paperwork:arrivals"),
                ),
                LEADERS - {"lanh_dao_tinh"} | {"van_thu"},
            ),
            Section(
                "Tiền thi hành án",
                "cash-banknote",
                (
                    Page("Bàn tiền", "cashbook:desk"),
                    Page("Quỹ, tiền gửi", "cashbook:funds"),
                    Page("Biên lai", "cashbook:receipts"),
                    Page("Sổ ngày", "cashbook:day"),
                ),
                MONEY,
            ),
            Section(
                "Cưỡng chế, xác minh",
                "gavel",
                (
                    Page("Cuộc cưỡng chế", "operations:list"),
                    Page("Hỏi nơi giữ thông tin", "inquiries:list"),
                    Page("Bản án chưa rõ, có sai", "courts:list"),
                    Page("Xét miễn, giảm", "remission:list"),
                ),
                CASES | {"ke_toan"},
            ),
            Section(
                "Kho vật chứng",
                "building-warehouse",
                (
                    Page("Kho", "assets:store"),
                    Page("Vụ án chưa xét xử", "assets:unjudged"),
                    Page("Sổ theo dõi vật chứng", "assets:book"),
                ),
                STORE,
            ),
            Section(
                "Dân vận, phối hợp",
                "friends",
                (
                    Page("Chương trình", "mobilisation:index"),
                    Page("Lời hứa, hẹn", "mobilisation:promises"),
                    Page("Số liệu dân vận", "mobilisation:overview"),
                    Page("Cách nào có kết quả", "mobilisation:what_works"),
                    Page("Tuyên truyền", "mobilisation:education"),
                ),
                CASES,
            ),
            Section(
                "Văn bản, sổ",
                "book-2",
                (
                    Page("Sổ thi hành án", "registers:index"),
                    Page("Văn bản trong ngày", "paperwork:day"),
                    Page("Mẫu văn bản", "paperwork:wordings"),
                    Page("Hình chữ ký", "paperwork:pictures"),
                    Page("Chứng thư cơ quan", "paperwork:certificates"),
                ),
                INSIDE,
            ),
        ),
    ),
    (
        "Đơn thư, giám sát",
        (
            Section(
                "Khiếu nại, tố cáo",
                "message-report",
                (
                    Page(
                        "Bảng đơn",
                        "complaints:board",
                        under=(
                            "/khieu-nai/",
                            "/don/nhan/",
                            *_files("khieu-nai", "to-cao", "kiem-sat"),
                        ),
                    ),
                    Page(
                        "Sổ tiếp công dân",
                        "complaints:register",
                        under=("/tiep-cong-dan/", *_files("tiep-cong-dan")),
                    ),
                    Page("Lịch tiếp", "complaints:schedule"),
                    Page(
                        "Án hành chính",
                        "administrative:board",
                        under=("/an-hanh-chinh/", *_files("thi-hanh-an-hanh-chinh")),
                    ),
                    Page("Mọi hồ sơ", "proceedings:index"),
                ),
                PETITIONS,
            ),
            Section(
                "Kiểm tra, chỉ đạo",
                "target",
                (
                    Page(
                        "Chỉ thị",
                        "directives:index",
                        under=("/chi-thi/", *_files("chi-thi")),
                        roles=GUIDED,
                    ),
                    Page(
                        "Ban chỉ đạo",
                        "directives:committees",
                        under=("/ban-chi-dao/", *_files("ban-chi-dao")),
                        roles=GUIDED - {"uy_ban_kiem_tra"},
                    ),
                    Page(
                        "Kiểm tra",
                        "supervision:board",
                        under=("/kiem-tra/", *_files("kiem-tra")),
                        roles=STAFF,
                    ),
                    Page(
                        "Thái độ, tác phong",
                        "proceedings:list",
                        ("tac-phong",),
                        under=("/kiem-tra/tac-phong/", *_files("tac-phong")),
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
            Section(
                "Điều hành, chỉ tiêu",
                "chart-bar",
                (
                    Page("Điều hành", "indicators:dashboard"),
                    Page("So sánh đơn vị", "indicators:compare"),
                    Page("Chỉ tiêu", "indicators:targets"),
                    Page("Dấu hiệu cần xem", "signs:signs"),
                ),
                FIGURES,
            ),
            Section(
                "Biểu, báo cáo",
                "table",
                (
                    Page("Biểu", "statistics:form", ("01",), under=("/bieu/",)),
                    Page("Chốt số liệu", "closing:periods"),
                    Page("Báo cáo", "reports:report", roles=FIGURES),
                ),
                FIGURES | {"chap_hanh_vien", "ke_toan"},
            ),
            Section(
                "Tổ chức, cán bộ",
                "id",
                (
                    Page("Biên chế, cán bộ", "staffing:board"),
                    Page("Khối lượng công việc", "assigning:workload"),
                    Page("Kinh phí, trang thiết bị", "staffing:support"),
                    Page(
                        "Liên hệ công khai",
                        "portal:contacts",
                        roles=frozenset({"thu_truong", "truong_phong", "van_thu"}),
                    ),
                    Page(
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
            Section(
                "Pháp luật",
                "scale",
                (
                    Page("Tra cứu", "lawbook:index"),
                    Page("Nếu luật đổi", "simulation:whatif"),
                ),
            ),
        ),
    ),
)
