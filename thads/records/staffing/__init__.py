"""Tổ chức, cán bộ: posts, ranks, territories, personnel files, support budget."""
