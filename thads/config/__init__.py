"""Cấu hình: settings, root URLs, embedded PostgreSQL; the only place that knows all."""
