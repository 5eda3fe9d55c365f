"""PostgreSQL của phần mềm: our own starter over the binaries of a Python package."""
