"""moto's S3 with bodies in files: what clients see is S3's."""

from __future__ import annotations

import base64
import hashlib
import zlib
from typing import Any

import pytest
from botocore.exceptions import ClientError

LEAST = 5 << 20
"""Bytes of a part that is not the last."""


def _body(found: dict[str, Any]) -> bytes:
    data: bytes = found["Body"].read()
    return data


def _begun(s3: Any, key: str, **options: str) -> dict[str, str]:
    upload = s3.create_multipart_upload(Bucket="lake", Key=key, **options)["UploadId"]
    return {"Bucket": "lake", "Key": key, "UploadId": upload}


def _uploaded(s3: Any, *parts: bytes, key: str = "big", **options: str) -> dict[str, Any]:
    names = _begun(s3, key, **options)
    listed = [
        {"PartNumber": number, "ETag": s3.upload_part(**names, PartNumber=number, Body=part)["ETag"]}
        for number, part in enumerate(parts, start=1)
    ]
    done: dict[str, Any] = s3.complete_multipart_upload(**names, MultipartUpload={"Parts": listed})
    return done


def test_parts_are_joined_without_a_copy(served) -> None:
    """Ranges go over their ends; the ETag is that of S3."""
    parts = (b"a" * LEAST, b"b" * LEAST, b"c")
    done = _uploaded(served.client, *parts)
    digests = b"".join(hashlib.md5(part, usedforsecurity=False).digest() for part in parts)
    etag = f'"{hashlib.md5(digests, usedforsecurity=False).hexdigest()}-3"'
    found = served.client.get_object(Bucket="lake", Key="big")
    cut = served.client.get_object(Bucket="lake", Key="big", Range=f"bytes={LEAST - 2}-{2 * LEAST}")

    assert (done["ETag"], found["ETag"], _body(found)) == (etag, etag, b"".join(parts))
    assert (_body(cut), cut["ContentRange"]) == (
        b"aa" + parts[1] + b"c",
        f"bytes {LEAST - 2}-{2 * LEAST}/{2 * LEAST + 1}",
    )
    assert served.files() == sorted(parts)
    served.client.delete_object(Bucket="lake", Key="big")
    assert served.files() == []


def test_parts_that_are_not_listed_are_given_up(served) -> None:
    """As are those that another upload of the number has replaced, and all of an upload that is aborted."""
    s3 = served.client
    names = {
        "Bucket": "lake",
        "Key": "big",
        "UploadId": s3.create_multipart_upload(Bucket="lake", Key="big")["UploadId"],
    }
    for number, part in ((1, b"first"), (1, b"again"), (2, b"spare")):
        s3.upload_part(**names, PartNumber=number, Body=part)
    assert served.files() == [b"again", b"spare"]
    listed = [{"PartNumber": 1, "ETag": s3.list_parts(**names)["Parts"][0]["ETag"]}]
    s3.complete_multipart_upload(**names, MultipartUpload={"Parts": listed})
    assert served.files() == [b"again"]

    names = _begun(s3, "big")
    s3.upload_part(**names, PartNumber=1, Body=b"never")
    s3.abort_multipart_upload(**names)
    assert served.files() == [b"again"]
    for late in (
        lambda: s3.upload_part(**names, PartNumber=2, Body=b"late"),
        lambda: s3.upload_part_copy(**names, PartNumber=2, CopySource="lake/big"),
        lambda: s3.complete_multipart_upload(**names, MultipartUpload={"Parts": listed}),
    ):
        with pytest.raises(ClientError, match="NoSuchUpload"):
            late()
    assert served.files() == [b"again"]


@pytest.mark.parametrize(
    ("parts", "listed", "error"),
    [
        ([b"small", b"end"], [1, 2], "EntityTooSmall"),
        ([b"end"], [2], "InvalidPart"),
        ([b"end"], [], "MalformedXML"),
    ],
)
def test_refuses_wrong_parts(served, parts: list[bytes], listed: list[int], error: str) -> None:
    """The upload goes on."""
    s3 = served.client
    names = {
        "Bucket": "lake",
        "Key": "big",
        "UploadId": s3.create_multipart_upload(Bucket="lake", Key="big")["UploadId"],
    }
    etags = {
        number: s3.upload_part(**names, PartNumber=number, Body=part)["ETag"]
        for number, part in enumerate(parts, start=1)
    }
    chosen = [{"PartNumber": number, "ETag": etags.get(number, "none")} for number in listed]
    with pytest.raises(ClientError, match=error):
        s3.complete_multipart_upload(**names, MultipartUpload={"Parts": chosen})
    assert len(s3.list_parts(**names)["Parts"]) == len(parts)


def test_checksums_of_parts(served) -> None:
    """Of all parts' checksums, or of the whole object: clients compare them."""
    parts = (b"a" * LEAST, b"b")
    for kind in ("COMPOSITE", "FULL_OBJECT"):
        _uploaded(served.client, *parts, ChecksumAlgorithm="CRC32", ChecksumType=kind)
        whole = b"".join(zlib.crc32(part).to_bytes(4) for part in parts) if kind == "COMPOSITE" else b"".join(parts)
        value = base64.b64encode(zlib.crc32(whole).to_bytes(4)).decode()
        found = served.client.get_object(Bucket="lake", Key="big", ChecksumMode="ENABLED")
        assert (found["ChecksumCRC32"], found["ChecksumType"]) == (
            f"{value}-2" if kind == "COMPOSITE" else value,
            kind,
        )
        assert _body(found) == b"".join(parts)


