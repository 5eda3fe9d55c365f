"""Trang của hồ sơ các thủ tục."""
