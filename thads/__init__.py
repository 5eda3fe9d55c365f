"""thads: phần mềm quản lý thi hành án dân sự (civil judgment enforcement)."""
