"""`reopen`: a printed PDF file, or the text of the QR symbol on paper, back to a dossier; and what differs now."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import Checklist, make_checklist
from qhchecklist.cli.inputs import AsOfOption, LangOption, Language, read_day, refuse, rulebook, tell_doubts
from qhchecklist.cli.log import BROKEN, checked_file
from qhchecklist.dossier import Dossier, dossier_document, save_dossier, stray_work
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.problem import ProfileProblem, UnreadableFileError
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.chain import Head, contained_text
from qhchecklist.store.log_file import Checked

if TYPE_CHECKING:
    from qhchecklist.report.round_trip.differences import Restored
    from qhchecklist.report.round_trip.payload import Case
    from qhchecklist.report.round_trip.reopen import Reopened

FORMAT = "qhchecklist-reopen/1"
_ENDINGS = (".yaml", ".yml", ".json")
_MOST_CHARACTERS = 100_000


def reopen(
    file: Annotated[Path | None, typer.Argument(metavar="FILE.pdf", help="本程序导出的 PDF 清单")] = None,
    qr: Annotated[str, typer.Option("--qr", metavar="TEXT", help="纸面二维码扫出的文字；- 从标准输入读")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.yaml", help="把恢复的档案存成新文件")] = None,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE.jsonl", help="核对纸面所记的咨询记录末号是否在这份记录里")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    policy: Annotated[str, typer.Option("--policy", metavar="ID", help="规则包编号；默认用打印时的那一个")] = "",
    as_of: AsOfOption = "",
    lang: LangOption = Language.zh,
) -> None:
    """从导出的 PDF 或纸面二维码恢复企业档案，重新判断，并说明与打印时有哪些不同。

    PDF 里勾选过的步骤也一并读回。退出码：0 已恢复（有不同也算）；1 咨询记录与纸面不符；2 输入无法使用。
    """
    if (file is None) == (not qr):
        refuse(Text("请给出一个 PDF 文件，或用 --qr 给出二维码的文字。", "Give a PDF file, or --qr TEXT."), lang.value)
    if out is not None:
        _check_target(out, lang.value)
    try:
        reopened = _from_file(file) if file is not None else _from_qr(qr, lang.value)
    except UnreadableFileError as error:
        refuse(error.message, lang.value)
    book = rulebook(policy or _policy_of(reopened.case), lang.value)
    checked = _checked_record(reopened.case, log, lang.value) if log is not None else None
    _tell(reopened, book, as_of, out, as_json, checked, lang.value)
    if checked is not None and checked.verdict.fault is not None:
        raise typer.Exit(BROKEN)


def _check_target(out: Path, lang: Lang) -> None:
    """Before anything is read: a dossier that is there is never overwritten."""
    if out.suffix.lower() not in _ENDINGS:
        zh = f"{out.name} 的后缀应是 {'、'.join(_ENDINGS)} 之一；请改文件名。"
        refuse(Text(zh, f"{out.name} must end in {', '.join(_ENDINGS)}."), lang)
    if out.exists():
        zh = f"{out} 已经存在，没有覆盖；请换一个文件名。"
        refuse(Text(zh, f"{out} exists and was not overwritten; choose another name."), lang)


def _from_file(file: Path) -> Reopened:
    from qhchecklist.report.round_trip.reopen import reopen as read_file

    return read_file(file)


def _from_qr(given: str, lang: Lang) -> Reopened:
    from qhchecklist.report.round_trip.qr_text import Fingerprint, read_qr_text
    from qhchecklist.report.round_trip.reopen import Reopened

    text = given if given != "-" else sys.stdin.buffer.read(_MOST_CHARACTERS).decode(errors="replace")
    found = read_qr_text(text)
    if isinstance(found, Fingerprint):
        refuse(found.message, lang)
    return Reopened(found)


def _checked_record(case: Case, log: Path, lang: Lang) -> Checked:
    """The record, and whether it has the entry that stood last in it when the paper was made."""
    if case.record is None or case.record.number == 0:
        zh = "这份清单上没有咨询记录的编号（印给客户、并且当时已有记录的才有），没有可核对的；请去掉 --log。"
        refuse(Text(zh, "This checklist has no number of a consultation record to check; leave --log out."), lang)
    return checked_file(log, Head(case.record.number, case.record.sha256), lang)


def _policy_of(case: Case) -> str:
    """The pack it was printed by, if there is one here."""
    known = (paths.resources() / "policies" / case.policy_id).is_dir()
    return case.policy_id if known else paths.DEFAULT_POLICY


def _tell(
    reopened: Reopened,
    book: Rulebook,
    as_of: str,
    out: Path | None,
    as_json: bool,
    checked: Checked | None,
    lang: Lang,
) -> None:
    from qhchecklist.report.round_trip.differences import restore

    day = read_day(as_of, lang)
    assessor = Assessor(book)

    def assess(dossier: Dossier) -> Checklist:
        reading = read_profile(dossier.profile, book.catalogue, book.codes)
        return make_checklist(assessor.assess(reading, day), dossier.work, dossier.business_day)

    restored = restore(reopened, book, assess)
    if out is not None:
        _save(out, restored.dossier, lang)
    problems = (
        *restored.dossier.problems,
        *restored.now.assessment.problems,
        *stray_work(restored.dossier.work, {one.id for one in book.policy.supports}),
    )
    if as_json:
        typer.echo(_as_json(restored, problems, checked, lang))
    else:
        _print(restored, problems, out, checked, book, lang)


def _save(out: Path, dossier: Dossier, lang: Lang) -> None:
    try:
        save_dossier(out, dossier)
    except UnreadableFileError as error:
        refuse(error.message, lang)


def _as_json(restored: Restored, problems: tuple[ProfileProblem, ...], checked: Checked | None, lang: Lang) -> str:
    from qhchecklist.report.round_trip.payload import record_document

    case = restored.case
    data = {
        "format": FORMAT,
        "printed": {
            "program": case.program,
            "policy": {"id": case.policy_id, "version": case.policy_version, "sha256": case.policy_sha256},
            "as_of": case.as_of.isoformat(),
            "profile_sha256": case.profile_sha256,
        },
        **({} if case.record is None else {"record": record_document(case.record)}),
        **({} if checked is None else {"record_check": _check_document(checked, lang)}),
        "as_of": restored.now.assessment.as_of.isoformat(),
        "dossier": dossier_document(restored.dossier),
        "problems": [{"field": one.field, "message": one.message[lang]} for one in problems],
        "differences": [{"kind": one.kind, "key": one.key, "text": one.text[lang]} for one in restored.differences],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _check_document(checked: Checked, lang: Lang) -> dict[str, Json]:
    fault = checked.verdict.fault
    return {"found": fault is None, "fault": None if fault is None else fault.message[lang]}


def _print(
    restored: Restored,
    problems: tuple[ProfileProblem, ...],
    out: Path | None,
    checked: Checked | None,
    book: Rulebook,
    lang: Lang,
) -> None:
    tell_doubts(problems, book, lang)
    lines = [restored.summary[lang], *([restored.told[lang]] if restored.told else [])]
    if checked is not None and restored.case.record is not None:
        lines.append(contained_text(checked.verdict, restored.case.record.number)[lang])
    lines += [f"- {one.text[lang]}" for one in restored.differences]
    if out is not None:
        lines.append(Text(f"档案已存为 {out}。", f"The dossier was saved as {out}.")[lang])
    else:
        lines.append(Text("加 --out 企业.yaml 可存成档案。", "Add --out FIRM.yaml to save the dossier.")[lang])
    for line in lines:
        typer.echo(one_line(line))
