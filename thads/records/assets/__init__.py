"""Tài sản, vật chứng: the storehouse, what lies in it, and by which order it moves."""
