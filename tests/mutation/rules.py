"""Sửa sai một quy tắc: comparisons flipped, and/or swapped, one off, nothing returned."""

import ast
from collections.abc import Iterator

_COMPARED = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
_JOINED = {ast.And: ("and", "or"), ast.Or: ("or", "and")}
_COUNTED = {ast.Add: ("+", "-"), ast.Sub: ("-", "+")}
_EMPTY = {"list": "[]", "tuple": "()", "dict": "{}", "frozenset": "frozenset()"}

Found = tuple[int, int, str, str]


def rule_changes(text: str) -> Iterator[Found]:
    """Mọi chỗ sửa sai của một mô-đun: start, end, what instead, and how to say it."""
    source = _Source(text)
    tree = ast.parse(text)
    declared = _declared(tree)
    for node in ast.walk(tree):
        if node not in declared:
            yield from _changes(node, source)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            yield from _returned_empty(function, source)


class _Source:
    """Where a node stands in the text, in characters (ast counts in bytes)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.before = [0]
        for line in self.lines:
            self.before.append(self.before[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        """The character at a line and byte column."""
        taken = self.lines[line - 1].encode()[:column].decode()
        return self.before[line - 1] + len(taken)

    def span(self, node: ast.expr) -> tuple[int, int]:
        """Where an expression begins and ends."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.at(node.lineno, node.col_offset)
        return start, self.at(node.end_lineno, node.end_col_offset)

    def between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> Found:
        """Write another word between two expressions."""
        start, end = self.span(left)[1], self.span(right)[0]
        place = start + self.text[start:end].index(old)
        return place, place + len(old), new, f"{old} → {new} · {self.line_of(left)}"

    def line_of(self, node: ast.AST) -> str:
        """The line as it is read in a report."""
        return self.lines[node.lineno - 1].strip()  # type: ignore[attr-defined]


def _declared(tree: ast.Module) -> set[ast.AST]:
    """Types are not rules: “X | None” in an annotation is left alone."""
    left_alone: set[ast.AST] = set()
    for node in ast.walk(tree):
        for field in ("annotation", "returns", "bases"):
            found = getattr(node, field, None)
            for each in found if isinstance(found, list) else [found]:
                if isinstance(each, ast.AST):
                    left_alone |= set(ast.walk(each))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "dataclass":
            left_alone |= set(ast.walk(node))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "lru_cache":
            left_alone |= set(ast.walk(node))
    return left_alone


def _changes(node: ast.AST, source: _Source) -> Iterator[Found]:
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for place, operator in enumerate(node.ops):
            old, new = _COMPARED[type(operator)]
            yield source.between(sides[place], sides[place + 1], old, new)
    elif isinstance(node, ast.BoolOp):
        old, new = _JOINED[type(node.op)]
        yield source.between(node.values[0], node.values[1], old, new)
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        old, new = _COUNTED[type(node.op)]
        yield source.between(node.left, node.right, old, new)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start, end = source.span(node)
        instead = source.text[start + len("not") : end].strip()
        yield start, end, instead, f"bỏ not · {source.line_of(node)}"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        instead = _other(node.value)
        told = f"{node.value} → {instead} · {source.line_of(node)}"
        yield *source.span(node), instead, told


def _other(value: int) -> str:
    if isinstance(value, bool):
        return str(not value)
    return str(value + 1)


def _returned_empty(function: ast.FunctionDef, source: _Source) -> Iterator[Found]:
    returns = ast.unparse(function.returns) if function.returns else ""
    for node in _own_returns(function):
        if node.value is None or isinstance(node.value, ast.Constant):
            continue
        start, end = source.span(node.value)
        instead = _emptied(returns, source.text[start:end])
        if instead and instead != source.text[start:end]:
            yield start, end, instead, f"trả về {instead[:12]} · {source.line_of(node)}"


def _own_returns(function: ast.FunctionDef) -> Iterator[ast.Return]:
    inner = {
        each
        for node in ast.walk(function)
        if isinstance(node, ast.FunctionDef) and node is not function
        for each in ast.walk(node)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node not in inner:
            yield node


def _emptied(returns: str, given: str) -> str:
    if returns == "bool":
        return f"not ({given})"
    if returns.endswith("| None"):
        return "None"
    if returns == "str":
        return '""'
    return _EMPTY.get(returns.partition("[")[0], "")
