# thads: `make` alone lists what can be done.

PYTHON  ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV    := .venv
BIN     := $(VENV)/bin
STAMP   := $(VENV)/.thads-set-up
BOOKS   := $(or $(THADS_BOOKS),../shared/data)
WORKERS ?= 2
CHECKED := thads tests $(wildcard benchmarks)

# Checks and tests keep their own data, apart from the operator's.
test check acceptance spark bench: export THADS_HOME := $(or $(THADS_HOME),$(CURDIR)/.thads-test)

.DEFAULT_GOAL := help
.PHONY: help setup demo serve stop test law mutation check fix acceptance bench lock programs spark pytest

help: ## danh sách này
	@echo "thads · quản lý thi hành án dân sự"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: $(STAMP) ## cài phần mềm và thư viện vào .venv (bỏ qua nếu đã mới)

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên (python3.11)."; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên; $(PYTHON) cũ hơn. Thử: make setup PYTHON=/đường/dẫn/python3.11"; exit 1; }
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@echo "Đang cài thư viện…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## nạp dữ liệu mẫu, mở trang làm việc, in tài khoản để đăng nhập
	@$(BIN)/thads demo

serve: setup ## mở trang làm việc với dữ liệu của mình
	@$(BIN)/thads serve

stop: setup ## dừng PostgreSQL mà phần mềm đã khởi động
	@$(BIN)/thads stop

test: setup check programs pytest ## mọi kiểm tra và kiểm thử, cả trong trình duyệt thật

pytest:
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

law: setup ## kiểm thử luật thuần, nhanh, chạy mỗi khi lưu
	@$(BIN)/pytest -q -n $(WORKERS) tests/law --ignore=tests/law/second_opinion

mutation: setup ## đổi từng con số, từng quy tắc của luật xem kiểm thử có bắt được
	@$(BIN)/python -m tests.mutation.run

programs:
	@tests/install_programs.sh

spark: setup ## đối chiếu với Spark trên cụm nhiều tiến trình (cài Spark vào .venv-spark)
	@tests/scale/install_spark.sh
	@$(BIN)/pytest tests/scale

check: setup ## định dạng, kiểu, hướng nhập khẩu, migration
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/mypy --strict --config-file= --python-version 3.11 thads/law
	@$(BIN)/mypy thads
	@$(BIN)/lint-imports
	@THADS_DB_ROLE=owner DJANGO_SETTINGS_MODULE=thads.config.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run

fix: setup ## sửa định dạng và những lỗi máy sửa được
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

acceptance: setup ## đối chiếu với các sổ ngoài kho mã (THADS_BOOKS, mặc định ../shared/data)
	@test -d "$(BOOKS)" || { echo "KHÔNG CHẠY: không thấy sổ ở $(BOOKS). Đặt THADS_BOOKS là thư mục có sổ."; exit 1; }
	@THADS_BOOKS="$(abspath $(BOOKS))" $(BIN)/pytest tests/acceptance

bench: setup ## đo tốc độ (benchmarks/)
	@set -e; for each in record_acts post_money import_book derive_deadlines distribute_giant_case pages_under_load; do $(BIN)/python -m benchmarks.$$each; done
	@$(BIN)/python -m benchmarks.national_forms --sizes 0.01 0.05

lock: setup ## chốt lại phiên bản thư viện vào requirements.lock
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --extra dev --allow-unsafe --generate-hashes \
	  --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml
	@CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --allow-unsafe --generate-hashes \
	  --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements-spark.lock requirements-spark.in
