"""Đất nước mô phỏng: 34 provinces, 355 rooms, many years, from one seed.

A bank of true lives, folded by the law, is drawn from many times over: a drawn case
is a life moved by whole weeks with its money multiplied, so that it folds to the same
spans moved and multiplied. `lives` writes one life, `bank` folds them, `draw` says who
has which, `spread` writes the facts, `office` writes one office as an exchange book.
"""
