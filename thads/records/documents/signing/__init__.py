"""Ký số: a person's or the agency's certificate signs a PDF (PAdES), and a check of it.

`keys` opens what a person signs with, `pades` signs, `checking` tells what a signed
file says. None of them keeps a key, a passphrase or a PIN.
"""

from thads.records.documents.signing.checking import Check, Verdict, check
from thads.records.documents.signing.keys import KeyRefused, Signer
from thads.records.documents.signing.pades import Place, sign

__all__ = ["Check", "KeyRefused", "Place", "Signer", "Verdict", "check", "sign"]
