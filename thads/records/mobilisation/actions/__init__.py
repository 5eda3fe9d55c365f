"""Việc ghi về dân vận: the only writers of its rows."""
