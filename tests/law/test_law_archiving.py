"""Sau khi giải quyết đơn: executed, sent, and only then laid away; one test per rule."""

from tests.law.cases import proposed, told
from thads.law.acts import kind, rules
from thads.law.acts.history import History
from thads.law.acts.procedures import standing

ACCEPTED = (
    "nhan_khieu_nai 2026-08-03 ket_qua=truoc_cuong_che",
    "thu_ly_khieu_nai 2026-08-05 ket_qua=truoc_cuong_che",
)
DECIDED = "quyet_dinh_giai_quyet_lan_dau 2026-08-18 ket_qua="
SENT = "gui_quyet_dinh_giai_quyet 2026-08-19"
IN_FORCE = "co_hieu_luc_khieu_nai 2026-09-08"
GIVEN = "giao_thi_hanh_quyet_dinh_khieu_nai 2026-09-09 den_ngay=2026-09-30"
EXECUTED = "thi_hanh_quyet_dinh_khieu_nai 2026-09-25 ket_qua=thi_hanh_xong"
ARCHIVED = "luu_ho_so_khieu_nai 2026-09-28"
DENOUNCED = (
    "nhan_to_cao 2026-08-03 ket_qua=mot_noi",
    "thu_ly_to_cao 2026-08-06",
)


def in_the_way(case: History, act: str) -> list[str]:
    named = {each.name for each in rules.every_rule() if "archiving" in each.name}
    named.add("execution_needs_a_decision_on_the_complaint")
    return [
        each.rule for each in rules.judge(case, proposed(act)) if each.rule in named
    ]


def complaint(result: str, *then: str) -> History:
    return told(*ACCEPTED, DECIDED + result, *then)


def test_decision_on_a_complaint_is_executed_before_archiving() -> None:
    rule = ["decision_on_a_complaint_is_executed_before_archiving"]
    for result, waits in (("dung", True), ("dung_mot_phan", True), ("sai", False)):
        case = complaint(result, SENT, IN_FORCE)
        assert in_the_way(case, ARCHIVED) == (rule if waits else []), result
    assert (
        in_the_way(complaint("dung", SENT, IN_FORCE, GIVEN, EXECUTED), ARCHIVED) == []
    )


def test_a_second_decision_asks_for_its_own_execution() -> None:
    second = (
        "thu_ly_khieu_nai_lan_hai 2026-09-02 ket_qua=truoc_cuong_che",
        "quyet_dinh_giai_quyet_lan_hai 2026-09-21 ket_qua=",
        "gui_quyet_dinh_giai_quyet 2026-09-22",
    )
    for first, last, waits in (("sai", "dung", True), ("dung", "sai", False)):
        then = (second[0], second[1] + last, second[2])
        assert bool(in_the_way(complaint(first, SENT, *then), ARCHIVED)) is waits


def test_a_second_complaint_not_accepted_leaves_the_first_decision_to_execute() -> None:
    refused = "khong_thu_ly_khieu_nai 2026-09-04 ly_do=het_thoi_hieu"
    case = complaint("dung", SENT, refused)
    assert in_the_way(case, ARCHIVED) != []
    assert rules.judge(case, proposed(GIVEN)) == []


def test_decision_on_a_complaint_is_sent_before_archiving() -> None:
    rule = ["decision_on_a_complaint_is_sent_before_archiving"]
    assert in_the_way(complaint("sai", IN_FORCE), ARCHIVED) == rule
    assert in_the_way(complaint("sai", SENT, IN_FORCE), ARCHIVED) == []


def test_execution_needs_a_decision_on_the_complaint() -> None:
    rule = ["execution_needs_a_decision_on_the_complaint"]
    refused = "khong_thu_ly_khieu_nai 2026-08-05 ly_do=het_thoi_hieu"
    case = told(ACCEPTED[0], refused)
    assert in_the_way(case, GIVEN) == rule
    assert in_the_way(case, ARCHIVED) == []


def test_conclusion_on_a_denunciation_is_carried_out_before_archiving() -> None:
    rule = ["conclusion_on_a_denunciation_is_carried_out_before_archiving"]
    concluded = "ket_luan_to_cao 2026-09-01 ket_qua="
    done = (
        "giao_thuc_hien_ket_luan_to_cao 2026-09-02 den_ngay=2026-09-30",
        "thuc_hien_ket_luan_to_cao 2026-09-20 ket_qua=thi_hanh_xong",
    )
    archived = "luu_ho_so_to_cao 2026-09-28"
    for result, waits in (("dung", True), ("hinh_su", True), ("sai", False)):
        case = told(*DENOUNCED, concluded + result)
        assert in_the_way(case, archived) == (rule if waits else []), result
    assert in_the_way(told(*DENOUNCED, concluded + "dung", *done), archived) == []


def test_a_settlement_resumed_is_where_it_stood() -> None:
    """Tạm đình chỉ ở lần hai, tiếp tục thì vẫn là lần hai."""
    second = (
        *ACCEPTED,
        DECIDED + "sai",
        "thu_ly_khieu_nai_lan_hai 2026-09-02 ket_qua=truoc_cuong_che",
        "tam_dinh_chi_khieu_nai 2026-09-07",
        "tiep_tuc_khieu_nai 2026-09-14 ket_qua=truoc_cuong_che",
    )
    first = (*ACCEPTED, second[-2].replace("09-07", "08-10"))
    resumed = "tiep_tuc_khieu_nai 2026-08-17 ket_qua=truoc_cuong_che"
    assert status_of(told(*second)) == "dang_giai_quyet_lan_hai"
    assert status_of(told(*first)) == "tam_dinh_chi_giai_quyet"
    assert status_of(told(*first, resumed)) == "dang_giai_quyet"


def status_of(case: History) -> str:
    return standing([(kind(act.code), act) for act in case.acts]).status
