"""Bảng bản án, việc thi hành án, đương sự của việc, nghĩa vụ, khoá tìm."""

from django.db import models

PROCEDURE = "thi_hanh_an"


class Judgment(models.Model):
    """Bản án, quyết định được thi hành."""

    root = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    code = models.CharField("mã", max_length=60)
    number = models.CharField("số", max_length=80)
    date = models.DateField("ngày")
    issuer = models.CharField("cơ quan ra bản án", max_length=200)
    field = models.CharField("lĩnh vực", max_length=60)
    effective_on = models.DateField("ngày hiệu lực", null=True)
    received_on = models.DateField("ngày nhận", null=True)
    extra = models.JSONField(default=dict)

    class Meta:
        """Codes are unique within a province."""

        constraints = [
            models.UniqueConstraint(
                fields=["root", "code"], name="one_judgment_code_a_province"
            )
        ]


class Case(models.Model):
    """Việc thi hành án: one enforcement decision is one case."""

    proceeding = models.OneToOneField(
        "ledger.Proceeding", models.PROTECT, primary_key=True, related_name="case"
    )
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="cases")
    on_request = models.BooleanField("theo yêu cầu")
    debtor_name = models.CharField("người phải thi hành", max_length=200, blank=True)
    creditor_name = models.CharField("người được thi hành", max_length=200, blank=True)
    file_order = models.IntegerField(default=0)
    extra = models.JSONField(default=dict)


class LookupCode(models.Model):
    """Mã tra cứu: drawn by the database for each case, told to its parties."""

    case = models.OneToOneField(
        Case, models.PROTECT, primary_key=True, related_name="lookup"
    )
    code = models.CharField("mã tra cứu", max_length=12, unique=True)

    @property
    def grouped(self) -> str:
        """Mã chia nhóm, as it is printed and read out: K7QX-42RM-9TWA."""
        return "-".join(self.code[place : place + _GROUP] for place in _PLACES)


_GROUP = 4
_PLACES = range(0, 12, _GROUP)


class CaseParty(models.Model):
    """Đương sự của việc, in a role."""

    class CaseRole(models.TextChoices):
        """Vai trò."""

        CREDITOR = "duoc_thi_hanh", "Người được thi hành án"
        DEBTOR = "phai_thi_hanh", "Người phải thi hành án"
        CONCERNED = "lien_quan", "Người có quyền lợi, nghĩa vụ liên quan"

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=20, choices=CaseRole)


class Obligation(models.Model):
    """Nghĩa vụ thi hành án; money in đồng."""

    class Kind(models.TextChoices):
        """Loại nghĩa vụ."""

        MONEY = "tien", "Tiền"
        PROPERTY = "tra_tai_san", "Trả tài sản"
        WORK = "cong_viec", "Thực hiện công việc"

    case = models.ForeignKey(Case, models.PROTECT, related_name="obligations")
    code = models.CharField("mã", max_length=40)
    kind = models.CharField("loại", max_length=20, choices=Kind)
    item = models.CharField("khoản", max_length=80)
    amount = models.BigIntegerField("số tiền", null=True)
    extra = models.JSONField(default=dict)

    class Meta:
        """One code in a case; money is never negative."""

        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"], name="one_obligation_code_a_case"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="obligation_amount_not_negative",
            ),
        ]


class SearchKey(models.Model):
    """Khoá tìm: a folded text from one of its words to the end, and its case."""

    unit = models.ForeignKey("agencies.Unit", models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, models.CASCADE, related_name="search_keys")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=120)
