"""A client's file, which anybody may have written, back to what it holds: strictly, and within bounds. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from qhchecklist.checklist import GROUPS
from qhchecklist.dossier import Dossier, read_dossier
from qhchecklist.policy.doubts import Json, shown
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.text import Text
from qhchecklist.store.chain import ENTRY_KINDS, Body, Entry, linked_sha256
from qhchecklist.store.cut_off import no_client, no_document
from qhchecklist.store.package import (
    FORMAT,
    MOST_ATTACHED,
    MOST_ATTACHMENT,
    MOST_FILE,
    MOST_ROWS,
    MOST_VISITS,
    VERSION,
    Enclosed,
    Package,
)
from qhchecklist.store.records import (
    SOURCES,
    AnswerChange,
    Attachment,
    Client,
    Contact,
    PolicyStamp,
    Printed,
    Visit,
    WorkChange,
)
from qhchecklist.store.strict import Part, parsed
from qhchecklist.work import UnusableWorkError, Work, read_work

_MOST_GROUPS = 1_000


def decode_package(data: bytes, name: str) -> Package:
    """Read a file called `name`; raises UnreadableFileError with one sentence: which part, what, what next."""
    if len(data) > MOST_FILE:
        most = MOST_FILE // 1_000_000
        zh = f"{name} 超过 {most} MB，没有读取；请确认选对了文件。"
        raise UnreadableFileError(Text(zh, f"{name} is larger than {most} MB; check that it is the right file."))
    whole = Part(_document(data, name), name)
    _check_format(whole.value.get("format"), name)
    part = whole.parts("format", "program", "masked", "client", "visits", "answers", "works", "attachments", "log")
    part["program"].text()
    client = _client(part["client"])
    return Package(
        client,
        tuple(_visit(one, client.id) for one in part["visits"].rows(MOST_VISITS)),
        tuple(_answer(one) for one in part["answers"].rows(MOST_ROWS)),
        tuple(_work_change(one) for one in part["works"].rows(MOST_ROWS)),
        _attachments(part["attachments"]),
        tuple(_entry(one) for one in part["log"].rows(MOST_ROWS)),
        part["masked"].flag(),
    )


def _document(data: bytes, name: str) -> dict[str, Json]:
    try:
        found = parsed(data)
    except ValueError as error:
        raise no_document(data, name, error) from error
    if not isinstance(found, dict):
        raise no_client(name)
    return found


def _check_format(given: Json, name: str) -> None:
    version = given.removeprefix(FORMAT) if isinstance(given, str) and given.startswith(FORMAT) else ""
    if version == str(VERSION):
        return
    if version.isascii() and version.isdigit():
        zh = f"{name} 由更新的程序写成（格式 {shown(version)}），这个版本读不懂；请升级程序后再导入。"
        raise UnreadableFileError(Text(zh, f"{name} was written by a newer program; update this one first."))
    raise no_client(name)


def _client(part: Part) -> Client:
    given = part.parts("id", "version", "dossier", "contact", "created_at", "changed_at", "changed_by", "merged_into")
    contact = given["contact"].parts("person", "phone", "address", "note")
    return Client(
        given["id"].id(),
        given["version"].whole(1, 2**31 - 1),
        _dossier(given["dossier"]),
        Contact(*(contact[key].text() for key in ("person", "phone", "address", "note"))),
        given["created_at"].moment(),
        given["changed_at"].moment(),
        given["changed_by"].text(),
        given["merged_into"].id() if given["merged_into"].value is not None else None,
    )


def _dossier(part: Part) -> Dossier:
    """As a dossier file is read: what cannot be used is kept as written."""
    if not isinstance(part.value, dict):
        raise part.wrong("应是企业档案", "a dossier is wanted")
    return read_dossier(part.value)


_VISIT_KEYS = (
    "id",
    "number",
    "at",
    "consultant",
    "as_of",
    "policy",
    "dossier",
    "profile_sha256",
    "groups",
    "note",
    "printed",
)


def _visit(part: Part, client: str) -> Visit:
    given = part.parts(*_VISIT_KEYS)
    return Visit(
        given["id"].id(),
        client,
        given["number"].whole(1, MOST_ROWS),
        given["at"].moment(),
        given["consultant"].text(),
        given["as_of"].day(),
        _policy(given["policy"]),
        _dossier(given["dossier"]),
        given["profile_sha256"].sha256(),
        _groups(given["groups"]),
        given["note"].text(),
        tuple(_printed(one) for one in given["printed"].rows(_MOST_GROUPS)),
    )


def _policy(part: Part) -> PolicyStamp:
    given = part.parts("id", "version", "sha256")
    return PolicyStamp(given["id"].text(), given["version"].text(), given["sha256"].sha256())


def _groups(part: Part) -> Mapping[str, str]:
    return MappingProxyType({support: group.one_of(GROUPS) for support, group in part.items(_MOST_GROUPS)})


def _printed(part: Part) -> Printed:
    given = part.parts("sha256", "pages", "at")
    return Printed(given["sha256"].sha256(), given["pages"].whole(0, 100_000), given["at"].moment())


def _answer(part: Part) -> AnswerChange:
    given = part.parts("field", "before", "after", "source", "at", "by", "remark")
    return AnswerChange(
        given["field"].text(),
        given["before"].value,
        given["after"].value,
        given["source"].one_of(SOURCES),
        given["at"].moment(),
        given["by"].text(),
        given["remark"].text(),
    )


def _work_change(part: Part) -> WorkChange:
    given = part.parts("support", "before", "after", "at", "by")
    before, after = _work(given["before"]), _work(given["after"])
    return WorkChange(given["support"].text(), before, after, given["at"].moment(), given["by"].text())


def _work(part: Part) -> Work:
    try:
        return read_work(part.value)
    except UnusableWorkError as error:
        raise part.wrong(f"办理情况读不懂（{shown(error.part)}）", f"unusable work ({shown(error.part)})") from error


def _attachments(part: Part) -> tuple[Enclosed, ...]:
    found = tuple(_enclosed(one) for one in part.rows(MOST_ROWS))
    if sum(len(one.data) for one in found) > MOST_ATTACHED:
        most = MOST_ATTACHED // 1024**2
        raise part.wrong(f"附件合计超过 {most} MiB", f"attachments of more than {most} MiB")
    return found


def _enclosed(part: Part) -> Enclosed:
    given = part.parts("sha256", "name", "size", "at", "by", "data")
    size = given["size"].whole(0, MOST_ATTACHMENT)
    try:
        data = base64.b64decode(given["data"].text(MOST_ATTACHMENT * 3 // 2), validate=True)
    except (binascii.Error, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise given["data"].wrong("不是 Base64", "no base64") from error
    sha256 = given["sha256"].sha256()
    if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
        raise part.wrong("附件与它的校验码不符，已被改动或损坏", "the attachment does not fit its hash")
    one = Attachment(sha256, given["name"].text(), size, given["at"].moment(), given["by"].text())
    return Enclosed(one, data)


_ENTRY_KEYS = ("number", "at", "by", "kind", "client", "body_sha256", "previous", "sha256", "body")


def _entry(part: Part) -> Entry:
    given = part.parts(*_ENTRY_KEYS)
    entry = Entry(
        given["number"].whole(1, 2**53),
        given["at"].text(40),
        given["by"].text(),
        given["kind"].one_of(ENTRY_KINDS),
        given["client"].text(),
        given["body_sha256"].sha256(),
        given["previous"].sha256(),
        given["sha256"].sha256(),
        _body(given["body"]),
    )
    fits = entry.body is None or entry.body.sha256 == entry.body_sha256
    if not fits or linked_sha256(entry) != entry.sha256:
        raise part.wrong("咨询记录的这一条被改动过", "this entry of the consultation record was changed")
    return entry


def _body(part: Part) -> Body | None:
    if part.value is None:
        return None
    given = part.parts("salt", "text")
    return Body(given["salt"].text(), given["text"].text())
