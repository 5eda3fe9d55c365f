"""Đường dẫn của hồ sơ: where its pages are, whatever its procedure."""

from dataclasses import dataclass

from django.urls import reverse

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class MatterLinks:
    """Địa chỉ các trang của một hồ sơ."""

    slug: str
    matter_id: int

    @property
    def place(self) -> list[str | int]:
        """Phần đầu của mọi địa chỉ."""
        return [self.slug, self.matter_id]

    @property
    def detail(self) -> str:
        """Trang của hồ sơ."""
        return reverse("proceedings:detail", args=self.place)

    @property
    def listing(self) -> str:
        """Danh sách của thủ tục."""
        return reverse("proceedings:list", args=[self.slug])

    @property
    def papers(self) -> str:
        """Giấy tờ của hồ sơ."""
        return reverse("paperwork:papers", args=[self.matter_id])

    @property
    def choose(self) -> str:
        """Trang chọn hành vi."""
        return reverse("proceedings:choose", args=self.place)

    def record(self, act_code: str) -> str:
        """Trang ghi nhận một hành vi."""
        return reverse("proceedings:record", args=[*self.place, act_code])

    def why(self, code: str, from_act: int) -> str:
        """Trang “Vì sao là ngày này?”."""
        return reverse("proceedings:why", args=[*self.place, code, from_act])

    def later(self, code: str, from_act: int) -> str:
        """Trang “Nếu chậm một ngày?”."""
        return reverse("proceedings:later", args=[*self.place, code, from_act])


def links_of(procedure: str, matter_id: int) -> MatterLinks:
    """Địa chỉ của một hồ sơ."""
    return MatterLinks(procedure.replace("_", "-"), matter_id)


def url_of(proceeding: Proceeding) -> str:
    """Trang của một việc hoặc hồ sơ."""
    return page_of(proceeding.procedure, proceeding.pk)


def page_of(procedure: str, proceeding_id: int) -> str:
    """Trang của một việc hoặc hồ sơ, by its procedure."""
    if procedure == ENFORCEMENT:
        return reverse("cases:detail", args=[proceeding_id])
    return links_of(procedure, proceeding_id).detail
