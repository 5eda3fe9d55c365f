"""Cách gọi người và khoản phải thi hành trong văn bản."""

from collections.abc import Iterable, Sequence

from thads.law.money import figures, in_words
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cases.presenters import words
from thads.records.documents.wording import listed
from thads.records.parties.models import Kind, Party

_PERSONAL_ID_DIGITS = 12
_SEX_AT = 3


def called(party: Party) -> str:
    """“ông Nguyễn Hữu Tạo”: by the sex in the personal number where it is known."""
    if party.kind != Kind.PERSON:
        return party.full_name
    number = party.identity_number or ""
    if len(number) == _PERSONAL_ID_DIGITS and number.isdigit():
        return f"{('ông', 'bà')[int(number[_SEX_AT]) % 2]} {party.full_name}"
    return f"ông/bà {party.full_name}"


def identified(party: Party) -> str:
    """Tên, số định danh, địa chỉ of a party, what is known of them."""
    parts = [called(party)]
    if party.identity_number:
        parts.append(f"{_number_label(party)} {party.identity_number}")
    if party.address:
        parts.append(f"địa chỉ: {party.address}")
    return ", ".join(parts)


def _number_label(party: Party) -> str:
    if party.kind != Kind.PERSON:
        return "mã số"
    if len(party.identity_number or "") == _PERSONAL_ID_DIGITS:
        return "số định danh cá nhân"
    return "số giấy tờ"


def in_role(parties: Iterable[CaseParty], role: str) -> list[Party]:
    """Những người trong một vai trò của việc."""
    return [each.party for each in parties if each.role == role]


def together(people: Sequence[Party]) -> str | None:
    """Tên những người ấy, as a sentence lists them."""
    return listed([called(each) for each in people]) or None


def together_identified(people: Sequence[Party]) -> str | None:
    """Những người ấy, with number and address."""
    return "; ".join(identified(each) for each in people) or None


def obligation(each: Obligation) -> str:
    """Một khoản phải thi hành: money in figures and words, else what is to be done."""
    name = words.item(each.item)
    if not each.amount:
        return name
    said = f"{figures(each.amount)} đồng (Bằng chữ: {in_words(each.amount)})"
    if each.kind == Obligation.Kind.PROPERTY:
        return f"{name}, trị giá: {said}"
    return f"{name}, số tiền: {said}"


def upper_first(text: str) -> str:
    """Chữ đầu viết hoa."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Chữ đầu viết thường, for words that go on with a sentence."""
    if len(text) > 1 and text[1].isupper():  # an abbreviation stays
        return text
    return text[:1].lower() + text[1:]
