"""Chỉ thêm chữ ký: a signed file shows what the version before it showed."""

import io
from collections.abc import Iterator

import pikepdf

_OF_SIGNING = frozenset({"/AcroForm", "/Extensions", "/DSS", "/Perms"})
_OF_PAGE = frozenset({"/Annots"})


def only_signed(before: bytes, after: bytes) -> bool:
    """Mọi đối tượng cũ còn nguyên; nothing new stands on a page but signatures."""
    try:
        with (
            pikepdf.open(io.BytesIO(before)) as old,
            pikepdf.open(io.BytesIO(after)) as new,
        ):
            return _objects_stay(old, new) and _only_signatures_join(old, new)
    except pikepdf.PdfError:
        return False


def _objects_stay(old: pikepdf.Pdf, new: pikepdf.Pdf) -> bool:
    moving = _objects_of_signing(old)
    spared = {old.Root.objgen: _OF_SIGNING}
    spared |= {page.obj.objgen: _OF_PAGE for page in old.pages}
    return all(
        _told(each, spared) == _told(new.get_object(each.objgen), spared)
        for each in old.objects
        if each.objgen not in moving
    )


def _objects_of_signing(old: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The form, lists of annotations, and what the file tells of itself unseen."""
    form = old.Root.get("/AcroForm")
    lists = [page.obj.get("/Annots") for page in old.pages]
    found = [form, form.get("/Fields") if form is not None else None, *lists]
    info, told = old.trailer.get("/Info"), old.Root.get("/Metadata")
    return {
        each.objgen
        for each in (*found, info, told)
        if each is not None and each.is_indirect
    }


def _told(
    each: pikepdf.Object, spared: dict[tuple[int, int], frozenset[str]]
) -> tuple[dict[str, bytes] | bytes, bytes]:
    """What an object says, without what a signature may add to it."""
    raw = each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else b""
    if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        return each.unparse(resolved=True), raw
    left_out = spared.get(each.objgen, frozenset())
    said = {
        key: value.unparse()
        if isinstance(value, pikepdf.Object)
        else repr(value).encode()
        for key, value in each.items()
        if key not in left_out
    }
    return said, raw


def _only_signatures_join(old: pikepdf.Pdf, new: pikepdf.Pdf) -> bool:
    if len(old.pages) != len(new.pages):
        return False
    before = {each for page in old.pages for each in _annotations(page)}
    return all(
        each.objgen in before or each.get("/FT") == pikepdf.Name.Sig
        for page in new.pages
        for each in page.obj.get("/Annots", [])
    )


def _annotations(page: pikepdf.Page) -> Iterator[tuple[int, int]]:
    for each in page.obj.get("/Annots", []):
        yield each.objgen
