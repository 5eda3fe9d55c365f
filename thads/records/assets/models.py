"""Bảng kho: exhibits, orders of the head, what the storekeeper moved, stock-takes."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from thads.records.assets.photo_models import ExhibitPhoto
from thads.records.assets.unjudged_models import (
    UnjudgedEnd,
    UnjudgedOrder,
    UnjudgedStockLine,
    UnjudgedThing,
)

__all__ = [
    "ExhibitPhoto",
    "UnjudgedEnd",
    "UnjudgedOrder",
    "UnjudgedStockLine",
    "UnjudgedThing",
]


class SealState(models.TextChoices):
    """Niêm phong khi giao nhận."""

    NONE = "khong", "Không niêm phong"
    WHOLE = "nguyen", "Niêm phong còn nguyên"
    TORN = "rach", "Niêm phong rách, mất"


class Reason(models.TextChoices):
    """Vì sao nhập, xuất."""

    FIRST = "nhap_moi", "Nhập lần đầu"
    BACK = "nhap_lai", "Nhập lại sau trích xuất"
    RETURNED = "tra_lai", "Trả lại chủ sở hữu"
    FORFEITED = "tich_thu", "Chuyển cơ quan tài chính: tịch thu"
    DESTROYED = "tieu_huy", "Tiêu huỷ"
    FETCHED = "trich_xuat", "Trích xuất"
    HANDED_ON = "chuyen_kho", "Chuyển cơ quan, kho khác"
    SOLD = "ban", "Bán, giao người mua"
    TO_ISSUER = "chuyen_giay_to", "Chuyển giấy tờ cho nơi đã cấp"


class Fate(models.TextChoices):
    """Bản án tuyên xử lý vật chứng, tài sản thế nào."""

    RETURN = "tra_lai", "Trả lại"
    FORFEIT = "tich_thu", "Tịch thu"
    DESTROY = "tieu_huy", "Tiêu huỷ"
    SECURE = "tam_giu", "Tạm giữ để bảo đảm thi hành án"


class Sort(models.TextChoices):
    """Loại đồ vật: which term runs after the notice."""

    THING = "tai_san", "Tài sản"
    PERISHABLE = "mau_hong", "Tài sản mau hỏng"
    PAPER = "giay_to", "Giấy tờ"


COMES_IN = (Reason.FIRST.value, Reason.BACK.value)


def tidy(quantity: Decimal) -> Decimal:
    """Số lượng không có số lẻ thừa."""
    whole = quantity.to_integral_value()
    return whole if whole == quantity else quantity.normalize()


def _agency() -> models.ForeignKey:
    return models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")


class Exhibit(models.Model):
    """Vật chứng, tài sản của một việc, as the first seizure minutes have it."""

    agency = _agency()
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="exhibits"
    )
    number = models.IntegerField("số thứ tự", db_default=0)
    name = models.CharField("tên, đặc điểm", max_length=300)
    owner = models.CharField(
        "chủ sở hữu, người có liên quan", max_length=200, blank=True
    )
    unit = models.CharField("đơn vị tính", max_length=30)
    seized = models.DecimalField(
        "số lượng theo biên bản thu giữ", max_digits=14, decimal_places=3
    )
    condition = models.CharField("tình trạng khi thu giữ", max_length=300, blank=True)
    seal = models.CharField("số niêm phong", max_length=60, blank=True)
    minutes = models.CharField("biên bản thu giữ", max_length=120, blank=True)
    listed_by = models.BigIntegerField("người ghi", null=True)
    listed_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A number once in a case; something, not nothing."""

        constraints = [
            models.UniqueConstraint(
                fields=["proceeding", "number"], name="one_exhibit_number_a_case"
            ),
            models.CheckConstraint(
                condition=Q(seized__gt=0), name="exhibit_is_something"
            ),
        ]


class StoreOrder(models.Model):
    """Lệnh nhập kho (D65), lệnh xuất kho (D66): by the head; carried out once."""

    agency = _agency()
    proceeding = models.ForeignKey(
        "ledger.Proceeding", models.PROTECT, related_name="store_orders"
    )
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số lệnh", max_length=40, db_default="")
    reason = models.CharField("lý do", max_length=20, choices=Reason)
    on = models.DateField("ngày lệnh")
    other = models.CharField("người giao, người nhận", max_length=200)
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    signed_by = models.BigIntegerField("người ký")
    signed_at = models.DateTimeField("ký lúc")

    class Meta:
        """A text once."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "text"], name="one_store_order")
        ]

    @property
    def comes_in(self) -> bool:
        """Nhập kho."""
        return self.reason in COMES_IN


class OrderLine(models.Model):
    """Dòng của lệnh: what, how much."""

    order = models.ForeignKey(StoreOrder, models.PROTECT, related_name="all_lines")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="ordered")
    quantity = models.DecimalField("số lượng", max_digits=14, decimal_places=3)

    class Meta:
        """A thing once in an order."""

        constraints = [
            models.UniqueConstraint(
                fields=["order", "exhibit"], name="one_line_an_exhibit"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0), name="order_moves_something"
            ),
        ]


class StoreMove(models.Model):
    """Phiếu nhập kho (C04), phiếu xuất kho (C05): an order carried out, with its act."""

    order = models.OneToOneField(StoreOrder, models.PROTECT, related_name="move")
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    number = models.IntegerField("số", db_default=0)
    text = models.CharField("số phiếu", max_length=40, db_default="")
    on = models.DateField("ngày")
    kept_by = models.BigIntegerField("thủ kho")
    moved_at = models.DateTimeField("lúc")

    class Meta:
        """A text once."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "text"], name="one_store_move")
        ]


