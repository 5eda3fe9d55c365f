"""Câu của báo cáo: what is said of the published figures, and of other turns."""

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.readers.reports.facts import (
    COERCION,
    a_form,
    a_line,
    coerced,
    filled,
    hung_yen,
    quang_ninh,
    with_form,
    with_units,
)
from thads.law.indicators import Edition, Forecast, Period, Rank, edition
from thads.readers.reports.compose import write
from thads.readers.reports.document import Heading, Paragraph, Report, Table
from thads.readers.reports.facts import (
    AgeGroup,
    Goal,
    LastYear,
    Placed,
    ReportFacts,
)


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
        "xong 1.279 việc, bình quân mỗi tháng 214 việc." in text
    )


def test_a_target_that_is_reached_is_said_to_be() -> None:
    low = {("QN", "ty_le_viec"): Goal(Decimal("50"), ">=", "")}
    text = text_of(write(quang_ninh(goals=low)))
    assert "So với chỉ tiêu cả năm vượt 4,90 điểm phần trăm." in text
    assert "Về việc: đã đạt chỉ tiêu 50,00%" in text
    assert "Về tiền: chưa có số liệu chỉ tiêu." in text


def test_a_year_that_has_ended_owes_nothing_to_the_next() -> None:
    high = {("HY", "ty_le_viec"): Goal(Decimal("90"), ">=", "")}
    text = text_of(write(replace(hung_yen(), goals=high)))
    assert "Về việc: hết năm đã xong 4.316 việc, còn thiếu " in text
    assert "năm 2022 còn phải thi hành xong" not in text


def test_a_target_above_which_one_must_be_is_named_so() -> None:
    goals = {("QN", "ty_le_viec"): Goal(Decimal("83.9"), ">", "Quyết định giao")}
    text = text_of(write(quang_ninh(goals=goals)))
    assert "chỉ tiêu cả năm là trên 83,90% (căn cứ: Quyết định giao)." in text


def test_a_part_of_the_year_is_held_to_its_months_and_says_so() -> None:
    assert "thì mốc là 41,53%, vượt 13,37 điểm phần trăm so với mốc" in text_of(
        write(quang_ninh())
    )


COERCED = {
    "decisions": 45,
    "voluntary": 9,
    "organised": 33,
    "with_forces": 8,
    "succeeded": 33,
}


def with_coercion(**changes: int) -> ReportFacts:
    form = a_form(COERCION, coerced(**{**COERCED, **changes}))
    return with_form(quang_ninh(), form)


def test_coercion_tells_decisions_voluntary_organised_and_forces() -> None:
    text = text_of(write(with_coercion()))
    assert "Đã ban hành 45 quyết định cưỡng chế thi hành án." in text
    assert "9 trường hợp đã tự nguyện thi hành" in text
    assert (
        "Đã tổ chức cưỡng chế 33 trường hợp, trong đó 8 cuộc huy động lực lượng "
        "liên ngành." in text
    )
    assert "đều ghi nhận kết quả thành công" in text
    assert "Còn 3 quyết định" in text


def test_coercion_that_failed_is_not_called_a_success() -> None:
    text = text_of(write(with_coercion(failed=2, succeeded=31)))
    assert "Có 2 cuộc ghi nhận kết quả không thành." in text
    assert "thành công" not in text


def test_an_outcome_the_book_does_not_tell_is_not_called_a_success() -> None:
    text = text_of(write(with_coercion(succeeded=32)))
    assert "thành công" not in text
    assert "không thành" not in text


def test_no_coercion_is_one_plain_sentence() -> None:
    none = with_form(quang_ninh(), a_form(COERCION, coerced()))
    text = text_of(write(none))
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
    forms = {"01": a_form(facts.cases.edition, before), "02": facts.money}
    last_year = LastYear(facts.period, forms)
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


