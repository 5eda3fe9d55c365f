"""Every act that moves money posts: the price of a thing, forfeited and entrusted money."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

_SQL = Path(__file__).with_name("every_money_act.sql").read_text(encoding="utf-8")
_ACCOUNTS = [
    *("tien_mat", "ngan_hang", "kho_bac", "chap_hanh_vien_giu", "tien_gui"),
    *("mang_sang", "chuyen_giao", "tam_ung_chi_phi", "giu_ho", "phai_tra"),
    *("cho_xac_dinh", "khong_nguoi_nhan", "tien_mua_tai_san", "phi_thi_hanh_an"),
    *("phai_nop_ngan_sach", "nguon_tam_ung", "lai_tien_gui"),
]
_CHANNELS = [
    *("tien_mat", "ngan_hang", "kho_bac", "chap_hanh_vien_giu", "cho_xac_dinh"),
    "tien_mua_tai_san",
]
_OF_A_CASE = ["chi_tra", "chuyen_tien_uy_thac", "nop_tien_tich_thu"]


def _instead(model: str, name: str, condition: Q) -> list[migrations.operations.base.Operation]:
    return [
        migrations.RemoveConstraint(model, name),
        migrations.AddConstraint(
            model, models.CheckConstraint(condition=condition, name=name)
        ),
    ]


class Migration(migrations.Migration):
    """Every act that moves money posts."""

    dependencies = [("cashbook", "0010_shares_in_bulk")]

    operations = [
        *_instead("line", "line_account_known", Q(account__in=_ACCOUNTS)),
        *_instead(
            "receipt",
            "receipt_takes_money_or_is_spoiled",
            Q(
                amount__gt=0,
                spoiled="",
                proceeding__isnull=False,
                channel__in=_CHANNELS,
            )
            | (Q(amount__isnull=True) & ~Q(spoiled="")),
        ),
        *_instead(
            "payment",
            "payment_of_a_case_names_it",
            Q(purpose__in=_OF_A_CASE, proceeding__isnull=False)
            | (~Q(purpose__in=_OF_A_CASE) & Q(proceeding__isnull=True)),
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
