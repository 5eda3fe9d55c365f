"""Thông báo, giấy mời, phiếu, lệnh: shorter papers, most of them without an act."""

from typing import Any

from thads.law.money import figures, in_words
from thads.records.cashbook.models import Payment, Receipt
from thads.records.documents.page import Column, Table
from thads.records.documents.wording import day_in_words, listed, parts
from thads.records.paperwork.forms.base import AskedMoney, Form, Input
from thads.records.paperwork.gather import money
from thads.records.paperwork.occasion import Occasion

_PLACE = Input("dia_diem", "Địa điểm", sample="trụ sở cơ quan thi hành án dân sự")
_WHEN = Input(
    "thoi_diem", "Giờ, ngày", sample="08 giờ 00 phút ngày 20 tháng 8 năm 2026"
)


class RequestSlip(Form):
    """F03 Phiếu nhận yêu cầu thi hành án."""

    code, name = "F03", "Phiếu nhận yêu cầu thi hành án"
    acts = ("nhan_yeu_cau",)
    needs, is_numbered = "van_thu", False
    recipients = ("luu",)
    inputs = (
        Input("nguoi_nop", "Người nộp yêu cầu", "Họ tên, địa chỉ"),
        Input("giay_to_kem", "Giấy tờ kèm theo", long=True, sample="bản án, căn cước"),
    )
    must_say = ("nguoi_nop", "ban_an")


class RequestToComplete(Form):
    """F03 Thông báo bổ sung nội dung yêu cầu thi hành án."""

    code, name = "F03B", "Thông báo bổ sung nội dung yêu cầu thi hành án"
    acts = ("thong_bao_bo_sung_yeu_cau",)
    recipients = ("duong_su", "luu")
    inputs = (Input("can_bo_sung", "Nội dung cần bổ sung", long=True),)
    must_say = ("can_bo_sung",)


class Notice(Form):
    """F05 Thông báo về thi hành án."""

    code, name = "F05", "Thông báo về thi hành án"
    asks_for_money = AskedMoney.ALL
    acts = ("thong_bao",)
    needs = "chap_hanh_vien"
    recipients = ("duong_su", "luu")
    inputs = (
        Input("nguoi_duoc_thong_bao", "Người được thông báo"),
        Input("van_ban_thong_bao", "Văn bản được thông báo", "Tên, số, ngày"),
    )
    must_say = ("nguoi_duoc_thong_bao", "van_ban_thong_bao")


class Invitation(Form):
    """F06 Giấy mời, giấy báo, giấy triệu tập."""

    code, name = "F06", "Giấy triệu tập"
    asks_for_money = AskedMoney.ALL
    needs = "chap_hanh_vien"
    recipients = ("nguoi_duoc_moi", "luu")
    inputs = (
        Input("nguoi_duoc_moi", "Người được triệu tập"),
        Input("dia_chi_moi", "Địa chỉ", required=False),
        _WHEN,
        _PLACE,
        Input("noi_dung", "Nội dung làm việc", sample="giải quyết việc thi hành án"),
        Input("mang_theo", "Mang theo", required=False, sample="căn cước, giấy này"),
        Input("lan", "Lần thứ", required=False, sample="nhất"),
    )
    must_say = ("nguoi_duoc_moi", "thoi_diem", "dia_diem")


class CoercionCosts(Form):
    """F22 Thông báo chi phí cưỡng chế, before the day of coercion."""

    code, name = "F22C", "Thông báo chi phí cưỡng chế thi hành án"
    asks_for_money = AskedMoney.ALL
    acts = ("thong_bao_chi_phi_cuong_che",)
    needs = "chap_hanh_vien"
    recipients = ("duong_su", "luu")
    inputs = (
        Input("bien_phap", "Biện pháp cưỡng chế"),
        _WHEN,
        _PLACE,
        Input("chi_phi", "Dự trù chi phí", sample="12.000.000 đồng"),
        Input(
            "khoan_chi",
            "Từng khoản chi",
            "Khoản và số tiền, cách nhau bằng dấu chấm phẩy",
            long=True,
            required=False,
            sample="thuê phương tiện 4.000.000 đồng; bảo vệ 8.000.000 đồng",
        ),
    )
    must_say = ("nguoi_phai", "bien_phap", "chi_phi")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Từng khoản chi, each on a line."""
        return {"cac_khoan_chi": parts(occasion.inputs.get("khoan_chi", ""))}


class StoreOrder(Form):
    """F31 Lệnh nhập kho vật chứng."""

    code, name = "F31", "Lệnh nhập kho vật chứng, tài sản"
    acts = ("nhap_kho_vat_chung",)
    recipients = ("thu_kho", "ke_toan", "luu")
    inputs = (
        Input(
            "vat_chung", "Vật chứng, tài sản", "Tên, số lượng, tình trạng", long=True
        ),
        Input("nguoi_giao_nhan", "Người giao hoặc nhận"),
    )
    must_say = ("vat_chung",)


class ReleaseOrder(StoreOrder):
    """F31 Lệnh xuất kho vật chứng."""

    code, name = "F31B", "Lệnh xuất kho vật chứng, tài sản"
    acts = ("xuat_kho_vat_chung",)


class ReceiptsOfCase(Form):
    """F27 Bảng kê biên lai thu tiền của việc: what stands in the cashbook."""

    code, name = "F27", "Bảng kê biên lai thu tiền thi hành án"
    needs, is_numbered = "ke_toan", False
    recipients = ("luu",)
    must_say = ("bang_bien_lai",)

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The receipts of the case, spoiled ones left out."""
        rows = Receipt.objects.filter(
            proceeding=occasion.file.proceeding, spoiled="", on__lte=occasion.on
        ).order_by("on", "text")
        found = [(r.text, f"{r.on:%d/%m/%Y}", r.payer, r.amount or 0) for r in rows]
        return {
            "bang_bien_lai": _money_table("Số biên lai", "Người nộp", found),
            **_sum([amount for *_, amount in found]),
        }


