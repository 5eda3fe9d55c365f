"""Bản án chưa rõ, có sai: what each court was asked, what it answered, by when."""
