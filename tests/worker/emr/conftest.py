"""Programs of a cluster in this process."""

import pytest

from penstock.worker.emr.surroundings import FOLDERS, HDFS


@pytest.fixture
def program(clients, monkeypatch, tmp_path, capfdbinary):
    """Run a program over the test's S3 and an HDFS in `tmp_path`; gives its exit code, output and errors."""
    for name, value in clients.environment().items():
        monkeypatch.setenv(name, value)
    (tmp_path / "hdfs").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv(HDFS, str(tmp_path / "hdfs"))
    monkeypatch.setenv(FOLDERS, "")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(tmp_path / "home")

    def run(main, *arguments):
        code = main(arguments)
        output = capfdbinary.readouterr()
        return code, output.out.decode(), output.err.decode()

    return run
