"""Bảng gỡ ghép và chuyển giữa tài khoản: what was wrong is kept with why it went."""

from django.db import models

from thads.records.cashbook.bank.models.statements import Pairing, StatementLine


class PairingUndone(models.Model):
    """Gỡ ghép: the pairing as it stood, why it went, by whom and when.

    The database takes the standing pairing away with it, and turns back the entry that the
    import had made from the line itself.
    """

    line = models.ForeignKey(StatementLine, models.PROTECT, related_name="undone")
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    entry = models.ForeignKey("cashbook.Entry", models.PROTECT, related_name="undone")
    how = models.CharField(
        "căn cứ đã ghép", max_length=20, choices=Pairing.How, default=""
    )
    paired_by = models.BigIntegerField("người đã ghép", null=True)
    paired_at = models.DateTimeField("đã ghép lúc", null=True)
    reason = models.CharField("lý do", max_length=200)
    undone_by = models.BigIntegerField("người gỡ", null=True)
    undone_at = models.DateTimeField("gỡ lúc")


class OwnMove(models.Model):
    """Hai chân của một lần chuyển giữa tài khoản của cơ quan, once both are known."""

    away = models.OneToOneField(
        "cashbook.Entry", models.PROTECT, primary_key=True, related_name="own_arrival"
    )
    came = models.OneToOneField(
        "cashbook.Entry", models.PROTECT, related_name="own_departure"
    )
    agency = models.ForeignKey(
        "agencies.Unit", models.PROTECT, db_constraint=False, related_name="+"
    )
    said_by = models.BigIntegerField("người ghi", null=True)
    said_at = models.DateTimeField("ghi lúc")
