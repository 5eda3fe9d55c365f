"""Ghép tệp PDF: pages of many files in one, each with the structure it had.

The tags of a paper (headings, tables, reading order) stay with it: the structure trees
become parts of one tree. A scan, which has none, becomes a picture with a name.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_ARTIFACT, _END = b"/Artifact BMC\n", b"\nEMC\n"


class Joined:
    """Tệp đang ghép. `add` appends a file, `saved` writes the whole."""

    def __init__(self) -> None:
        """Begin with no pages."""
        self.pdf = pikepdf.new()
        self._top = self.pdf.make_indirect(Dictionary(S=Name.Document, K=Array()))
        self._parents: dict[int, Any] = {}
        self._ids: dict[str, Any] = {}
        self._roles = Dictionary()
        self._files = 0

    def add(self, content: bytes, title: str = "") -> int:
        """Thêm các trang của một tệp; the place of its first page."""
        start = len(self.pdf.pages)
        with pikepdf.open(io.BytesIO(content)) as one:
            self.pdf.pages.extend(one.pages)
            tree = one.Root.get(Name.StructTreeRoot)
            kept = self.pdf.copy_foreign(tree) if tree is not None else None
        self._files += 1
        if kept is None:
            self._picture(start, title or "Bản quét")
        else:
            self._grow(kept, start, title)
        return start

    def _grow(self, tree: Any, start: int, title: str) -> None:
        """The file's tree becomes a part of ours, its keys moved behind those before."""
        offset = max(self._parents, default=-1) + 1
        for key, owner in pikepdf.NumberTree(tree.ParentTree).items():
            self._parents[key + offset] = owner
        for page in list(self.pdf.pages)[start:]:
            _move(page.obj, Name.StructParents, offset)
            for note in page.obj.get(Name.Annots, ()):
                _move(note, Name.StructParent, offset)
        for role, meant in tree.get(Name.RoleMap, {}).items():
            self._roles[role] = meant
        for each in _kids(tree):
            self._adopt(each, title)

    def _adopt(self, element: Any, title: str) -> None:
        if str(element.S) == "/Document":
            element.S = Name.Part
        if title:
            element.T = String(title)
        element.P = self._top
        self._top.K.append(element)
        for each in _walk(element):
            _rename(each, f"{self._files}.")
            if Name.ID in each:
                self._ids[str(each.ID)] = each

    def _picture(self, start: int, title: str) -> None:
        """Trang quét: a figure whose words are its title, page by page."""
        for number, page in enumerate(list(self.pdf.pages)[start:], start=1):
            said = f"{title}, trang {number}"
            figure = self.pdf.make_indirect(
                Dictionary(
                    S=Name.Figure, P=self._top, Alt=String(said), Pg=page.obj, K=0
                )
            )
            self._top.K.append(figure)
            key = max(self._parents, default=-1) + 1
            self._parents[key] = self.pdf.make_indirect(Array([figure]))
            page.obj.StructParents = key
            page.contents_add(b"/Figure <</MCID 0>> BDC\n", prepend=True)
            page.contents_add(_END)

    def stamp(self, place: int, drawn: pikepdf.Page, where: pikepdf.Rectangle) -> None:
        """Đè một dấu lên trang; no part of what the page says."""
        page = self.pdf.pages[place]
        page.contents_add(_ARTIFACT)
        page.add_overlay(drawn, where)
        page.contents_add(_END)

    def saved(self, title: str) -> bytes:
        """Cả tệp, with its tree, language and title."""
        root = self.pdf.Root
        numbers = pikepdf.NumberTree.new(self.pdf)
        for key, owner in sorted(self._parents.items()):
            numbers[key] = owner
        tree = Dictionary(
            Type=Name.StructTreeRoot,
            K=self._top,
            ParentTree=numbers.obj,
            ParentTreeNextKey=max(self._parents, default=-1) + 1,
            RoleMap=self._roles,
        )
        if self._ids:
            names = pikepdf.NameTree.new(self.pdf)
            for name, element in sorted(self._ids.items()):
                names[name] = element
            tree.IDTree = names.obj
        root.StructTreeRoot = self.pdf.make_indirect(tree)
        self._top.P = root.StructTreeRoot
        root.MarkInfo = Dictionary(Marked=True)
        root.Lang = String("vi")
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with self.pdf.open_metadata() as told:
            told["dc:title"] = title
        written = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        self.pdf.save(written, compress_streams=True, object_stream_mode=mode)
        return written.getvalue()


def _move(owner: Any, key: Name, offset: int) -> None:
    if key in owner:
        owner[key] = int(owner[key]) + offset


def _kids(element: Any) -> Iterator[Any]:
    """Phần tử con; numbers of marked content and references to objects are not."""
    found = element.get(Name.K)
    for each in found if isinstance(found, Array) else [found]:
        if isinstance(each, Dictionary) and Name.S in each:
            yield each


def _walk(element: Any) -> Iterator[Any]:
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += _kids(each)


def _rename(element: Any, prefix: str) -> None:
    """A cell's name, and the headers it points at, stay apart from other files'."""
    if Name.ID in element:
        element.ID = String(prefix + str(element.ID))
    told = element.get(Name.A)
    for each in told if isinstance(told, Array) else [told]:
        if isinstance(each, Dictionary) and Name.Headers in each:
            each.Headers = Array([String(prefix + str(name)) for name in each.Headers])
