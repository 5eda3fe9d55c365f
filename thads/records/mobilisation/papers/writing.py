"""Soạn văn bản dân vận from the record: what stands on each paper, before it is laid out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from thads.law.acts import kind
from thads.law.periods import Stretch
from thads.records.agencies.models import Unit
from thads.records.documents.letterhead import Style, letterhead
from thads.records.documents.page import (
    Block,
    Letterhead,
    Page,
    Run,
    Signature,
    Table,
    basis,
)
from thads.records.documents.wording import day_in_words, listed
from thads.records.mobilisation.actions.programmes import SIGNING
from thads.records.mobilisation.models import PlannedPartner, Programme
from thads.records.mobilisation.papers.sentences import (
    Told,
    heading,
    item,
    opening,
    said,
)
from thads.records.mobilisation.queries import programmes as asked
from thads.records.mobilisation.queries.gathering import Gathered, Scope, gather
from thads.records.web import formatting

_HOW = (
    "Chuyển việc vận động khi người phải thi hành án là hội viên hoặc thân nhân của "
    "hội viên, và đồng ý; chỉ chuyển họ tên, địa bàn, tóm tắt nghĩa vụ, lịch hẹn.",
    "Không chuyển số giấy tờ, tài khoản, kết quả xác minh tài sản; mỗi lượt xem của "
    "bên phối hợp được ghi nhật ký.",
    "Hai bên giao ban định kỳ, sơ kết hằng năm bằng số liệu của sổ thi hành án.",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Nơi ra văn bản: the agency, how its papers look, who signs."""

    agency: Unit
    style: Style
    signature: Signature


def programme_page(programme: Programme, desk: Desk, number: str) -> Page:
    """Chương trình phối hợp: its parties, its contents, who carries it out."""
    return Page(
        name=f"Chương trình phối hợp với {programme.partner.name}",
        letterhead=_head(desk, programme.signed_on, number),
        title="CHƯƠNG TRÌNH PHỐI HỢP",
        subject=f"Trong công tác thi hành án dân sự giữa {desk.agency.name} và "
        f"{programme.partner.name}",
        blocks=(*_agreed(programme, desk), *_contents(programme)),
        signatures=(
            Signature((f"ĐẠI DIỆN {programme.partner.name}".upper(),)),
            desk.signature,
        ),
    )


def _agreed(programme: Programme, desk: Desk) -> Iterator[Block]:
    edition = kind(SIGNING).edition(programme.signed_on)
    if edition is not None and edition.is_certain:
        yield basis(f"Căn cứ {edition.citation};")
    yield basis("Để phát huy vai trò của hai bên trong công tác thi hành án dân sự,")
    yield said(
        f"{desk.agency.name} và {programme.partner.name} thống nhất chương trình phối "
        "hợp với các nội dung sau:"
    )


def _contents(programme: Programme) -> Iterator[Block]:
    year = programme.signed_on.year
    yield heading("1. Nội dung phối hợp")
    for each in asked.commitments(programme, year):
        yield item(_commitment(each.get_kind_display(), each.target, year))
    yield heading("2. Cách thực hiện")
    yield from map(item, _HOW)
    if programme.focal:
        yield item(f"Đầu mối: {programme.focal}.")
    yield heading("3. Hiệu lực")
    yield said(_validity(programme))
    yield from _ceremony(programme)


def _commitment(label: str, target: int | None, year: int) -> str:
    goal = f"; mục tiêu năm {year}: {formatting.whole(target)}" if target else ""
    return f"{label}{goal}."


def _validity(programme: Programme) -> str:
    since = f"Chương trình có hiệu lực từ {day_in_words(programme.signed_on)}"
    if programme.valid_to is None:
        return f"{since}."
    return f"{since} đến hết {day_in_words(programme.valid_to)}."


def _ceremony(programme: Programme) -> Iterator[Block]:
    if programme.place or programme.attended:
        yield heading("4. Lễ ký")
        where = f" tại {programme.place}" if programme.place else ""
        yield said(f"Chương trình được ký {day_in_words(programme.signed_on)}{where}.")
    if programme.attended:
        yield said(f"Dự lễ ký: {programme.attended}.")


