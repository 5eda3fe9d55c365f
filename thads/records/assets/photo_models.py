"""Bảng ảnh đồ vật: redrawn pictures of a thing, only added."""

from django.db import models


class ExhibitPhoto(models.Model):
    """Ảnh của một đồ vật: drawn anew, so that nothing but the picture is kept."""

    exhibit = models.ForeignKey("assets.Exhibit", models.PROTECT, related_name="photos")
    content = models.BinaryField("ảnh")
    width = models.IntegerField("rộng")
    height = models.IntegerField("cao")
    taken_on = models.DateField("ngày chụp")
    caption = models.CharField("chú thích", max_length=200, blank=True)
    added_by = models.BigIntegerField("người gửi", null=True)
    added_at = models.DateTimeField("gửi lúc")
