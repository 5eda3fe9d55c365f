"""Bảng bên phối hợp."""

from django.db import models


class PartnerKind(models.TextChoices):
    """Loại tổ chức, cơ quan cùng vận động."""

    WOMEN = "phu_nu", "Hội Liên hiệp Phụ nữ"
    FRONT = "mat_tran", "Mặt trận Tổ quốc"
    VETERANS = "cuu_chien_binh", "Hội Cựu chiến binh"
    FARMERS = "nong_dan", "Hội Nông dân"
    YOUTH = "thanh_nien", "Đoàn Thanh niên"
    POLICE = "cong_an", "Công an"
    BANK = "ngan_hang", "Ngân hàng, tổ chức tín dụng"
    INSURANCE = "bao_hiem", "Bảo hiểm xã hội"
    COMMUNE = "cap_xa", "Uỷ ban nhân dân cấp xã"
    OTHER = "khac", "Cơ quan, tổ chức khác"


MEMBERSHIP = (
    PartnerKind.WOMEN,
    PartnerKind.FRONT,
    PartnerKind.VETERANS,
    PartnerKind.FARMERS,
    PartnerKind.YOUTH,
)
"""Tổ chức có hội viên, đoàn viên: to them a case may be referred by membership."""


class Partner(models.Model):
    """Bên phối hợp của một cơ quan: the organisation at one level or place."""

    agency = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=PartnerKind)
    name = models.CharField("tên", max_length=200)
    area = models.CharField("địa bàn", max_length=120, blank=True)
    contact_name = models.CharField("người đầu mối", max_length=120, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    noted_by = models.BigIntegerField("người ghi", null=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        """A name once in an agency."""

        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="one_partner_name")
        ]

    def __str__(self) -> str:
        """Tên bên phối hợp."""
        return self.name
