"""Trao đổi sổ: an agency's book comes in from a file and goes out to one."""
