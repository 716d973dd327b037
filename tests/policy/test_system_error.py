"""What the system refuses is said in our words, with what to do; no English stands in a Chinese sentence."""

from __future__ import annotations

import errno
import re
import sqlite3
from pathlib import Path

import pytest

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.system_error import described, refusal
from qhchecklist.policy.whole_file import read_text, write_whole

USUAL = ["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "EISDIR", "ENOTDIR", "ENOENT", "EEXIST", "EMFILE", "ENFILE",
         "ENAMETOOLONG", "ELOOP", "EBUSY", "EIO", "EFBIG", "ENOMEM", "ETIMEDOUT"]  # fmt: skip


@pytest.mark.parametrize("name", USUAL)
def test_every_usual_refusal_has_chinese_words_and_an_advice(name: str) -> None:
    number = getattr(errno, name)
    why = refusal(OSError(number, "in the words of the system"))
    assert re.search("[a-z]", why.both.zh) is None
    assert why.next.zh.startswith("请")
    assert not why.both.zh.endswith("。")
    assert why.both.en.isascii()
    assert described(OSError(number, "x"), "zh") == why.both.zh


def test_a_refusal_nobody_foresaw_is_told_by_its_number_and_another_error_by_its_kind() -> None:
    assert refusal(OSError(errno.EPROTO, "Protocol error")).what.zh == "系统报告的错误是 EPROTO"
    assert refusal(OSError("no number")).what.zh == "系统报告的错误是 OSError"
    assert described(ValueError("x"), "zh") == "ValueError: x"


def test_what_sqlite_refuses_is_said_in_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
    connection.close()
    assert refusal(full.value).both.zh == "磁盘已满；请腾出空间后再保存"
    path.write_bytes(b"no database at all" * 100)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError) as other:
        connection.execute("SELECT * FROM t")
    connection.close()
    assert refusal(other.value).what.zh == "文件已损坏，或者不是这种文件"


def test_files_that_cannot_be_read_or_written_are_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as folder:
        read_text(tmp_path)
    assert folder.value.message.zh == f"打不开 {tmp_path}：这是文件夹，不是文件；请选一个文件。"
    with pytest.raises(UnreadableFileError) as missing:
        read_text(tmp_path / "没有.yaml")
    assert "没有这个文件或文件夹；请检查路径" in missing.value.message.zh
    long = tmp_path / ("长" * 200)
    with pytest.raises(UnreadableFileError) as named:
        write_whole(long, b"x")
    assert named.value.message.zh.endswith("：名称或路径太长；请换一个短些的。")
    (tmp_path / "夹").mkdir()
    with pytest.raises(UnreadableFileError) as taken:
        write_whole(tmp_path / "夹", b"x")
    assert taken.value.message.zh.endswith("：这是文件夹，不是文件；原有文件没有改动，请选一个文件。")
