"""Kiểm tra, giám sát: plans, findings with their remedies, samples, conduct."""