class PaymentsOfCase(Form):
    """F27 Bảng kê chi trả tiền của việc."""

    code, name = "F27B", "Bảng kê chi trả tiền thi hành án"
    needs, is_numbered = "ke_toan", False
    recipients = ("luu",)
    must_say = ("bang_chi",)

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The payment orders of the case that stand."""
        rows = Payment.objects.filter(
            proceeding=occasion.file.proceeding,
            on__lte=occasion.on,
            stop_row__isnull=True,
        ).prefetch_related("items")
        found = [
            (p.text, f"{p.on:%d/%m/%Y}", item.payee, item.amount)
            for p in rows.order_by("on", "text")
            for item in p.items.all()
        ]
        return {
            "bang_chi": _money_table("Số lệnh chi", "Người nhận", found),
            **_sum([amount for *_, amount in found]),
        }


class ReceiptShown(Form):
    """F27 Bản thể hiện biên lai thu tiền thi hành án."""

    code, name = "F27C", "Bản thể hiện biên lai thu tiền thi hành án"
    needs, is_numbered, sheet = "ke_toan", False, "a5"
    recipients = ("luu",)
    inputs = (Input("so_bien_lai", "Ký hiệu và số biên lai", sample="26TAA-0000001"),)
    must_say = ("so_bien_lai", "nguoi_nop", "so_tien_nop")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The receipt of this case that bears the number."""
        found = Receipt.objects.filter(
            proceeding=occasion.file.proceeding,
            text=occasion.inputs.get("so_bien_lai", ""),
            spoiled="",
        ).first()
        return {
            "nguoi_nop": found.payer if found else None,
            "dia_chi_nguoi_nop": found.payer_address or None if found else None,
            "noi_dung_nop": found.content or None if found else None,
            "so_tien_nop": money(found.amount) if found else None,
            "ngay_nop": day_in_words(found.on) if found else None,
        }


class PaymentSlip(Form):
    """F27 Phiếu chi tiền thi hành án."""

    code, name = "F27D", "Phiếu chi tiền thi hành án"
    needs, is_numbered, sheet = "ke_toan", False, "a5"
    recipients = ("luu",)
    inputs = (Input("so_phieu_chi", "Số lệnh chi, phiếu chi", sample="PC01/2026"),)
    must_say = ("so_phieu_chi", "nguoi_nhan_tien", "so_tien_chi")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The payment order of this case that bears the number."""
        found = Payment.objects.filter(
            proceeding=occasion.file.proceeding,
            text=occasion.inputs.get("so_phieu_chi", ""),
            stop_row__isnull=True,
        ).first()
        names = [each.payee for each in found.items.all()] if found else []
        return {
            "nguoi_nhan_tien": listed(names) or None,
            "noi_dung_chi": found.content or None if found else None,
            "so_tien_chi": money(found.amount) if found else None,
            "ngay_chi": day_in_words(found.on) if found else None,
        }


def _money_table(
    number: str, person: str, rows: list[tuple[str, str, str, int]]
) -> Table:
    columns = (
        Column(number, width=1.2),
        Column("Ngày", "center"),
        Column(person, width=2.2),
        Column("Số tiền (đồng)", "right", 1.3),
    )
    written = tuple((a, b, c, figures(amount)) for a, b, c, amount in rows)
    total = ("Cộng", "", "", figures(sum(amount for *_, amount in rows)))
    return Table(columns, written, total)


def _sum(amounts: list[int]) -> dict[str, Any]:
    return {
        "tong_cong": f"{figures(sum(amounts))} đồng",
        "tong_cong_chu": in_words(sum(amounts)),
        "co_dong_nao": bool(amounts),
    }


FORMS: tuple[Form, ...] = (
    RequestSlip(),
    RequestToComplete(),
    Notice(),
    Invitation(),
    ReceiptsOfCase(),
    PaymentsOfCase(),
    ReceiptShown(),
    PaymentSlip(),
    CoercionCosts(),
    StoreOrder(),
    ReleaseOrder(),
)
"""Thông báo, giấy, lệnh, bảng kê."""
