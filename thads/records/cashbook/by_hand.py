"""Bút toán nhập tay: which kinds have no act behind them, and who types each."""

from thads.records.cashbook.models import Entry

_CASHIER = frozenset({"nop_quy", "nop_ngan_hang", "rut_tien_mat"})
_ACCOUNTANT = frozenset(
    {
        *("tien_den", "rut_tien_gui", "lai_tien_gui", "phan_bo_lai", "phi_ngan_hang"),
        *("bu_phi_ngan_hang", "doi_chieu", "chuyen_di", "chuyen_den"),
        "khong_nguoi_nhan",
    }
)
_TYPED_BY = dict.fromkeys(_CASHIER, "thu_quy") | dict.fromkeys(_ACCOUNTANT, "ke_toan")


def may_be_turned_back(entry: Entry, roles: frozenset[str]) -> bool:
    """Là bút toán nhập tay mà vai trò này ghi, chưa đính chính."""
    return (
        _TYPED_BY.get(entry.kind) in roles
        and entry.act_id is None
        and entry.reverses_id is None
        and not hasattr(entry, "reversed_by")
    )
