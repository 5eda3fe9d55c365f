"""Hai bước đưa một bản biểu vào áp dụng: the same for the page and for the command."""

from datetime import date, datetime

from thads.law.periods import in_words
from thads.readers.statistics.edition_upload import reviewed
from thads.readers.statistics.editions_in_use import Reviewed, edition_named
from thads.records.agencies.access import Person
from thads.records.audit.actions import note
from thads.records.publications import editions
from thads.records.publications.editions import CheckedFile, NotDecided
from thads.records.publications.models import EditionProposal


def propose_file(
    found: Reviewed, text: str, basis: str, by: Person, now: datetime
) -> EditionProposal:
    """Đề nghị áp dụng một tệp đã đạt kiểm tra; who proposed what is in the audit trail."""
    new = usable(found).edition
    checked = CheckedFile(new.code, new.form, new.valid.first, text)
    made = editions.propose(checked, basis, by=by, now=now)
    _noted(by, "de_nghi_ban_bieu", made, made.basis, now)
    return made


def decide_on(
    given: EditionProposal, since: date | None, reason: str, by: Person, now: datetime
) -> str:
    """Áp dụng từ một ngày, or without a day refuse with the reason; the sentence said."""
    if since is None:
        done = editions.refuse(given, reason, by=by, now=now)
    else:
        usable(reviewed(f"{given.code}.toml", given.content))
        done = editions.put_in_force(given, since, by=by, now=now)
    said = (
        f"Áp dụng từ {in_words(done.valid_from)}."
        if done.valid_from
        else f"Không áp dụng: {done.reason}"
    )
    _noted(by, "quyet_dinh_ban_bieu", given, said, now)
    return said


def usable(found: Reviewed) -> Reviewed:
    """Đạt mọi kiểm tra, under a name that no edition has yet."""
    code = found.edition.code
    if edition_named(code) is not None:
        raise NotDecided(
            f"Đã có bản {code}. Một bản đã có không thay được: đặt mã khác trong tệp."
        )
    if not found.can_be_used:
        raise NotDecided(
            f"Bản {code} chưa đạt: có chỗ sai hoặc ví dụ sai. Sửa tệp, kiểm tra lại."
        )
    return found


def _noted(
    by: Person, action: str, given: EditionProposal, said: str, now: datetime
) -> None:
    note(
        at=now,
        account_id=by.account_id,
        username=by.full_name,
        action=action,
        subject=given.code,
        sentence=said[:500],
        unit_id=by.unit_id,
    )