def test_copies_share_their_file(served) -> None:
    """Of an object, of a part of it, and of one that was uploaded in parts, whose copy has another ETag."""
    s3 = served.client
    s3.put_object(Bucket="lake", Key="a", Body=b"rows", ContentType="text/csv")
    s3.copy_object(Bucket="lake", Key="b", CopySource="lake/a", ChecksumAlgorithm="SHA256")
    assert served.files() == [b"rows"]
    copied = s3.get_object(Bucket="lake", Key="b", ChecksumMode="ENABLED")
    assert (_body(copied), copied["ContentType"]) == (b"rows", "text/csv")
    assert copied["ChecksumSHA256"] == base64.b64encode(hashlib.sha256(b"rows").digest()).decode()
    s3.delete_object(Bucket="lake", Key="a")
    assert _body(s3.get_object(Bucket="lake", Key="b")) == b"rows"

    names = _begun(s3, "c")
    part = s3.upload_part_copy(**names, PartNumber=1, CopySource="lake/b", CopySourceRange="bytes=1-2")
    listed = [{"PartNumber": 1, "ETag": part["CopyPartResult"]["ETag"]}]
    s3.complete_multipart_upload(**names, MultipartUpload={"Parts": listed})
    s3.copy_object(Bucket="lake", Key="d", CopySource="lake/c")
    assert served.files() == [b"rows"]
    whole = s3.get_object(Bucket="lake", Key="d")
    assert (_body(whole), whole["ETag"]) == (b"ow", f'"{hashlib.md5(b"ow", usedforsecurity=False).hexdigest()}"')


def test_versions_have_their_own_bodies(served) -> None:
    """Each until it is deleted; to list them reads none."""
    s3 = served.client
    s3.put_bucket_versioning(Bucket="lake", VersioningConfiguration={"Status": "Enabled"})
    ids = [s3.put_object(Bucket="lake", Key="a", Body=body)["VersionId"] for body in (b"one", b"two")]
    s3.delete_object(Bucket="lake", Key="a")
    assert served.files() == [b"one", b"two"]
    assert [_body(s3.get_object(Bucket="lake", Key="a", VersionId=it)) for it in ids] == [b"one", b"two"]
    listed = s3.list_object_versions(Bucket="lake")
    assert {item["VersionId"]: item["Size"] for item in listed["Versions"]} == dict.fromkeys(ids, 3)
    s3.delete_object(Bucket="lake", Key="a", VersionId=ids[0])
    assert served.files() == [b"two"]


def test_conditions(served) -> None:
    """Conditions."""
    s3 = served.client
    etag = s3.put_object(Bucket="lake", Key="a", Body=b"rows")["ETag"]
    assert _body(s3.get_object(Bucket="lake", Key="a", IfMatch=etag, Range="bytes=-2")) == b"ws"
    for options, error in (
        ({"IfMatch": '"other"'}, "PreconditionFailed"),
        ({"IfNoneMatch": etag}, "304"),
        ({"Range": "bytes=4-"}, "InvalidRange"),
    ):
        with pytest.raises(ClientError, match=error):
            s3.get_object(Bucket="lake", Key="a", **options)
    with pytest.raises(ClientError, match="PreconditionFailed"):
        s3.put_object(Bucket="lake", Key="a", Body=b"other", IfNoneMatch="*")
    assert served.files() == [b"rows"]


def test_documents_of_a_key_are_no_objects(served) -> None:
    """Nor are those of a bucket."""
    s3 = served.client
    s3.put_object(Bucket="lake", Key="a", Body=b"rows", Tagging="kind=old")
    s3.put_object_tagging(Bucket="lake", Key="a", Tagging={"TagSet": [{"Key": "kind", "Value": "new"}]})
    s3.put_bucket_tagging(Bucket="lake", Tagging={"TagSet": [{"Key": "team", "Value": "etl"}]})

    assert s3.get_object_tagging(Bucket="lake", Key="a")["TagSet"] == [{"Key": "kind", "Value": "new"}]
    assert s3.get_bucket_tagging(Bucket="lake")["TagSet"] == [{"Key": "team", "Value": "etl"}]
    assert _body(s3.get_object(Bucket="lake", Key="a")) == b"rows"
    assert served.files() == [b"rows"]


def test_reads_objects_where_the_others_need_bytes(served) -> None:
    """S3 Select, and moto's other services, which find the object without a request."""
    from moto.s3.models import s3_backends

    served.client.put_object(Bucket="lake", Key="a", Body=b'{"x": 1}\n{"x": 2}\n')
    events = served.client.select_object_content(
        Bucket="lake",
        Key="a",
        ExpressionType="SQL",
        Expression="SELECT count(*) FROM s3object",
        InputSerialization={"JSON": {"Type": "LINES"}},
        OutputSerialization={"JSON": {}},
    )["Payload"]
    assert b"2" in next(event["Records"]["Payload"] for event in events if "Records" in event)

    backend = s3_backends["123456789012"]["aws"]
    assert backend.get_object("lake", "a").value == b'{"x": 1}\n{"x": 2}\n'
    backend.put_object("lake", "b", b"of another service")
    assert _body(served.client.get_object(Bucket="lake", Key="b")) == b"of another service"


def test_does_not_count_what_is_gone(served) -> None:
    """Moto would list each key that there ever was."""
    from moto.s3.models import FakeKey

    for _ in range(3):
        served.client.put_object(Bucket="lake", Key="a", Body=b"rows")
    assert FakeKey.instances_tracked == []
