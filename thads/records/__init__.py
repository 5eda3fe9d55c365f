"""Hồ sơ: what happened. Django apps that own tables; the only writers."""
