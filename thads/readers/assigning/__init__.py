"""Phân công việc mới: a draw that anybody can make again from its published inputs."""