def test_what_the_forms_of_acts_count_is_said_in_its_section() -> None:
    facts = quang_ninh()
    for form, given in (
        ("06", {"D1": 2, "D2": 46, "D3": 48, "D4": 40, "D5": 1, "D7": 7, "D9": 1_500}),
        ("12", {"N1": 5, "N2": 7, "N3": 12, "N4": 8, "N6": 4, "N7": 3}),
        ("09", {"H1": 20, "H3": 21, "H5": 21}),
        ("11", {"L1": 1, "L3": 1, "L4": 1, "L7": 1}),
    ):
        facts = with_form(facts, a_form(used(form), filled(form, **given)))
    text = text_of(write(facts))
    assert (
        "Trong kỳ đã lập 46 hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án. Kỳ trước "
        "chuyển sang 2 hồ sơ. Toà án đã chấp nhận 40 hồ sơ. Toà án không chấp nhận 1 hồ "
        "sơ. Số tiền được miễn, giảm nghĩa vụ thi hành án trong kỳ là 1 nghìn 500 đồng. "
        "Còn 7 hồ sơ chưa có quyết định" in text
    )
    assert "phải thi hành là 12, gồm 5 kỳ trước chuyển sang và 7 nhận trong kỳ" in text
    assert "Đã thi hành xong 8; đang thi hành 4. Toà án ra 3 quyết định buộc" in text
    assert "đã tiếp 21 lượt công dân; đăng ký trực tiếp 20 lượt." in text
    assert "nhận 1 yêu cầu bồi thường nhà nước; số việc bồi thường là 1" in text
    assert "[" not in text and "{" not in text


def test_money_remitted_in_the_books_without_a_dossier_is_told_alone() -> None:
    form = a_form(used("06"), filled("06", D9=1_500))
    text = text_of(write(with_form(quang_ninh(), form)))
    assert "Số tiền được miễn, giảm nghĩa vụ thi hành án trong kỳ là 1 nghìn" in text
    assert "0 hồ sơ" not in text


def used(form: str) -> Edition:
    return edition(form, quang_ninh().period.last)


def test_letters_are_told_by_kind() -> None:
    total = filled("08", G1=9, G2=1, G4=5, G5=5, G6=4, G8=1, G11=1)
    letters = [
        a_line(place, "QN", filled("08", G1=number), axis="loai_don", place=place)
        for place, number in (("khieu_nai", 6), ("to_cao", 0), ("phan_anh", 3))
    ]
    facts = with_form(quang_ninh(), a_form(used("08"), total, *letters))
    text = text_of(write(facts))
    assert (
        "Trong kỳ đã nhận 9 đơn: khiếu nại 6 đơn; kiến nghị, phản ánh 3 đơn; không thụ "
        "lý hoặc chuyển nơi khác 1 đơn." in text
    )
    assert "Đã giải quyết 4 việc; đúng một phần 1 việc." in text


def test_the_budget_is_told_by_item_and_against_last_year() -> None:
    budget = used("03")
    counted = {"B6": 30, "B7": 20, "B8": 10, "M6": 9_000_000, "M8": 3_000_000}
    items = [
        a_line("1. Án phí", "QN", filled("03", **counted), axis="ngan_sach", place="a"),
        a_line("2. Tiền phạt", "QN", filled("03", B6=4), axis="ngan_sach", place="b"),
        a_line("3. Tịch thu", "QN", filled("03"), axis="ngan_sach", place="c"),
    ]
    total = filled("03", **counted) | {"B20": Decimal("50.00"), "M20": None}
    facts = with_form(quang_ninh(), a_form(budget, total, *items))
    before = a_form(budget, total | {"B8": 8, "M8": 6_000_000})
    forms = {**facts.forms, "03": before}
    text = text_of(write(replace(facts, last_year=LastYear(facts.period, forms))))
    assert "Đã thi hành xong 10 việc (đạt 50,00% số có điều kiện)" in text
    assert (
        "theo khoản thu: án phí 10 việc, 3 triệu đồng; tiền phạt 0 việc, 0 đồng."
        in text
    )
    assert "Số việc đã thi hành xong tăng 2 việc (tăng 25,00%)" in text
    assert "Số tiền đã thi hành xong giảm 3 triệu đồng (giảm 50,00%)" in text


