"""100,000 generated clients in one file: opening it, and every key of a typed word, against plain LIKE on that file.

Run: `python -m tests.benchmarks.bench_store [clients]`; CPU time, so that a busy machine does not
count; opening and saving in wall time. Exit code 1 when a target is missed.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import insert

from qhchecklist.dossier import Dossier
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import NO_CONTACT, PolicyStamp, Query
from qhchecklist.store.rows import client_values, told_values
from qhchecklist.store.schema import client, visit
from qhchecklist.store.store import Store

OPEN_S, KEY_MS = 1.0, 50.0
ROUNDS = 5
PAGE = 50

PLACES = "青海 西宁 湟源 格尔木 海东 德令哈 玉树 湟中 大通 民和 互助 化隆 循化 城西 城北 海晏 祁连 刚察 共和".split()
NAMES = (
    "高原 藜麦 三江源 昆仑 雪域 金银滩 盛达 鑫源 恒通 瑞丰 天域 康普 益丰 嘉禾 晨光 昌隆 汇通 宏远 柴达木 牦牛 枸杞"
).split()
TRADES = "食品 生物科技 商贸 进出口 国际贸易 农牧开发 藏毯 矿业 新能源 电子商务 物流 医药 纺织 特产 工贸".split()
KINDS = "有限公司 有限责任公司 股份有限公司 专业合作社".split()
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TYPED = ("祁连牦牛", "有限公司", "limaishipin", "qlmnsp", "youxiangongsi", "0178", "qinghai limai", "zzzz", "1")
"""Every beginning of each is searched, as it is typed."""


def main(count: int = 100_000) -> int:
    """The table; exit code 1 when something takes too long."""
    with tempfile.TemporaryDirectory(prefix="qhchecklist store 库 ") as folder:
        path = Path(folder) / "store.sqlite"
        _fill(path, count)
        opened = _opening(path)
        sys.stdout.write(f"{count} clients, {path.stat().st_size / 2**20:.0f} MiB; opened in {opened:.3f} s\n")
        store = open_store(SqlitePlace(path), "甲")
        slowest = max(_keys(store, path), _lists(store))
        saved = _saving(store)
        store.close()
    sys.stdout.write(f"saving a client: median {saved:.1f} ms\nslowest key or page: {slowest:.1f} ms\n")
    return 1 if opened > OPEN_S or slowest > KEY_MS else 0


def _opening(path: Path) -> float:
    started = time.perf_counter()
    open_store(SqlitePlace(path), "").close()
    return time.perf_counter() - started


def _fill(path: Path, count: int) -> None:
    """Rows as the store would write them, without the history."""
    random = Random(1)
    store = open_store(SqlitePlace(path), "")
    with store.writing() as connection:
        for start in range(0, count, 1000):
            rows = [_row(random, store, number) for number in range(start, min(start + 1000, count))]
            connection.execute(insert(client), rows)
            connection.execute(insert(visit), [_visit(row) for row in rows if row["visits"]])
    store.close()


GROUPS = {
    f"S{number:02d}{part}": ("right", "needs_information", "wide")[number % 3]
    for number in range(15)
    for part in "abcd"
}


def _visit(row: dict[str, object]) -> dict[str, object]:
    """The one visit of a client, with what was told."""
    return {
        "id": str(row["id"])[::-1],
        "client": row["id"],
        "number": 1,
        "at": row["last_visit"],
        "consultant": "",
        "as_of": date(2026, 11, 23),
        **{name: row[name] for name in ("policy_id", "policy_version", "policy_sha256", "document")},
        "profile_sha256": "0" * 64,
        "groups": GROUPS,
        "note": "",
        "printed": [],
    }


def _row(random: Random, store: Store, number: int) -> dict[str, object]:
    name = "".join(random.choice(words) for words in (PLACES, NAMES, NAMES, TRADES, KINDS))
    division = f"63{random.randrange(1, 29):02d}{random.randrange(30):02d}"
    profile = {
        "enterprise_name": name,
        "uscc": f"91{division}" + "".join(random.choice(CODE) for _ in range(10)),
        "registered_division": division,
        "trade_lines": [
            {"direction": "export", "status": "current", "product": "藜麦", "hs": "10085090", "markets": ["KOR", "DEU"]}
        ]
        * 12,
    }
    stamp = store.stamp()
    at = stamp.at.replace(year=2020 + number % 6, day=1 + number % 28)
    policy = PolicyStamp("qinghai-2022", "1", ("ab" if number % 3 else "cd") * 32)
    visited = {"visits": 1, "last_visit": at, **told_values(policy)} if number % 2 else {"visits": 0}
    empty: dict[str, object] = dict.fromkeys(
        ("last_visit", "policy_id", "policy_version", "policy_sha256", "policy_mark")
    )
    return {
        **empty,
        "id": f"{random.getrandbits(128):032x}",
        "version": 1,
        **client_values(Dossier(profile), NO_CONTACT),
        **visited,
        "next_due": at.date() if number % 5 == 0 else None,
        "created_at": at,
        "changed_at": at,
        "changed_by": "",
    }


def _keys(store: Store, path: Path) -> float:
    """Milliseconds of the slowest key."""
    slowest = 0.0
    sys.stdout.write(f"{'typed':16}{'found':>8}{'rows ms':>10}{'count ms':>10}{'LIKE ms':>10}\n")
    with closing(sqlite3.connect(path)) as plain:
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                words = typed[:end]
                query = Query(words)
                ours = min(_seconds(lambda: store.beginning(query, PAGE)) for _ in range(ROUNDS)) * 1000  # noqa: B023
                count = min(_seconds(lambda: store.count(query)) for _ in range(ROUNDS)) * 1000  # noqa: B023
                theirs = _seconds(lambda: _like(plain, words)) * 1000  # noqa: B023
                total = store.count(query)
                slowest = max(slowest, ours, count)
                sys.stdout.write(f"{words:16}{total:>8}{ours:>10.1f}{count:>10.1f}{theirs:>10.1f}\n")
    return slowest


def _like(plain: sqlite3.Connection, words: str) -> None:
    """The same search as one would write it first; names are all that it finds."""
    pattern = f"%{words}%"
    plain.execute("SELECT count(*) FROM client WHERE name LIKE ? OR credit_code LIKE ?", (pattern, pattern)).fetchone()
    wanted = "SELECT id, name FROM client WHERE name LIKE ? OR credit_code LIKE ? ORDER BY name LIMIT 100"
    plain.execute(wanted, (pattern, pattern)).fetchall()


def _lists(store: Store) -> float:
    """Milliseconds of the slowest page, in every order, from the first to the last."""
    slowest = 0.0
    newest = PolicyStamp("qinghai-2022", "2", "cd" * 32)
    narrowed = Query(division="6301"), Query(outdated=newest), Query("limai", "6301", newest, "next_due")
    queries = Query(), Query(by="last_visit"), Query(by="next_due"), Query("有限", by="last_visit"), *narrowed
    for query in queries:
        total = store.page(query, 0, 1).total
        for offset in (0, min(10 * PAGE, total // 4), total // 2, max(total - PAGE, 0)):
            took = min(_seconds(lambda: store.page(query, offset, PAGE)) for _ in range(ROUNDS)) * 1000  # noqa: B023
            slowest = max(slowest, took)
            told = f"by {query.by} {query.words} {query.division} {'outdated' if query.outdated else ''}"
            sys.stdout.write(f"{told:40} from {offset:>6}: {took:6.1f} ms\n")
    return slowest


def _saving(store: Store) -> float:
    """Milliseconds of saving one answer, typically."""
    read = store.get(store.page(Query(), 0, 1).rows[0].id)
    times = []
    for number in range(20):
        started = time.perf_counter()
        read = store.save(read, Dossier({**read.dossier.profile, "employees": number}), NO_CONTACT)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def _seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


if __name__ == "__main__":
    raise SystemExit(main(*(int(word) for word in sys.argv[1:])))