def review_page(
    programme: Programme, days: Stretch, desk: Desk, on: date, number: str
) -> Page:
    """Báo cáo sơ kết một chương trình trong một kỳ; every figure opens."""
    scope = asked.scope_of(programme, days)
    found = gather(scope)
    told = Told(found)
    year = days.first.year
    blocks: list[Block | Table] = [
        heading("I. Việc ký kết và chỉ đạo"),
        said(
            f"Chương trình {programme.number or programme.title} ký "
            f"{day_in_words(programme.signed_on)}. ",
            *_meetings(programme, days),
        ),
        heading("II. Kết quả thực hiện cam kết"),
        *_commitments(programme, year, told, found),
        heading("III. Kết quả vận động"),
        *_persuasion(told),
        heading("IV. Cưỡng chế không phải tổ chức"),
        *_avoided(told),
        heading("V. Phương hướng"),
        *_ahead(programme, year, found, desk.agency.pk),
    ]
    return _report(
        desk,
        on,
        number,
        f"Sơ kết chương trình phối hợp với {programme.partner.name}, {_days(days)}",
        (programme.partner.name, "Lưu: VT"),
        blocks,
    )


def _report(
    desk: Desk,
    on: date,
    number: str,
    subject: str,
    recipients: tuple[str, ...],
    blocks: Sequence[Block | Table],
) -> Page:
    closing = said(
        "Mỗi con số trong báo cáo lấy từ sổ thi hành án và mở được danh sách làm nên nó."
    )
    return Page(
        name=f"Báo cáo {subject[:1].lower()}{subject[1:]}",
        letterhead=_head(desk, on, number),
        title="BÁO CÁO",
        subject=subject,
        blocks=(*blocks, closing),
        recipients=recipients,
        signatures=(desk.signature,),
    )


def _head(desk: Desk, on: date, number: str) -> Letterhead:
    return letterhead(desk.agency, desk.style, on=on, series="", number=number)


def _days(days: Stretch) -> str:
    last = days.last or days.first
    return f"từ {formatting.day(days.first)} đến {formatting.day(last)}"


def _meetings(programme: Programme, days: Stretch) -> Iterator[str]:
    held = [each for each in programme.meetings.order_by("on") if each.on in days]
    if not held:
        yield "Trong kỳ hai bên chưa họp giao ban."
        return
    names = listed(
        [
            f"{each.get_kind_display().lower()} ngày {formatting.day(each.on)}"
            for each in held
        ]
    )
    yield f"Trong kỳ hai bên đã họp {names}."
    for each in held:
        if each.concluded:
            yield f" Kết luận ngày {formatting.day(each.on)}: {each.concluded.rstrip('.')}."


def _commitments(
    programme: Programme, year: int, told: Told, found: Gathered
) -> Iterator[Block]:
    every = asked.progress(programme, year, found)
    if not every:
        yield said(f"Chưa ghi cam kết của năm {year}.")
    signed = reverse("mobilisation:programme", args=[programme.pk])
    for each in every:
        goal: tuple[str | Run, ...] = ()
        if each.commitment.target:
            goal = (
                "; mục tiêu ",
                opening(formatting.whole(each.commitment.target), signed),
                f", đạt {each.percent}%",
            )
        yield item(
            f"{each.commitment.get_kind_display()}: ",
            told.with_unit(each.figure.code),
            goal,
            ".",
        )
    yield item("Người nghe tuyên truyền: ", told.with_unit("nguoi_nghe"), ".")


