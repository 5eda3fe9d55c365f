"""Thống kê: statutory forms by case and by money, for any day and any knowledge.

Facts come from PostgreSQL as the person may see them, DuckDB counts them, and the
same relation that gives a figure gives the list of cases behind it.
"""
