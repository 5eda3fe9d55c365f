"""Các việc khác của kỳ: what the forms of acts tell, one kind of matter at a time.

Each kind has the sentences that are said of its form, and the one that is said when
nothing was recorded in the period.
"""

from dataclasses import dataclass

from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import FormTable, ReportFacts
from thads.readers.reports.figures import say
from thads.readers.reports.sections.places import Places, no_edition, places_of, tell


@dataclass(frozen=True, slots=True)
class Matter:
    """Một loại việc: its form, the axis whose lines it names, what it says.

    A cell of a line is named by the line and the letter: `to_cao_G1`.
    """

    form: str
    nothing: str
    sentences: tuple[str, ...]
    axis: str = ""


REMISSION = Matter(
    "06",
    "Trong kỳ không ghi nhận hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án.",
    (
        "[Trong kỳ đã lập {D2} hồ sơ đề nghị xét miễn, giảm nghĩa vụ thi hành án"
        "[, số tiền đề nghị {D8}].]",
        "[Kỳ trước chuyển sang {D1} hồ sơ.]",
        "[Toà án đã chấp nhận {D4} hồ sơ.]",
        "[Toà án không chấp nhận {D5} hồ sơ.]",
        "[{D6} hồ sơ không còn xét vì việc đã kết thúc.]",
        "[Số tiền được miễn, giảm nghĩa vụ thi hành án trong kỳ là {D9}.]",
        "[Còn {D7} hồ sơ chưa có quyết định của Toà án.]",
    ),
)
COURT = Matter(
    "02tkln",
    "Trong kỳ không ghi nhận văn bản yêu cầu Toà án giải thích, sửa chữa, bổ sung bản "
    "án, quyết định hoặc kiến nghị xem xét lại bản án, quyết định.",
    (
        "Trong kỳ đã gửi {T2} văn bản đến Toà án[: {giai_thich_T2} yêu cầu giải thích, "
        "sửa chữa, bổ sung bản án, quyết định][; {giam_doc_tham_T2} kiến nghị xem xét "
        "theo thủ tục giám đốc thẩm, tái thẩm][; {T1} văn bản kỳ trước chưa được trả lời].",
        "Toà án đã trả lời {T3} văn bản[, còn {T4} văn bản chưa được trả lời].",
        "[Đã yêu cầu Toà án xác định, phân chia tài sản hoặc tuyên giao dịch vô hiệu {T5} "
        "trường hợp.]",
        "[{T6} bản án, quyết định đang thi hành bị huỷ, sửa.]",
    ),
    axis="yeu_cau_toa",
)
ADMINISTRATIVE = Matter(
    "12",
    "Trong kỳ không ghi nhận bản án, quyết định hành chính phải theo dõi thi hành.",
    (
        "Tổng số bản án, quyết định về vụ án hành chính phải thi hành là {N3}, gồm {N1} "
        "kỳ trước chuyển sang và {N2} nhận trong kỳ.",
        "Đã thi hành xong {N4}[; huỷ, hoãn, tạm đình chỉ {N5}]; đang thi hành {N6}.",
        "[Toà án ra {N7} quyết định buộc thi hành.]",
        "[Đã làm việc với người phải thi hành {N8} lượt.]",
        "[Đã kiến nghị xử lý trách nhiệm {N10} trường hợp[, được trả lời {N11}]"
        "[, chưa được trả lời {N12}].]",
    ),
)
CITIZENS = Matter(
    "09",
    "Trong kỳ không ghi nhận lượt tiếp công dân.",
    (
        "Trong kỳ đã tiếp {H3} lượt công dân[; đăng ký trực tiếp {H1} lượt]"
        "[; đăng ký trực tuyến {H2} lượt].",
        "[Đã thông báo kết luận {H5} lượt[, còn {H6} lượt chưa thông báo].]",
    ),
)
COMPLAINTS = Matter(
    "08",
    "Trong kỳ không ghi nhận đơn khiếu nại, tố cáo, kiến nghị, phản ánh.",
    (
        "Trong kỳ đã nhận {G1} đơn[: khiếu nại {khieu_nai_G1} đơn][; tố cáo {to_cao_G1} "
        "đơn][; kiến nghị, phản ánh {phan_anh_G1} đơn][; không thụ lý hoặc chuyển nơi "
        "khác {G2} đơn].",
        "Số việc thuộc thẩm quyền là {G5}, gồm {G3} việc kỳ trước chuyển sang và {G4} "
        "việc thụ lý trong kỳ.",
        "Đã giải quyết {G6} việc[, đạt {G12}][; khiếu nại đúng {G7} việc]"
        "[; đúng một phần {G8} việc][; sai {G9} việc][; đình chỉ {G10} việc].",
        "[Còn {G11} việc đang giải quyết.]",
    ),
    axis="loai_don",
)
CONTROL = Matter(
    "10",
    "Trong kỳ không ghi nhận cuộc giám sát, kiểm sát, thanh tra, kiểm tra.",
    (
        "Trong kỳ có {I2} cuộc giám sát, kiểm sát, thanh tra, kiểm tra[: tự kiểm tra "
        "{noi_bo_I2} cuộc][; cấp trên {cap_tren_I2} cuộc][; viện kiểm sát trực tiếp kiểm "
        "sát {kiem_sat_I2} cuộc][; giám sát {giam_sat_I2} cuộc].",
        "Đã kết luận {I3} cuộc[, còn {I4} cuộc chưa kết luận].",
        "[Đã thực hiện {I7} kết luận[, còn {I8} kết luận chưa thực hiện xong].]",
        "[Viện kiểm sát ban hành {I10} kháng nghị, kiến nghị[; chấp nhận {I11}]"
        "[; không chấp nhận {I12}][; chưa trả lời {I13}].]",
    ),
    axis="loai_kiem_tra",
)
COMPENSATION = Matter(
    "11",
    "Trong kỳ không ghi nhận yêu cầu bồi thường nhà nước trong thi hành án dân sự.",
    (
        "Trong kỳ nhận {L1} yêu cầu bồi thường nhà nước; số việc bồi thường là {L4}, gồm "
        "{L2} việc kỳ trước chuyển sang và {L3} việc thụ lý trong kỳ.",
        "Đã quyết định {L5} việc[, đình chỉ {L6} việc][, đang giải quyết {L7} việc].",
        "[Số tiền phải bồi thường là {L8}[, đã chi trả {L9}].]",
    ),
)


def told(facts: ReportFacts, matter: Matter) -> list[Paragraph]:
    """Kết quả của một loại việc, or the one sentence that there was none."""
    table = facts.forms.get(matter.form)
    if table is None:
        return paragraph(no_edition(facts, matter.form))
    if table.is_empty:
        return paragraph(say(matter.nothing, {}))
    places = _places(facts, table, matter)
    return paragraph(*(tell(each, places) for each in matter.sentences))


def _places(facts: ReportFacts, table: FormTable, matter: Matter) -> Places:
    places = places_of(facts, table)
    for line in table.lines.get(matter.axis, ()):
        for letter, found in places_of(facts, table, line).items():
            places[f"{line.place}_{letter}"] = found
    return places
