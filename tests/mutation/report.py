"""Tóm tắt: how many changes were noticed, by what, and which were not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.reasons import reason


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


def write(path: Path, every: Mapping[str, Mutant], results: list[Result]) -> None:
    """Viết docs/mutation.md."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines(every, results)) + "\n", encoding="utf-8")


def _lines(every: Mapping[str, Mutant], results: list[Result]) -> Iterator[str]:
    killed = sum(result.killed for result in results)
    yield "# Thử bản sửa sai (mutation testing)"
    yield ""
    yield (
        "Written by `python -m tests.mutation.run`. Each mutant is one small change to "
        "the law's data or rules; it is killed when a test of `tests/law` fails. "
        "Mutants are tried in turn from every package, in an order of chance: when the "
        "minutes given do not suffice, what was tried is a fair sample of each. "
        "`--again` tries survivors anew, `--fresh` everything."
    )
    yield ""
    rate = 100 * killed / len(results) if results else 0.0
    yield (
        f"Tried {len(results)} of {len(every)} mutants: {killed} killed "
        f"({rate:.1f} %), {len(results) - killed} survived."
    )
    yield ""
    yield (
        "The packages were not tried equally often, so the total flatters those tried "
        f"most. Weighted by the size of each package: {_weighted(every, results):.0f} %. "
        "Some results are older than the newest tests and rules."
    )
    yield ""
    yield from _table(every, results)
    yield from _judges(results)
    yield from _survivors(every, results)


def _weighted(every: Mapping[str, Mutant], results: list[Result]) -> float:
    """What share would be killed if every package did as its sample does."""
    there = Counter(mutant.group for mutant in every.values())
    tried = Counter(every[result.name].group for result in results)
    killed = Counter(every[result.name].group for result in results if result.killed)
    told = [group for group in there if tried[group]]
    whole = sum(there[group] for group in told)
    share = sum(there[group] * killed[group] / tried[group] for group in told)
    return 100 * share / whole if whole else 0.0


def _table(every: Mapping[str, Mutant], results: Iterable[Result]) -> Iterator[str]:
    there = Counter(mutant.group for mutant in every.values())
    tried = Counter(every[result.name].group for result in results)
    killed = Counter(every[result.name].group for result in results if result.killed)
    yield "| package | mutants | tried | killed | % |"
    yield "|---|---:|---:|---:|---:|"
    for group in sorted(there):
        share = f"{100 * killed[group] / tried[group]:.0f}" if tried[group] else ""
        yield (
            f"| {group} | {there[group]} | {tried[group]} | {killed[group]} | {share} |"
        )
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
