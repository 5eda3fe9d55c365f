"""Theo dõi thi hành án hành chính: the judgment, who answers for it, sessions, posting."""
