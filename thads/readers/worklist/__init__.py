"""Bàn làm việc: what each person must do next, and what is late."""
