"""Người dân: what is kept for those who come without an account, and the narrow doors
through which the public side reads; nothing else of the database is open to them."""
