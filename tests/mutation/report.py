"""Tóm tắt: how many changes were noticed, by what, and which were not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.interval import interval
from tests.mutation.mutants import Mutant
from tests.mutation.reasons import changes_nothing, reason

SEED = 20260701
"""Hạt giống của thứ tự ngẫu nhiên."""


@dataclass(frozen=True)
class Result:
    """Kết quả của một bản sửa sai: the test that noticed it, or none."""

    name: str
    killer: str
    seconds: float

    @property
    def killed(self) -> bool:
        """Bị phát hiện."""
        return bool(self.killer)


def write(
    path: Path, every: Mapping[str, Mutant], results: list[Result], at_once: set[str]
) -> None:
    """Viết docs/mutation.md; ``at_once`` are those killed when first tried."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = _lines(every, results, at_once)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Package:
    """Một gói: how many changes there are, were tried, noticed, or change nothing."""

    name: str
    there: int
    tried: int
    killed: int
    same: int
    at_once: int

    @property
    def fair(self) -> int:
        """Số bản đã thử mà kiểm thử phải phát hiện."""
        return self.tried - self.same

    @property
    def share(self) -> float:
        """Phần trăm bị phát hiện."""
        return 100 * self.killed / self.fair if self.fair else 0.0

    def row(self) -> str:
        """Một dòng của bảng."""
        low, high = interval(self.at_once, self.fair, self.there - self.same)
        between = f"{100 * low:.0f}–{100 * high:.0f}" if self.fair else ""
        numbers = (self.there, self.tried, self.same or "", self.killed)
        told = " | ".join(str(number) for number in numbers)
        at_once = f"{100 * self.at_once / self.fair:.0f}" if self.fair else ""
        return f"| {self.name} | {told} | {self.share:.0f} | {at_once} | {between} |"


def packages(
    every: Mapping[str, Mutant], results: list[Result], at_once: set[str]
) -> list[Package]:
    """Mọi gói, theo tên."""
    mutants = [every[result.name] for result in results]
    there = Counter(mutant.group for mutant in every.values())
    tried = Counter(mutant.group for mutant in mutants)
    killed = Counter(every[each.name].group for each in results if each.killed)
    survived = [every[each.name] for each in results if not each.killed]
    same = Counter(each.group for each in survived if changes_nothing(each))
    first = Counter(every[each.name].group for each in results if each.name in at_once)
    return [
        Package(name, there[name], tried[name], killed[name], same[name], first[name])
        for name in sorted(there)
    ]


def _lines(
    every: Mapping[str, Mutant], results: list[Result], at_once: set[str]
) -> Iterator[str]:
    found = packages(every, results, at_once)
    yield "# Thử bản sửa sai (mutation testing)"
    yield ""
    yield (
        "Written by `python -m tests.mutation.run`. Each mutant is one small change to "
        "the law's data or rules; it is killed when a test of `tests/law` fails, and "
        "is judged only by the tests `tests/mutation/judging.py` names for its package. "
        f"Mutants are tried in turn from every package, in an order of chance (seed "
        f"{SEED}), so that what was tried is a fair sample of each package. "
        "`--again` tries survivors anew, `--fresh` everything, `--sample N` at most N "
        "of each package."
    )
    yield ""
    yield from _totals(found)
    yield from _table(found)
    yield from _judges(results)
    yield from _survivors(every, results)


def _totals(found: list[Package]) -> Iterator[str]:
    fair, killed = sum(each.fair for each in found), sum(each.killed for each in found)
    same = sum(each.same for each in found)
    there = sum(each.there for each in found)
    weighted = sum(each.there * each.share for each in found if each.fair)
    whole = sum(each.there for each in found if each.fair)
    yield (
        f"Tried {sum(each.tried for each in found)} of {there} mutants. {same} of them "
        f"change nothing (named below with the reason); of the other {fair}, {killed} were killed "
        f"({100 * killed / max(fair, 1):.1f} %). "
        f"Weighted by the size of each package: {weighted / max(whole, 1):.1f} %."
    )
    yield ""


def _table(found: list[Package]) -> Iterator[str]:
    yield (
        "What survived was given a worked example and tried again, so the share killed "
        "now says more of these mutants than of the others. The share killed when first "
        "tried, by the tests of that hour, was not chosen by anybody: the interval is "
        "of it."
    )
    yield ""
    yield (
        "| package | mutants | tried | change nothing | killed | % | % when first tried "
        "| 95 % interval |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for each in found:
        yield each.row()
    yield ""


def _judges(results: Iterable[Result]) -> Iterator[str]:
    by = Counter(
        result.killer.partition("::")[0].removeprefix("tests/law/")
        for result in results
        if result.killed
    )
    yield "## Which tests noticed"
    yield ""
    yield "| first to fail | mutants |"
    yield "|---|---:|"
    for name, count in by.most_common():
        yield f"| {name} | {count} |"
    yield ""


def _survivors(every: Mapping[str, Mutant], results: Iterable[Result]) -> Iterator[str]:
    by_group: dict[str, list[Mutant]] = defaultdict(list)
    for result in results:
        if not result.killed:
            by_group[every[result.name].group].append(every[result.name])
    yield "## Survivors, and why"
    for group in sorted(by_group):
        yield ""
        yield f"### {group}"
        yield ""
        by_reason: dict[str, list[Mutant]] = defaultdict(list)
        for mutant in by_group[group]:
            by_reason[reason(mutant)].append(mutant)
        for why, survivors in sorted(by_reason.items()):
            yield f"{why}"
            yield ""
            for mutant in sorted(survivors, key=lambda each: (each.path, each.line)):
                told = mutant.told.replace("|", "∣").replace("`", "'")
                yield f"- `{mutant.path.name}:{mutant.line}` {told}"
            yield ""
