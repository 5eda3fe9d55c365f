"""VietQR: every vector written and read back, and nothing that was tampered with."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.cases import examples, of
from thads.law.money.vietqr import (
    BadVietQR,
    Transfer,
    banks,
    crc16,
    payload,
    plain,
    read,
)

VECTORS = [example["payload"] for _, example in examples("vietqr")]
PARTS = ("bank", "account", "amount", "purpose", "bill")


@of("vietqr")
def test_vietqr_example(example: dict[str, Any]) -> None:
    transfer = Transfer(**{part: example[part] for part in PARTS if part in example})
    assert payload(transfer) == example["payload"]
    assert read(example["payload"]) == transfer


def test_the_check_value_of_the_standard() -> None:
    assert f"{crc16('123456789'):X}" == "29B1"
    assert crc16("") == 0xFFFF


@pytest.mark.parametrize("text", VECTORS)
def test_any_changed_digit_is_found(text: str) -> None:
    for at, char in enumerate(text):
        if char.isdigit():
            other = text[:at] + str((int(char) + 1) % 10) + text[at + 1 :]
            with pytest.raises(BadVietQR):
                read(other)


def test_a_check_code_in_small_letters_is_refused() -> None:
    small = VECTORS[0][:-4] + VECTORS[0][-4:].lower()
    with pytest.raises(BadVietQR, match="CRC không khớp"):
        read(small)


def sealed(body: str) -> str:
    """A text with a right check code, whatever stands in it."""
    text = f"{body}6304"
    return f"{text}{crc16(text):04X}"


BODY = VECTORS[0][:-8]
PAID = VECTORS[1][:-8]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (BODY.replace("000201", "000202"), "Phần 00 của mã phải là 01"),
        (BODY.replace("5303704", "5303840"), "Phần 53 của mã phải là 704"),
        (BODY.replace("5802VN", "5802US"), "Phần 58 của mã phải là VN"),
        (BODY.replace("A000000727", "A000000728"), "phải là A000000727"),
        (BODY.replace("QRIBFTTA", "QRIBFTTX"), "Không phải chuyển khoản"),
        (BODY.replace("010211", "010212"), "không khớp với số tiền"),
        (PAID.replace("010212", "010211"), "không khớp với số tiền"),
        (PAID.replace("10000", "01000"), "phải là các chữ số"),
        (PAID.replace("10000", "10.00"), "phải là các chữ số"),
        (PAID.replace("10000", "1000²"), "phải là các chữ số"),
        (BODY + "5802VN", "Không đọc được phần 58"),
        (BODY + "62x1a", "Không đọc được phần 62"),
        (BODY + "6205a", "Phần 62 của mã thiếu chữ"),
        ("", "Phần 00"),
    ],
)
def test_a_sealed_text_that_says_something_else_is_refused(
    body: str, says: str
) -> None:
    with pytest.raises(BadVietQR, match=says):
        read(sealed(body))


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: Transfer("97043", "1"), "không phải sáu chữ số"),
        (lambda: Transfer("9704360", "1"), "không phải sáu chữ số"),
        (lambda: Transfer("970436", ""), "Số tài khoản “” không hợp lệ"),
        (lambda: Transfer("970436", "1" * 20), "không hợp lệ"),
        (lambda: Transfer("970436", "1", 0), "lớn hơn không"),
        (lambda: Transfer("970436", "1", -5), "Số tiền -5 đồng"),
        (lambda: Transfer("970436", "1", purpose="án phí"), "bỏ dấu trước"),
        (lambda: Transfer("970436", "1", bill="số"), "bỏ dấu trước"),
        (lambda: Transfer("970436", "1", label="số"), "bỏ dấu trước"),
        (lambda: payload(Transfer("970436", "1", purpose="x" * 100)), "dài 100 chữ"),
        (lambda: payload(Transfer("970436", "1", purpose="x" * 96)), "Phần 62 dài"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(
    attempt: Callable[[], object], says: str
) -> None:
    with pytest.raises(BadVietQR, match=says):
        attempt()


def test_the_longest_that_may_be() -> None:
    long = Transfer("970436", "1" * 19, 10**13, purpose="x" * 95)
    assert read(payload(long)) == long
    least = Transfer("970436", "1", 1)
    assert read(payload(least)) == least


PRINTED = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=25)


@settings(max_examples=60, deadline=None)
@given(
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.from_regex(r"[0-9A-Za-z]{1,19}", fullmatch=True),
    st.none() | st.integers(1, 10**13),
    PRINTED,
    PRINTED,
    PRINTED,
    st.booleans(),
)
def test_what_is_written_is_read_back(
    bank: str,
    account: str,
    amount: int | None,
    purpose: str,
    bill: str,
    label: str,
    by_card: bool,
) -> None:
    transfer = Transfer(bank, account, amount, purpose, bill, label, by_card)
    assert read(payload(transfer)) == transfer


def test_vietnamese_words_lose_their_marks() -> None:
    assert plain("Đặng Văn Lâm nộp án phí") == "Dang Van Lam nop an phi"
    assert plain("Quyết định số 46/QĐ-THADS") == "Quyet dinh so 46/QD-THADS"
    assert plain("tiền – đợt  2~") == "tien dot 2~"


def test_banks_are_known_by_their_number() -> None:
    known = banks()
    assert len(known) == 49
    assert (known["970436"], known["970415"], known["970405"]) == (
        "VCB",
        "VietinBank",
        "Agribank",
    )
    assert all(Transfer(number, "1") for number in known)