def _persuasion(told: Told) -> Iterator[Block]:
    yield said(
        "Đã vận động ",
        told.with_unit("viec_van_dong"),
        ", qua ",
        told.with_unit("buoi"),
        "; chuyển theo hội viên ",
        told.with_unit("viec_chuyen"),
        ". Có kết quả ",
        told.with_unit("co_ket_qua"),
        ", trong đó:",
    )
    for code, words in (
        ("nop_het", "Tự nguyện nộp hết"),
        ("ban_giao", "Tự nguyện bàn giao"),
        (
            "sau_quyet_dinh",
            "Tự nguyện sau quyết định cưỡng chế, chưa nộp hoặc giao xong",
        ),
        ("thoa_thuan", "Thoả thuận thi hành"),
        ("nop_mot_phan", "Tự nguyện nộp một phần"),
    ):
        yield item(f"{words}: ", told.with_unit(code), ".")
    yield said(
        "Tiền, tài sản tự nguyện thi hành sau vận động: ",
        told.with_unit("tien"),
        "; người thân nộp thay ",
        told.with_unit("than_nhan_nop_thay"),
        ". Lời hứa đến hạn ",
        told.run("loi_hua"),
        ", đã giữ ",
        told.run("loi_hua_giu"),
        ". Khiếu nại nhận sau buổi vận động của các việc ấy: ",
        told.with_unit("khieu_nai_sau"),
        ".",
    )


def _avoided(told: Told) -> Iterator[Block]:
    yield said(
        "Sau khi có quyết định cưỡng chế, ",
        told.with_unit("tu_nguyen"),
        " tự nguyện thi hành, không phải tổ chức cưỡng chế; ",
        told.with_unit("tu_nguyen_co_van_dong"),
        " trong đó có buổi vận động được ghi.",
    )
    if told.of("tiet_kiem").rows:
        yield said(
            "Chi phí cưỡng chế không phải chi, tính theo dự trù đã ghi: ",
            told.with_unit("tiet_kiem"),
            ".",
        )
    else:
        yield said("Các việc ấy chưa ghi dự trù chi phí nên không tính số tiết kiệm.")


def _ahead(
    programme: Programme, year: int, found: Gathered, agency_id: int
) -> Iterator[Block]:
    behind = [
        each.commitment.get_kind_display().lower()
        for each in asked.progress(programme, year, found)
        if each.percent is not None and each.percent < 100
    ]
    if behind:
        yield said(f"Tập trung phần chưa đạt mục tiêu: {'; '.join(behind)}.")
    else:
        yield said("Các cam kết có mục tiêu đều đạt.")
    yield from _planned(asked.planned(agency_id))


def _planned(rows: Iterable[PlannedPartner]) -> Iterator[Block]:
    names = [f"{each.name} ({formatting.day(each.planned_on)})" for each in rows]
    if names:
        yield said(f"Dự kiến ký tiếp chương trình phối hợp với {listed(names)}.")


def mobilisation_page(scope: Scope, desk: Desk, on: date, number: str) -> Page:
    """Báo cáo công tác dân vận của một đơn vị trong một kỳ; every figure opens."""
    told = Told(gather(scope))
    signed = [p for p in asked.programmes(desk.agency.pk) if p.signed_on <= on]
    names = listed([each.partner.name for each in signed])
    blocks: list[Block | Table] = [
        heading("I. Phối hợp và tuyên truyền"),
        said(
            "Đến nay đã ký ",
            opening(formatting.whole(len(signed)), reverse("mobilisation:index")),
            f" chương trình, quy chế phối hợp{f', với {names}' if names else ''}. ",
            "Trong kỳ đã tuyên truyền, phổ biến pháp luật ",
            told.with_unit("tuyen_truyen"),
            ", ",
            told.with_unit("nguoi_nghe"),
            "; cùng xác minh điều kiện ",
            told.with_unit("phoi_hop_xac_minh"),
            "; vận động trong khi cưỡng chế ",
            told.with_unit("van_dong_khi_cuong_che"),
            ".",
        ),
        heading("II. Vận động, thuyết phục"),
        *_persuasion(told),
        heading("III. Cưỡng chế"),
        said("Đã ra ", told.with_unit("quyet_dinh_cuong_che"), " cưỡng chế."),
        *_avoided(told),
        heading("IV. Thời gian tới"),
        said(
            "Tiếp tục vận động trước, cưỡng chế sau; giữ các lời hứa bằng ngày hẹn cụ thể."
        ),
        *_planned(asked.planned(desk.agency.pk)),
    ]
    subject = f"Công tác dân vận trong thi hành án dân sự, {_days(scope.days)}"
    return _report(desk, on, number, subject, ("Ban Dân vận", "Lưu: VT"), blocks)
