#!/bin/sh
# Spark and its Java stand in an environment of their own, made when it is missing or
# its lock has changed.
set -e
cd "$(dirname "$0")/../.."
stamp=.venv-spark/.thads-set-up
if [ -f "$stamp" ] && [ ! requirements-spark.lock -nt "$stamp" ]; then exit 0; fi
echo "Đang cài Spark vào .venv-spark…"
test -x .venv-spark/bin/python || .venv/bin/python -m venv .venv-spark
.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
touch "$stamp"
