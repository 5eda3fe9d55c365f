"""Hồ sơ thi hành án: what came in, numbered sheets and their list, the whole as one file."""