class MoveLine(models.Model):
    """Dòng của phiếu: what really moved, its seal, its state; a difference says why."""

    move = models.ForeignKey(StoreMove, models.PROTECT, related_name="all_lines")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="moved")
    quantity = models.DecimalField("số lượng", max_digits=14, decimal_places=3)
    expected = models.DecimalField(
        "theo biên bản, theo lệnh", max_digits=14, decimal_places=3
    )
    seal = models.CharField("niêm phong", max_length=10, choices=SealState)
    conclusion = models.CharField("kết luận giám định", max_length=200, blank=True)
    condition = models.CharField("tình trạng", max_length=300, blank=True)
    explanation = models.CharField("giải thích chênh lệch", max_length=300, blank=True)
    place = models.CharField("vị trí trong kho", max_length=80, blank=True)

    class Meta:
        """A torn seal needs a conclusion, a difference an explanation."""

        constraints = [
            models.UniqueConstraint(
                fields=["move", "exhibit"], name="one_move_an_exhibit"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=0), name="nothing_moves_backwards"
            ),
            models.CheckConstraint(
                condition=Q(quantity=F("expected")) | ~Q(explanation=""),
                name="store_difference_is_explained",
            ),
            models.CheckConstraint(
                condition=~Q(seal="rach") | ~Q(conclusion=""),
                name="torn_seal_has_a_conclusion",
            ),
        ]


class StockTake(models.Model):
    """Kiểm kê kho: counted by the storekeeper, signed by accountant and head too."""

    class Period(models.TextChoices):
        """Kỳ kiểm kê."""

        QUARTER = "quy", "Quý"
        HALF = "sau_thang", "Sáu tháng"
        YEAR = "nam", "Năm"

    agency = _agency()
    period = models.CharField("kỳ", max_length=10, choices=Period)
    on = models.DateField("ngày kiểm kê")
    counted_by = models.BigIntegerField("thủ kho")
    counted_at = models.DateTimeField("lúc")

    class Meta:
        """Once a period and day."""

        constraints = [
            models.UniqueConstraint(
                fields=["agency", "period", "on"], name="one_stock_take"
            )
        ]


class StockLine(models.Model):
    """Dòng kiểm kê: what the cards say, what lies there."""

    take = models.ForeignKey(StockTake, models.PROTECT, related_name="all_lines")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="counted")
    booked = models.DecimalField("theo thẻ kho", max_digits=14, decimal_places=3)
    counted = models.DecimalField("thực tế", max_digits=14, decimal_places=3)
    condition = models.CharField("tình trạng", max_length=300, blank=True)
    explanation = models.CharField("giải thích chênh lệch", max_length=300, blank=True)

    class Meta:
        """A thing once; a difference says why."""

        constraints = [
            models.UniqueConstraint(fields=["take", "exhibit"], name="counted_once"),
            models.CheckConstraint(
                condition=Q(counted=F("booked")) | ~Q(explanation=""),
                name="stock_difference_is_explained",
            ),
            models.CheckConstraint(
                condition=Q(counted__gte=0), name="counted_is_not_negative"
            ),
        ]


class StockSign(models.Model):
    """Ký biên bản kiểm kê: the accountant and the head, each their own account."""

    take = models.ForeignKey(StockTake, models.PROTECT, related_name="signs")
    role = models.CharField("tư cách", max_length=20)
    signed_by = models.BigIntegerField("người ký")
    signed_at = models.DateTimeField("ký lúc")

    class Meta:
        """Each signs once, in one capacity."""

        constraints = [
            models.UniqueConstraint(fields=["take", "role"], name="one_sign_a_role"),
            models.UniqueConstraint(
                fields=["take", "signed_by"], name="one_sign_a_person"
            ),
        ]


class ExhibitFate(models.Model):
    """Điều bản án tuyên về một đồ vật; the newest counts, each says on what it rests."""

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="fates")
    fate = models.CharField("tuyên xử lý", max_length=20, choices=Fate)
    sort = models.CharField(
        "loại", max_length=20, choices=Sort, db_default=Sort.THING.value
    )
    basis = models.CharField("căn cứ", max_length=300)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """It rests on something."""

        constraints = [
            models.CheckConstraint(condition=~Q(basis=""), name="fate_has_a_basis")
        ]


class ExhibitValue(models.Model):
    """Trị giá của một đồ vật: how much, who found it, on what paper; the newest counts."""

    class Method(models.TextChoices):
        """Định giá thế nào."""

        MINUTES = "bien_ban", "Theo biên bản, bản án"
        APPRAISED = "tham_dinh", "Tổ chức thẩm định giá"
        COUNCIL = "hoi_dong", "Hội đồng định giá"
        AGREED = "thoa_thuan", "Đương sự thoả thuận"

    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="values")
    amount = models.BigIntegerField("trị giá")
    on = models.DateField("ngày định giá")
    method = models.CharField("cách định giá", max_length=20, choices=Method)
    paper = models.CharField("văn bản", max_length=200, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A value is not negative."""

        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0), name="value_is_not_negative"
            )
        ]
