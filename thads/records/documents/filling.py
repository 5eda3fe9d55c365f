"""Điền mẫu: facts go into the slots of a template that has been read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from thads.records.documents.page import (
    ELLIPSIS,
    Block,
    BlockKind,
    Run,
    Table,
)
from thads.records.documents.templates import (
    Template,
    TemplateError,
    TemplateLine,
    pieces,
)

Facts = Mapping[str, Any]
_POINTS = "abcdđeghiklmnopqrstuvxy"
_BLANK_LINES = 3


@dataclass(slots=True)
class Filled:
    """Thân văn bản đã điền; `missing` names the slots for which there is no fact."""

    blocks: tuple[Block | Table, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class _Hand:
    """What is counted while the lines are gone through."""

    facts: Facts
    typed: frozenset[str]
    missing: list[str] = field(default_factory=list)
    articles: int = 0
    clauses: int = 0
    points: int = 0


def fill(
    template: Template, facts: Facts, typed: frozenset[str] = frozenset()
) -> Filled:
    """Điền mọi dòng. `facts` names every slot there is, None where nothing is known.

    Raises TemplateError for a slot, condition or list that the form does not know.
    """
    hand = _Hand(facts, typed)
    blocks = [block for line in template.lines for block in _blocks(line, hand)]
    return Filled(tuple(_ended(blocks)), tuple(dict.fromkeys(hand.missing)))


def words(text: str, facts: Facts, typed: frozenset[str] = frozenset()) -> str:
    """Một câu có ô, such as the subject of a paper."""
    line = TemplateLine(0, BlockKind.PARAGRAPH, tuple(pieces(0, text)))
    return "".join(run.text for run in _runs(line, _Hand(facts, typed), {}))


def _known(line: TemplateLine, name: str, facts: Facts) -> Any:
    if name not in facts:
        raise TemplateError(line.number, f"mẫu này không có “{name}”.")
    return facts[name]


def _blocks(line: TemplateLine, hand: _Hand) -> Iterator[Block | Table]:
    if line.when and bool(_known(line, line.when, hand.facts)) == line.unless:
        return
    if not line.each:
        yield from _one(line, hand, {})
        return
    for each in _known(line, line.each, hand.facts) or ():
        inside = each if isinstance(each, Mapping) else {"": each}
        yield from _one(line, hand, inside)


def _one(line: TemplateLine, hand: _Hand, inside: Facts) -> Iterator[Block | Table]:
    if line.kind is BlockKind.TABLE:
        name = "".join(piece.text for piece in line.pieces).strip()
        found = _known(line, name, hand.facts)
        if isinstance(found, Table) and found.rows:
            yield found
        return
    if line.kind is BlockKind.BLANKS:
        count = "".join(piece.text for piece in line.pieces).strip()
        yield Block(line.kind, count=int(count) if count else _BLANK_LINES)
        return
    runs = _begun(line, tuple(_runs(line, hand, inside)))
    if any(run.text.strip() for run in runs):  # a line of silent parts is no line
        yield Block(line.kind, runs, _label(line.kind, hand))


def _begun(line: TemplateLine, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A sentence that begins with a fact begins with a capital letter."""
    first = next((n for n, run in enumerate(runs) if run.text.strip()), None)
    if first is None or line.kind not in _SENTENCES:
        return runs
    said = runs[first].text
    begun = replace(runs[first], text=said[:1].upper() + said[1:])
    return (*runs[:first], begun, *runs[first + 1 :])


_SENTENCES = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.ARTICLE,
        BlockKind.CLAUSE,
        BlockKind.POINT,
        BlockKind.UNINDENTED,
        BlockKind.ITEM,
    }
)


def _label(kind: BlockKind, hand: _Hand) -> str:
    if kind is BlockKind.ARTICLE:
        hand.articles, hand.clauses, hand.points = hand.articles + 1, 0, 0
        return f"Điều {hand.articles}."
    if kind is BlockKind.CLAUSE:
        hand.clauses, hand.points = hand.clauses + 1, 0
        return f"{hand.clauses}."
    if kind is BlockKind.POINT:
        hand.points += 1
        return f"{_POINTS[(hand.points - 1) % len(_POINTS)]})"
    return ""


def _runs(line: TemplateLine, hand: _Hand, inside: Facts) -> Iterator[Run]:
    silent = _silent_groups(line, hand, inside)
    for piece in line.pieces:
        if piece.group in silent:
            continue
        if not piece.is_slot:
            yield Run(piece.text, piece.bold, piece.italic)
            continue
        said = _value(line, piece.text, hand, inside)
        if said is None:
            hand.missing.append(piece.text)
        name = piece.text.split(".")[0]
        yield Run(said or ELLIPSIS, piece.bold, piece.italic, name in hand.typed)


def _silent_groups(line: TemplateLine, hand: _Hand, inside: Facts) -> set[int]:
    """An optional part is left out when one of its slots has nothing to say."""
    return {
        piece.group
        for piece in line.pieces
        if piece.is_slot
        and piece.group
        and _value(line, piece.text, hand, inside) is None
    }


def _value(line: TemplateLine, name: str, hand: _Hand, inside: Facts) -> str | None:
    list_name, dot, part = name.partition(".")
    if line.each and list_name == line.each:
        if (part if dot else "") not in inside:
            raise TemplateError(line.number, f"mẫu này không có “{name}”.")
        found = inside[part if dot else ""]
    else:
        found = _known(line, name, hand.facts)
    return str(found) if found not in (None, "") else None


def _ended(blocks: Sequence[Block | Table]) -> Iterator[Block | Table]:
    """Căn cứ: each ends with “;”, the last one with “.”."""
    bases = [n for n, block in enumerate(blocks) if block.kind is BlockKind.BASIS]
    for place, block in enumerate(blocks):
        if not isinstance(block, Block) or block.kind is not BlockKind.BASIS:
            yield block
            continue
        last = block.runs[-1]
        closing = "." if place == bases[-1] else ";"
        ended = replace(last, text=last.text.rstrip(" ;.,") + closing)
        yield replace(block, runs=(*block.runs[:-1], ended))
