"""Giấy tờ của tỉnh trình diễn: decisions on paper, served, failed, posted up, late; files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from thads.readers.simulation.demo_bank import person

if TYPE_CHECKING:
    from thads.law.acts.service import Attempt
    from thads.records.agencies.access import Person
    from thads.records.cases.queries.file import CaseFile
    from thads.records.paperwork.service.queries import Served

_WITNESS = "Ông Vũ Văn Mẫu, tổ trưởng tổ dân phố"
_NEWEST, _OLDER = 6, 3


def load(*, today: date, now: datetime) -> None:
    """Lập quyết định của vài việc gần nhất, rồi mỗi việc một cách thông báo."""
    by = person("chv1", today)
    stage = _Stage(today, now, by)
    told: tuple[Callable[[CaseFile], None], ...] = (
        stage.waiting,
        stage.not_met,
        stage.posted,
        stage.by_hand,
        stage.by_substitute,
        stage.waiting,
        stage.by_hand,
        stage.waiting,
        stage.waiting,
    )
    for tell, file in zip(told, _files(by), strict=False):
        if stage.decision_on_paper(file):
            tell(file)
            stage.summoned_by_post(file)


def _files(by: "Person") -> "list[CaseFile]":
    """Vài việc mới nhất and some a few weeks older, whose notices are late."""
    from thads.records.cases.queries.file import case_file
    from thads.records.ledger.models import Proceeding

    rows = Proceeding.objects.filter(
        officer__code=by.officer_code, status="dang_thi_hanh"
    ).order_by("-opened_on", "pk")
    newest = list(rows.values_list("pk", flat=True)[: _NEWEST + 4 * _OLDER])
    chosen = [*newest[:_NEWEST], *newest[_NEWEST::4]]
    return [file for key in chosen if (file := case_file(key)) is not None]


@dataclass(frozen=True, slots=True)
class _Stage:
    """Sân khấu: the day, the moment, the officer."""

    today: date
    now: datetime
    by: "Person"

    def decision_on_paper(self, file: "CaseFile") -> bool:
        """Lập văn bản của quyết định đã ghi, under the number it has."""
        from thads.records.agencies.models import Officer
        from thads.records.paperwork import actions
        from thads.records.paperwork.forms import form_of
        from thads.records.paperwork.signing import Signer

        decision = next(
            (act for act in file.acts if act.code == "quyet_dinh_thi_hanh_an"), None
        )
        occasion = actions.made_for_act(file, decision.seq) if decision else None
        form = form_of(occasion) if occasion else None
        if occasion is None or form is None:
            return False
        head = Officer.objects.filter(code="THADS-QN-LD01").first()
        signed = replace(occasion, signer=Signer.of(head, "thu_truong"))
        actions.make_for_act(form, signed, by=self.by, now=self.now)
        return True

    def summoned_by_post(self, file: "CaseFile") -> None:
        """Giấy triệu tập có số, gửi bảo đảm: what the books of outgoing papers hold."""
        from thads.records.agencies.models import Officer
        from thads.records.paperwork import actions
        from thads.records.paperwork.forms import FORMS
        from thads.records.paperwork.making import occasion_of
        from thads.records.paperwork.service import queries
        from thads.records.paperwork.signing import Signer

        debtors = self._debtors(file)
        if not debtors:
            return
        officer = Officer.objects.filter(code=self.by.officer_code).first()
        occasion = occasion_of(
            file,
            on=self.today,
            signer=Signer.of(officer, "chap_hanh_vien"),
            inputs={
                "nguoi_duoc_moi": debtors[0].notice.name,
                "thoi_diem": "08 giờ 00 phút, ngày làm việc thứ bảy kể từ hôm nay",
                "dia_diem": "trụ sở cơ quan thi hành án dân sự",
                "noi_dung": "giải quyết việc thi hành án",
                "lan": "nhất",
            },
        )
        paper = actions.make_alone(FORMS["F06"], occasion, by=self.by, now=self.now)
        for each in queries.of_case(file.proceeding.pk):
            if each.notice.document_id == paper.pk:
                posted = replace(self._direct(each), on=self.today, deliverer="buu_ta")
                self._try(each, posted)

    def waiting(self, file: "CaseFile") -> None:
        """Chưa thông báo."""

    def not_met(self, file: "CaseFile") -> None:
        """Đến nhà không gặp, phải niêm yết."""
        for each in self._debtors(file):
            self._try(each, self._failed(each))

    def posted(self, file: "CaseFile") -> None:
        """Không giao được, đã niêm yết."""
        from thads.records.paperwork.service import queries

        for each in self._debtors(file):
            self._try(each, self._failed(each))
            again = queries.one(file.proceeding.pk, each.notice.pk)
            if again is None:
                continue
            attempt = replace(
                self._failed(each),
                way="niem_yet",
                reason="",
                places=frozenset({"co_quan", "cap_xa", "noi_cu_tru"}),
            )
            self._try(again, self._where_the_law_says(again, attempt))

    def by_hand(self, file: "CaseFile") -> None:
        """Giao tận tay mọi người, gửi cơ quan; the file is numbered."""
        from thads.records.paperwork.service import queries

        for each in queries.of_case(file.proceeding.pk):
            self._try(each, self._direct(each))
        self._papers(file)

    def by_substitute(self, file: "CaseFile") -> None:
        """Vợ hoặc chồng nhận thay."""
        for each in self._debtors(file):
            attempt = replace(
                self._direct(each),
                way="nhan_thay",
                receiver="Bà Nguyễn Thị Mẫu",
                relation="vo_chong",
            )
            is_person = each.notice.to == "ca_nhan"
            self._try(each, attempt if is_person else self._direct(each))

    def _debtors(self, file: "CaseFile") -> "list[Served]":
        from thads.records.paperwork.service import queries

        every = queries.of_case(file.proceeding.pk)
        return [each for each in every if each.notice.role == "phai_thi_hanh"]

    def _day(self, each: "Served") -> date:
        """The day of the notice in the book, else today."""
        from thads.records.ledger.models import Act

        acts = Act.objects.filter(
            proceeding_id=each.notice.proceeding_id, code="thong_bao"
        )
        told = acts.values_list("effective_on", flat=True).first()
        return max(told or self.today, each.notice.paper_on)

    def _direct(self, each: "Served") -> "Attempt":
        from thads.law.acts.service import Attempt

        way = {
            "ca_nhan": "giao_tan_tay",
            "to_chuc": "ky_nhan_to_chuc",
            "co_quan": "gui_co_quan",
        }[each.notice.to]
        is_body = each.notice.to == "co_quan"
        return Attempt(
            way=way,
            on=self._day(each),
            deliverer="" if is_body else "chap_hanh_vien",
            receiver="Văn thư" if way == "ky_nhan_to_chuc" else "",
            proof="sổ gửi văn bản" if is_body else "",
        )

    def _failed(self, each: "Served") -> "Attempt":
        from thads.law.acts.service import Attempt

        return Attempt(
            way="khong_giao_duoc",
            on=self._day(each),
            deliverer="chap_hanh_vien",
            witness=_WITNESS,
            reason="vắng mặt, không rõ thời điểm trở về",
        )

    def _where_the_law_says(self, each: "Served", attempt: "Attempt") -> "Attempt":
        """Of the places only those that the law of the day names for this person."""
        from thads.law.acts import service

        known = {place.code for place in service.places(attempt.on)} - {"nha_van_hoa"}
        home = known if each.notice.address else known - {"noi_cu_tru"}
        return replace(attempt, places=frozenset(home))

    def _try(self, each: "Served", attempt: "Attempt") -> None:
        """Ghi, unless the law refuses it for this person: then they stay waiting."""
        from thads.records.paperwork.service import actions

        try:
            actions.record_attempt(
                each,
                attempt,
                by=self.by,
                now=self.now,
                told=actions.Told(self.by.full_name if attempt.deliverer else ""),
            )
        except actions.NotServed:
            return

    def _papers(self, file: "CaseFile") -> None:
        """Bản án quét, công văn trả lời; then every sheet has its number."""
        from thads.records.documents import rendering
        from thads.records.documents.page import Letterhead, Page, paragraph
        from thads.records.paperwork.dossier import incoming, leaves
        from thads.records.paperwork.scanning import Sent

        court = file.judgment.issuer or "Toà án"
        said = (
            ("ban_an", court, file.judgment.number, file.judgment.date),
            ("tra_loi", "Uỷ ban nhân dân phường Hồng Gai", "118/UBND-TP", self.today),
        )
        for kind, author, number, dated in said:
            page = Page(
                name=f"Bản quét mô phỏng {number}",
                letterhead=Letterhead(("BẢN MÔ PHỎNG",), (author,), f"Số: {number}"),
                title="BẢN QUÉT MÔ PHỎNG",
                blocks=(paragraph("Nội dung mô phỏng, không phải giấy tờ thật."),),
            )
            arrived = incoming.Arrived(
                kind=kind,
                channel="buu_chinh",
                arrived_on=self.today,
                dated=dated,
                author=author,
                number=number,
            )
            sent = Sent(f"{kind}.pdf", rendering.page_pdf(page))
            incoming.take_in(file.proceeding, arrived, [sent], by=self.by, now=self.now)
        leaves.give_numbers(file.proceeding.pk, {}, by=self.by, now=self.now)