def test_credit_institutions_and_corruption_have_their_lines() -> None:
    facts = quang_ninh()
    lines = {
        "01": filled("01", B6=181, B7=148, B8=79, B9=4) | {"B20": Decimal("56.08")},
        "02": filled("02", M6=1_685_000_000, M7=932_000_000, done=94_000_000),
    }
    for form, cells in lines.items():
        line = a_line("x", "QN", cells, axis="nhom_viec", place="tin_dung")
        table = facts.forms[form]
        facts = with_form(facts, a_form(table.edition, table.total, line))
    text = text_of(write(facts))
    assert "Phải thi hành 181 việc, tương ứng 1 tỷ 685 triệu đồng." in text
    assert "Đã thi hành xong 83 việc (đạt 56,08% số có điều kiện)" in text
    assert "Trong kỳ không có việc được ghi nhóm tội tham nhũng, kinh tế." in text


def test_every_section_says_something_or_is_not_there() -> None:
    """No heading stands above another of its level, and none at the end."""
    body = write(quang_ninh()).body
    for block, following in itertools.pairwise([*body, None]):
        if isinstance(block, Heading):
            deeper = isinstance(following, Heading) and following.level > block.level
            assert deeper or isinstance(following, Paragraph | Table), block.text


def test_a_report_of_the_time_of_two_classes_can_be_written() -> None:
    last = date(2018, 9, 30)
    period = Period.until(last)
    cases, money = edition("01", last), edition("02", last)
    figures = {"A1": 12, "A2": 5, "A3": 7, "A6": 12, "A7": 10, "A8": 6, "A14": 2}
    total = {c.letter: None if c.is_rate else 0 for c in cases.columns} | figures
    total |= {"A17": Decimal("60.00")}
    forms = {"01": a_form(cases, total), "02": a_form(money, total)}
    text = text_of(write(quang_ninh(forms=forms, period=period)))
    assert "Tổng số đã giải quyết là 12 việc, gồm 5 việc" in text
    assert "có điều kiện thi hành 10 việc, chiếm 83,33%; chưa có điều kiện" in text
    assert "tạm dừng" not in text
    for form in ("02tkln", "03", "07"):
        assert (
            f"Biểu {form} chưa có bản áp dụng cho kỳ kết thúc ngày 30/09/2018" in text
        )
    assert "không có khoản phải thi hành cho ngân sách" not in text


def test_rank_age_and_forecast_are_told_where_they_are_known() -> None:
    facts = replace(
        quang_ninh(),
        ranks={"ty_le_viec": Placed(Rank(5, 34, True), "Toàn quốc")},
        ages=(
            AgeGroup("duoi-1", "dưới 1 năm", 2000, 1500),
            AgeGroup("1-3", "từ 1 đến dưới 3 năm", 1107, 547),
        ),
        forecasts={
            "ty_le_viec": Forecast(
                Decimal("82.10"), 4000, Decimal("80.5"), Decimal("83.2"), (2020, 2021)
            )
        },
    )
    text = text_of(write(facts))
    assert "xếp thứ 5/34, đồng hạng trong các đơn vị của Toàn quốc." in text
    assert (
        "còn 547 việc có điều kiện thi hành chưa xong đã quá một năm kể từ ngày ra quyết "
        "định, chiếm 26,72% trong 2.047 việc" in text
    )
    assert "dưới 1 năm 2.000 việc; từ 1 đến dưới 3 năm 1.107 việc." in text
    assert (
        "như các năm 2020, 2021, tỷ lệ cả năm ước đạt 82,10% (từ 80,50% đến 83,20%)"
        in text
    )
    assert "Xếp thứ" not in text_of(write(quang_ninh()))
