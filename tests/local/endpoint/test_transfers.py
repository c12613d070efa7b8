"""The transfers of real clients, over real sockets: boto3's and the AWS CLI's."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import subprocess
import sys
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from boto3.s3.transfer import TransferConfig

from penstock.local.endpoint import Endpoint
from penstock.local.endpoint.client_environment import client_environment
from penstock.local.endpoint.moto_application import MotoApplication
from tests.eventually import eventually
from tests.local.endpoint.clients import client_of

PART = 5 << 20
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request"}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the bodies."""
    return tmp_path_factory.mktemp("bodies")


@pytest.fixture(scope="module")
def endpoint(bodies: Path) -> Iterator[Endpoint]:
    """S3 for all tests of this file."""
    moto = MotoApplication(bodies=bodies)
    moto.load()
    endpoint = Endpoint(moto)
    endpoint.start()
    yield endpoint
    endpoint.stop()


@pytest.fixture
def s3(endpoint: Endpoint) -> Any:
    """A client with its defaults, and the bucket `lake`."""
    client = client_of(endpoint, "s3")
    client.create_bucket(Bucket="lake")
    return client


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of three parts, of which no two bytes in a row of parts are the same."""
    path = tmp_path_factory.mktemp("big") / "big"
    path.write_bytes(b"".join(number.to_bytes(4) for number in range(2 * PART // 4)) + b"end" * 1000)
    return path


@pytest.fixture
def aws(endpoint: Endpoint, tmp_path: Path) -> Callable[..., str]:
    """Run the AWS CLI."""

    def run(*arguments: str, **variables: str) -> str:
        environment = {**client_environment(endpoint.url, os.environ), "AWS_CONFIG_FILE": str(tmp_path / "none")}
        command = [str(Path(sys.executable).with_name("aws")), *arguments]
        done = subprocess.run(
            command, env={**environment, **variables}, check=False, capture_output=True, text=True, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_boto3_in_parts(s3: Any, big: Path, tmp_path: Path) -> None:
    """Up and down in threads, part by part."""
    config = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART)
    s3.upload_file(str(big), "lake", "parts", Config=config, ExtraArgs={"Metadata": {"who": "me"}})
    s3.download_file("lake", "parts", str(tmp_path / "down"), Config=config)

    head = s3.head_object(Bucket="lake", Key="parts")
    assert (head["ContentLength"], head["Metadata"], head["ETag"][-3:]) == (big.stat().st_size, {"who": "me"}, '-3"')
    assert (tmp_path / "down").read_bytes() == big.read_bytes()


def test_boto3_in_one_piece(s3: Any, big: Path) -> None:
    """The client compares the checksum of what it sent with that of what it gets."""
    with big.open("rb") as file:
        s3.put_object(Bucket="lake", Key="one", Body=file)
    found = s3.get_object(Bucket="lake", Key="one")
    assert found["ChecksumCRC32"] == b64encode(zlib.crc32(big.read_bytes()).to_bytes(4)).decode()
    assert b"".join(found["Body"].iter_chunks(1 << 20)) == big.read_bytes()


def test_boto3_copies_in_parts(s3: Any, big: Path) -> None:
    """Within S3, by ranges of the other object."""
    s3.put_object(Bucket="lake", Key="source", Body=big.read_bytes())
    s3.copy(
        {"Bucket": "lake", "Key": "source"},
        "lake",
        "copy",
        Config=TransferConfig(multipart_threshold=PART, multipart_chunksize=PART),
    )
    assert s3.get_object(Bucket="lake", Key="copy")["Body"].read() == big.read_bytes()


@pytest.mark.parametrize("first", [0, PART - 2, 2 * PART + 7])
def test_boto3_ranges(s3: Any, big: Path, first: int) -> None:
    """Of an object in parts."""
    s3.upload_file(str(big), "lake", "parts", Config=TransferConfig(multipart_threshold=PART, multipart_chunksize=PART))
    found = s3.get_object(Bucket="lake", Key="parts", Range=f"bytes={first}-{first + 999}")
    assert found["Body"].read() == big.read_bytes()[first : first + 1000]


def test_the_aws_cli_both_ways(aws: Callable[..., str], s3: Any, big: Path, tmp_path: Path) -> None:
    """A file in parts, a range, a copy within S3, a folder, and what comes from a pipe."""
    aws("s3", "cp", str(big), "s3://lake/cli/big")
    aws("s3", "cp", "s3://lake/cli/big", "down")
    aws("s3", "cp", "s3://lake/cli/big", "s3://lake/cli/copy")
    aws("s3api", "get-object", "--bucket", "lake", "--key", "cli/copy", "--range", f"bytes={PART - 1}-{PART}", "cut")
    aws("s3", "sync", "s3://lake/cli", "folder")

    whole = big.read_bytes()
    assert (tmp_path / "down").read_bytes() == whole
    assert (tmp_path / "cut").read_bytes() == whole[PART - 1 : PART + 1]
    assert [(path.name, path.read_bytes() == whole) for path in sorted((tmp_path / "folder").iterdir())] == [
        ("big", True),
        ("copy", True),
    ]
    assert s3.head_object(Bucket="lake", Key="cli/big")["ETag"].endswith('-2"')


def test_presigned_urls(s3: Any, endpoint: Endpoint) -> None:
    """Whose clients send no signature, and a content type of forms if they are not told another."""
    data = gzip.compress(b"rows") * 1000
    for method, operation in (("PUT", "put_object"), ("GET", "get_object")):
        url = s3.generate_presigned_url(operation, Params={"Bucket": "lake", "Key": "signed"})
        connection = http.client.HTTPConnection("localhost", endpoint.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if method == "PUT" else {}
        connection.request(method, url.partition(str(endpoint.port))[2], data if method == "PUT" else None, headers)
        answer = connection.getresponse()
        assert answer.status == 200
        body = answer.read()
        connection.close()
    assert body == data


def test_a_body_of_aws_chunks(s3: Any, endpoint: Endpoint) -> None:
    """As SDKs send it that do not know the checksum before; on the same connection follows the next request."""
    connection = http.client.HTTPConnection("localhost", endpoint.port, timeout=60)
    part = bytes(range(256)) * 300
    checksum = b64encode(zlib.crc32(part * 3).to_bytes(4))
    encoded = (b"%x\r\n%s\r\n" % (len(part), part)) * 3 + b"0\r\nx-amz-checksum-crc32:%s\r\n\r\n" % checksum
    headers = {
        **SIGNED,
        "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "x-amz-trailer": "x-amz-checksum-crc32",
        "x-amz-decoded-content-length": str(3 * len(part)),
        "x-amz-sdk-checksum-algorithm": "CRC32",
        "Content-Encoding": "aws-chunked",
        "Expect": "100-continue",
    }
    for body, status in ((encoded, 200), (encoded.replace(b"\xff\x00", b"\xff\x01", 1), 400), (encoded, 200)):
        connection.request("PUT", "/lake/chunked", body, headers)
        answer = connection.getresponse()
        assert (answer.status, b"BadDigest" in answer.read()) == (status, status == 400)
    connection.close()

    found = s3.get_object(Bucket="lake", Key="chunked")
    assert (found["Body"].read(), found["ChecksumCRC32"]) == (part * 3, checksum.decode())
    assert "ContentEncoding" not in found


@pytest.mark.parametrize("framing", ["Content-Length: 1000000", "Transfer-Encoding: chunked"])
def test_nothing_is_left_of_an_upload_that_broke_off(s3: Any, endpoint: Endpoint, bodies: Path, framing: str) -> None:
    """The client goes in the middle; the object is as it was."""
    s3.put_object(Bucket="lake", Key="whole", Body=b"before")
    before = set(bodies.iterdir())
    headers = ("Host: localhost", f"Authorization: {SIGNED['Authorization']}", framing)
    head = "\r\n".join(("PUT /lake/whole HTTP/1.1", *headers, "", ""))
    with socket.create_connection(("localhost", endpoint.port), timeout=60) as client:
        client.sendall(head.encode() + b"fffff\r\n" + b"x" * 300_000)
        eventually(lambda: set(bodies.iterdir()) != before)
    eventually(lambda: set(bodies.iterdir()) == before)

    assert s3.get_object(Bucket="lake", Key="whole")["Body"].read() == b"before"
