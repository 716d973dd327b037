"""Files sealed with a passphrase: scrypt makes the key, AES-256-GCM keeps secret and whole.

A file: one line of JSON with the parameters, which the seal covers too, then the sealed bytes.
"""

from __future__ import annotations

import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.profile import json_document
from qhchecklist.policy.text import Text
from qhchecklist.store.chain import canonical
from qhchecklist.store.passphrase import LEAST_PASSPHRASE
from qhchecklist.store.strict import Part

FORMAT = "qhchecklist-sealed/1"
_MARK = b'{"cipher":"aes-256-gcm","cost":'
_COST, _LEAST_COST = 17, 14
"""Powers of two; 2**17 takes 128 MiB for a moment, and no file may ask for more."""
_BLOCK = 8
_MOST_HEADER = 500
_TAG = 16
"""Bytes that close every seal."""


def is_sealed(data: bytes) -> bool:
    """Whether a file was sealed, as its first bytes say."""
    return data.startswith(_MARK)


def seal(data: bytes, passphrase: str, cost: int = _COST) -> bytes:
    """Seal bytes; every time other salt and nonce. Raises UnreadableFileError for a passphrase that is too short."""
    if len(passphrase) < LEAST_PASSPHRASE:
        zh = f"口令至少要 {LEAST_PASSPHRASE} 个字符；没有写文件，请换一个长些的口令。"
        raise UnreadableFileError(Text(zh, f"A passphrase has at least {LEAST_PASSPHRASE} characters; choose another."))
    salt, nonce = os.urandom(16), os.urandom(12)
    named = {"salt": salt.hex(), "nonce": nonce.hex()}
    header = canonical({"format": FORMAT, "kdf": "scrypt", "cost": cost, "cipher": "aes-256-gcm"} | named)
    line = header.encode() + b"\n"
    return line + AESGCM(_key(passphrase, salt, cost)).encrypt(nonce, data, line)


def unseal(data: bytes, passphrase: str, name: str) -> bytes:
    """Open what `seal` made of a file called `name`; raises UnreadableFileError with one sentence."""
    line, end, sealed = data[: _MOST_HEADER + 1].partition(b"\n")
    sealed = data[len(line) + 1 :]
    if len(line) > _MOST_HEADER:
        raise _broken(name)
    if not end or len(sealed) < _TAG:
        zh = f"{name} 不完整：只有 {len(data)} 字节，加密的内容没有了，与口令无关；请重新复制原来的文件。"
        raise UnreadableFileError(Text(zh, f"{name} is cut off after {len(data)} bytes; copy the file again."))
    cost, salt, nonce = _parameters(line, name)
    try:
        return AESGCM(_key(passphrase, salt, cost)).decrypt(nonce, sealed, line + b"\n")
    except InvalidTag as error:
        raise _broken(name) from error


def _parameters(line: bytes, name: str) -> tuple[int, bytes, bytes]:
    try:
        text = line.decode("ascii")
    except UnicodeDecodeError as error:
        raise _broken(name) from error
    given = Part(json_document(text, name), name).parts("format", "kdf", "cost", "salt", "cipher", "nonce")
    given["format"].one_of((FORMAT,))
    given["kdf"].one_of(("scrypt",))
    given["cipher"].one_of(("aes-256-gcm",))
    cost = given["cost"].whole(_LEAST_COST, _COST)
    return cost, _hex(given["salt"], 16), _hex(given["nonce"], 12)


def _hex(part: Part, count: int) -> bytes:
    try:
        found = bytes.fromhex(part.text(2 * count))
    except ValueError as error:
        raise part.wrong("应是十六进制", "hex is wanted") from error
    if len(found) != count:
        raise part.wrong(f"应有 {count} 个字节", f"{count} bytes are wanted")
    return found


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    """The key; the passphrase as it looks, however it was typed."""
    spelt = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=2**cost, r=_BLOCK, p=1).derive(spelt)


def _broken(name: str) -> UnreadableFileError:
    zh = f"打不开 {name}：口令不对，或文件已损坏、不完整；请核对口令，仍打不开就重新复制原来的文件。"
    return UnreadableFileError(
        Text(zh, f"Cannot open {name}: wrong passphrase, or a damaged or incomplete file; check both.")
    )
