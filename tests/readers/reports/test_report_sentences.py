"""Câu của báo cáo: what is said of the published figures, and of other turns."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.readers.reports.facts import quang_ninh, with_units
from thads.readers.reports.compose import write
from thads.readers.reports.document import Heading, Paragraph, Report, Table
from thads.readers.reports.facts import Coercion, Goal, LastYear, ReportFacts
from thads.readers.reports.sections import tasks


def text_of(report: Report) -> str:
    """Toàn bộ chữ của thân báo cáo, a line for each block."""
    lines = []
    for block in report.body:
        if isinstance(block, Heading):
            lines.append(f"{block.label.text} {block.text}")
        elif isinstance(block, Paragraph):
            lines.append(" ".join(sentence.text for sentence in block.sentences))
    return "\n".join(lines)


def test_quang_ninh_has_done_one_thing_and_reached_another_of_its_target() -> None:
    text = text_of(write(quang_ninh()))
    assert "tỷ lệ thi hành xong trên số có điều kiện là 54,90%" in text
    assert "Tỷ lệ thi hành xong đã đạt 54,90%." in text
    assert "So với chỉ tiêu cả năm còn thiếu 28,16 điểm phần trăm." in text
    assert "Tính theo phần của chỉ tiêu, đạt 66,1% chỉ tiêu cả năm." in text
    assert "Tỷ lệ thi hành xong đã đạt 14,36%." in text
    assert "đạt 35,2% chỉ tiêu cả năm." in text


def test_quang_ninh_results_by_case_and_by_money() -> None:
    text = text_of(write(quang_ninh()))
    assert "Tổng số đã giải quyết là 5.608 việc, gồm 2.884 việc" in text
    assert (
        "Số phải thi hành là 5.599 việc, sau khi trừ 6 việc uỷ thác và 3 việc" in text
    )
    assert "có điều kiện thi hành 4.539 việc, chiếm 81,07%" in text
    assert (
        "Đã thi hành xong 2.492 việc, gồm 2.327 việc thi hành xong và 165 việc" in text
    )
    assert "Chuyển kỳ sau 3.107 việc" in text
    assert "Đã thi hành xong 149 tỷ 006 triệu 775 nghìn 318 đồng" in text


def test_what_is_still_needed_is_target_times_means_less_done() -> None:
    text = text_of(write(quang_ninh()))
    assert (
        "đã xong 2.492 việc, những tháng còn lại của năm 2022 còn phải thi hành "
        "xong 1.279 việc." in text
    )


@pytest.mark.parametrize(
    ("comparator", "percent", "needed"),
    [
        (">=", "50", 40),
        (">", "50", 41),
        (">=", "50.5", 41),
        (">", "50.5", 41),
        (">=", "10", 0),
    ],
)
def test_needed_reaches_the_target_exactly(
    comparator: str, percent: str, needed: int
) -> None:
    goal = Goal(Decimal(percent), comparator, "")
    assert tasks.still_needed(goal, with_means=100, already_done=10) == needed


def test_a_target_that_is_reached_is_said_to_be() -> None:
    low = {("QN", "ty_le_viec"): Goal(Decimal("50"), ">=", "")}
    text = text_of(write(quang_ninh(goals=low)))
    assert "So với chỉ tiêu cả năm vượt 4,90 điểm phần trăm." in text
    assert "Về việc: đã đạt chỉ tiêu 50,00%" in text
    assert "Về tiền: chưa có số liệu chỉ tiêu." in text


def test_a_target_above_which_one_must_be_is_named_so() -> None:
    goals = {("QN", "ty_le_viec"): Goal(Decimal("83.9"), ">", "Quyết định giao")}
    text = text_of(write(quang_ninh(goals=goals)))
    assert "chỉ tiêu cả năm là trên 83,90% (căn cứ: Quyết định giao)." in text


def test_a_part_of_the_year_is_held_to_its_months_and_says_so() -> None:
    assert "thì mốc là 41,53%, vượt 13,37 điểm phần trăm so với mốc" in text_of(
        write(quang_ninh())
    )


def coerced(**changes: int) -> ReportFacts:
    counted = Coercion(
        decisions=45, voluntary=9, organised=33, with_forces=8, failed=0, succeeded=33
    )
    return quang_ninh(coercion=replace(counted, **changes))


def test_coercion_tells_decisions_voluntary_organised_and_forces() -> None:
    text = text_of(write(coerced()))
    assert "Đã ban hành 45 quyết định cưỡng chế thi hành án." in text
    assert "9 trường hợp đã tự nguyện thi hành" in text
    assert (
        "Đã tổ chức cưỡng chế 33 trường hợp, trong đó 8 cuộc huy động lực lượng "
        "liên ngành." in text
    )
    assert "đều ghi nhận kết quả thành công" in text
    assert "Còn 3 quyết định" in text


def test_coercion_that_failed_is_not_called_a_success() -> None:
    text = text_of(write(coerced(failed=2)))
    assert "Có 2 cuộc ghi nhận kết quả không thành." in text
    assert "thành công" not in text


def test_an_outcome_the_book_does_not_tell_is_not_called_a_success() -> None:
    text = text_of(write(coerced(succeeded=32)))
    assert "thành công" not in text
    assert "không thành" not in text


def test_no_coercion_is_one_plain_sentence() -> None:
    none = Coercion(0, 0, 0, 0, 0, 0)
    text = text_of(write(quang_ninh(coercion=none)))
    assert "Trong kỳ không ghi nhận quyết định cưỡng chế nào." in text


def test_units_stand_from_the_best_rate_to_the_worst() -> None:
    facts = with_units(quang_ninh(), A=(100, 50), B=(100, 90), C=(0, 0))
    report = write(facts)
    table = next(b for b in report.body if isinstance(b, Table) and len(b.widths) > 5)
    names = [row[1].text for row in table.rows if not isinstance(row[1], str)]
    assert names == ["Chi cục B", "Chi cục A", "Chi cục C"]
    text = text_of(report)
    assert (
        "1 trên 2 đơn vị đạt chỉ tiêu cả năm; tỷ lệ cao nhất là Chi cục B (90,00%)"
        ", thấp nhất là Chi cục A (50,00%)" in text
    )


def test_a_unit_without_parts_has_no_table_of_units() -> None:
    assert "Kết quả của từng đơn vị" not in text_of(write(quang_ninh()))


def test_last_year_is_compared_in_numbers_per_cent_and_points() -> None:
    facts = quang_ninh()
    before = {**facts.cases.total, "B8": 2000, "B9": 0, "B20": Decimal("50.00")}
    last_year = LastYear(facts.period, before, facts.money.total)
    text = text_of(write(replace(facts, last_year=last_year)))
    assert "tăng 492 việc (tăng 24,60%) so với cùng kỳ năm trước" in text
    assert "Tỷ lệ thi hành xong tăng 4,90 điểm phần trăm" in text


def test_without_last_year_nothing_is_said_of_it() -> None:
    assert "cùng kỳ" not in text_of(write(quang_ninh()))


def test_both_clocks_and_check_codes_end_the_report() -> None:
    note = " ".join(sentence.text for sentence in write(quang_ninh()).end_note)
    assert "từ ngày 01/10/2021 đến ngày 31/3/2022" in note
    assert "ghi nhận đến 17 giờ 00 phút ngày 06/4/2022" in note
    assert "7344-6BBC" in note


def test_units_that_were_not_seen_are_owned_up_to() -> None:
    note = write(quang_ninh(unseen_units=4)).end_note[0].text
    assert note == "Chưa gồm số liệu của 4 đơn vị mà người lập không được xem."


def test_every_figure_of_a_form_names_its_cell() -> None:
    facts = quang_ninh()
    sources = [each.source for each in write(facts).figures() if each.source]
    assert sources
    for source in sources:
        assert source.unit == "QN"
        assert source.period == facts.period
        assert source.known_at == facts.known_at
