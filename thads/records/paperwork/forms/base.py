"""Mẫu văn bản: what a kind of paper is, which acts make it, what it needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.documents.store import PDF
from thads.records.paperwork import gather
from thads.records.paperwork.occasion import Occasion


@dataclass(frozen=True, slots=True)
class Input:
    """Nội dung chỉ có trên văn bản: asked beside the act, printed, not in the book."""

    name: str
    label: str
    hint: str = ""
    long: bool = False
    required: bool = True
    sample: str = "nội dung mẫu"


class AskedMoney(StrEnum):
    """Văn bản đòi tiền: all that is left, an amount still to be counted, or none."""

    NONE = ""
    ALL = "con_lai"
    OPEN = "chua_ro_so"


class Form:
    """Một mẫu. Subclasses say what differs; `facts` gathers what its words may name.

    `acts` are the kinds of act whose paper it is (none: made on its own); `grounds`
    narrows them to certain choices; `needs` is the role the law has sign;
    `procedures` says in which matters it is made; `asks_for_money` prints the code by
    which the case's money is paid in.
    """

    code: ClassVar[str] = ""
    name: ClassVar[str] = ""
    acts: ClassVar[tuple[str, ...]] = ()
    grounds: ClassVar[frozenset[str]] = frozenset()
    needs: ClassVar[str] = "thu_truong"
    media_type: ClassVar[str] = PDF
    is_numbered: ClassVar[bool] = True
    sheet: ClassVar[str] = "a4"
    asks_for_money: ClassVar[AskedMoney] = AskedMoney.NONE
    inputs: ClassVar[tuple[Input, ...]] = ()
    recipients: ClassVar[tuple[str, ...]] = ("duong_su", "vien_kiem_sat", "luu")
    must_say: ClassVar[tuple[str, ...]] = ()
    procedures: ClassVar[frozenset[str]] = frozenset({ENFORCEMENT})

    def is_alone_in(self, procedure: str) -> bool:
        """Văn bản không gắn với hành vi, made in such a matter on its own."""
        return not self.acts and procedure in self.procedures

    def suits(self, occasion: Occasion) -> bool:
        """Văn bản của hành vi này, in this case."""
        act = occasion.act
        if act is None or act.code not in self.acts:
            return False
        return not self.grounds or (act.ground or "") in self.grounds

    def facts(self, occasion: Occasion) -> dict[str, Any]:
        """Dữ kiện: common ones, what was typed, and the form's own."""
        return {
            **gather.common(occasion, self.code),
            **self._typed(occasion.inputs),
            **self.own(occasion),
        }

    def _typed(self, given: Mapping[str, str]) -> dict[str, Any]:
        return {each.name: given.get(each.name) or None for each in self.inputs}

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Dữ kiện riêng của mẫu."""
        return {}

    def series(self, symbol: str) -> str:
        """Dãy số: an act of one kind counts on its own."""
        return self.acts[0] if self.acts else symbol
