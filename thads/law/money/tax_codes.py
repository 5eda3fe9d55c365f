"""Mã số thuế, mã số doanh nghiệp: ten digits, the last of which checks the others.

The check digit is ten less the weighted sum of the first nine modulo eleven; a base for
which that gives ten is never issued. A branch adds a dash and three digits.
"""

import re

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_MODULUS, _NOT_ISSUED = 11, 10
_WRITTEN = re.compile(r"([0-9]{9})([0-9])(?:-?([0-9]{3}))?")
_NO_BRANCH = "000"


def check_digit(base: str) -> int | None:
    """Chữ số kiểm tra của chín chữ số đầu; None for a base that is not issued."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(base, _WEIGHTS, strict=True)
    )
    found = _NOT_ISSUED - weighted % _MODULUS
    return None if found == _NOT_ISSUED else found


def tax_code_fault(text: str) -> str:
    """Điều sai của một mã số thuế đã ghi, as a sentence; empty when it may be one.

    Only what is written like a tax code is judged: another paper of a body has its own
    number.
    """
    read = _WRITTEN.fullmatch("".join(text.split()))
    if read is None:
        return ""
    base, last, branch = read.groups()
    if branch == _NO_BRANCH:
        return f"Mã số thuế “{text}”: mã đơn vị phụ thuộc từ 001 đến 999."
    wanted = check_digit(base)
    if wanted is None:
        return f"Mã số thuế “{text}”: chín chữ số đầu không thuộc mã nào được cấp."
    if int(last) != wanted:
        return (
            f"Mã số thuế “{text}”: chữ số thứ mười không khớp chín chữ số đầu. Kiểm tra "
            "lại trên giấy đăng ký."
        )
    return ""
