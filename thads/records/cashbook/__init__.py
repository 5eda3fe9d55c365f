"""Sổ tiền (cashbook): double entry per agency, posted in the transaction of the act.

Money that an act moves is posted by the database itself when the act is appended to its
book, by whichever door; no row of an entry is ever changed. See `actions` and `queries`.
"""
