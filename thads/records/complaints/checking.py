"""Không đơn nào rơi giữa tiếp nhận và lưu: what receptions and petitions must have."""

from collections.abc import Iterator

from thads.records.complaints.models import (
    Denouncer,
    Petition,
    PetitionKind,
    Reception,
)
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import checking
from thads.records.proceedings.models import ProceedingLink

_FOLLOWED = (PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION)


def lost() -> Iterator[str]:
    """Mỗi chỗ một đơn có thể rơi mất, in a sentence."""
    yield from checking.lost()
    yield from _received_and_not_opened()
    yield from _denounced_by_nobody()


def _received_and_not_opened() -> Iterator[str]:
    """A reception that ended as a petition of ours has opened one."""
    opened = ProceedingLink.objects.filter(kind=ProceedingLink.Kind.FROM)
    rows = Reception.objects.filter(
        petition_kind__in=_FOLLOWED,
        is_competent=True,
        proceeding__status="da_xong",
    ).exclude(pk__in=opened.values("target_id"))
    for each in rows.select_related("proceeding"):
        kind = PetitionKind(each.petition_kind).label.lower()
        yield (
            f"Lượt tiếp {each.proceeding.code} là {kind} thuộc thẩm quyền, đã kết luận "
            "mà chưa mở hồ sơ."
        )


def _denounced_by_nobody() -> Iterator[str]:
    rows = Proceeding.objects.filter(procedure="to_cao", matter__isnull=False)
    kept = Denouncer.objects.values("proceeding_id")
    with_petition = Petition.objects.values("proceeding_id")
    for code in (
        rows.filter(pk__in=with_petition)
        .exclude(pk__in=kept)
        .values_list("code", flat=True)
    ):
        yield f"Tố cáo {code} có đơn mà không giữ người tố cáo."
