"""Chốt số liệu: freeze a period's forms, show them again, explain what changed since."""
