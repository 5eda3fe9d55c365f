"""Bảng nhật ký: entries without foreign keys, so that they outlive what they name."""

from django.db import models


class Entry(models.Model):
    """Một lần xem hoặc thay đổi: who, when, what, in one sentence."""

    at = models.DateTimeField()
    account_id = models.BigIntegerField(null=True)
    username = models.CharField(max_length=150, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    sentence = models.TextField()
    unit_id = models.IntegerField(null=True)

    class Meta:
        """Newest first; found by subject."""

        indexes = [models.Index(fields=["subject", "at"], name="audit_subject_at")]
