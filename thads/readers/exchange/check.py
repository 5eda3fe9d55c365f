"""Kiểm tra cả sổ: every row is looked at before anything is written."""

from datetime import datetime

from thads.readers.exchange import check_acts, check_cases, check_interest, check_units
from thads.readers.exchange.entries import Entries, Problems
from thads.readers.exchange.existing import Existing
from thads.readers.exchange.tree import Tree


def check(
    entries: Entries, existing: Existing, now: datetime, problems: Problems
) -> Tree:
    """Nêu mọi lỗi of the whole book; returns the tree of units it was checked with."""
    tree = Tree(entries, existing)
    check_units.check(entries, existing, tree, problems)
    check_cases.check(entries, existing, tree, problems)
    check_acts.check(entries, existing, tree, now, problems)
    check_interest.check(entries, problems)
    return tree
