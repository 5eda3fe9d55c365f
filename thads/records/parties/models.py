"""Bảng đương sự."""

from django.db import models


class Kind(models.TextChoices):
    """Loại đương sự."""

    PERSON = "ca_nhan", "Cá nhân"
    BODY = "to_chuc", "Tổ chức"
    CREDIT_INSTITUTION = "to_chuc_tin_dung", "Tổ chức tín dụng"
    STATE = "nha_nuoc", "Nhà nước"


class Party(models.Model):
    """Đương sự: a person or body with rights or duties in a case."""

    kind = models.CharField("loại", max_length=20, choices=Kind)
    full_name = models.CharField("họ tên", max_length=200)
    identity_number = models.CharField("số giấy tờ", max_length=40, null=True)
    address = models.CharField("địa chỉ", max_length=300, null=True)
    name_key = models.CharField(max_length=260, default="")
    extra = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Họ tên."""
        return self.full_name
