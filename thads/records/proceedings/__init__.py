"""Hồ sơ của các thủ tục: every procedure beside enforcement, with no code of its own."""
