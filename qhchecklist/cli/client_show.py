"""`clients show`: what is kept about one client, a line each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import typer

from qhchecklist import paths
from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING
from qhchecklist.cli.client_decisions import judged
from qhchecklist.cli.client_store import ClientArgument, StoreOption, chosen, opened
from qhchecklist.cli.inputs import LangOption, Language, rulebook
from qhchecklist.policy.model import Dates, Validity
from qhchecklist.policy.text import EMPTY, Text
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.store.decisions import decided_answers
from qhchecklist.store.records import SOURCES, Client, Visit

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


def show(client: ClientArgument, store: StoreOption = "", lang: LangOption = Language.zh) -> None:
    """说明一家客户：联系方式、办理情况、历次来访和结论、主管部门的认定，以及企业所填与答复不同之处。

    退出码：0 已显示；2 没有这家客户，或客户库无法使用。
    """
    with opened(store, "", lang.value) as found:
        one = chosen(found, client, lang.value)
        odd = judged(found, one, rulebook(paths.DEFAULT_POLICY, lang.value), date.today()).remarks
        lines = (*_about(one), *_visit_lines(found.visits(one.id)), *_kept(found, one), *(each.message for each in odd))
    for line in lines:
        typer.echo(one_line(line[lang.value]))


def _about(client: Client) -> list[Text]:
    contact, name = client.contact, client.name or "—"
    changed = f"{client.changed_at.astimezone():%Y-%m-%d %H:%M}"
    lines = [
        Text(f"{name}（编号 {client.id}）", f"{name} (id {client.id})"),
        Text(
            f"第 {client.version} 版，{changed} 由 {client.changed_by} 保存",
            f"Version {client.version}, saved {changed} by {client.changed_by}",
        ),
    ]
    for zh, en, said in (
        ("联系人", "Contact", contact.person),
        ("电话", "Phone", contact.phone),
        ("地址", "Address", contact.address),
        ("备注", "Note", contact.note),
    ):
        if said:
            lines.append(Text(f"{zh}：{said}", f"{en}: {said}"))
    answers, work = len(client.dossier.profile), len(client.dossier.work)
    lines.append(Text(f"已答 {answers} 项，办理中 {work} 项", f"{answers} answers, work on {work} supports"))
    return lines


def _visit_lines(visits: tuple[Visit, ...]) -> list[Text]:
    if not visits:
        return [Text("还没有来访记录", "No visits yet")]
    lines = []
    for visit in visits:
        at, day = f"{visit.at.astimezone():%Y-%m-%d %H:%M}", visit.as_of.isoformat()
        dates = _dates_of(visit)
        told = counts_text(list(visit.groups.values()), dates.validity(visit.as_of) if dates else None)
        papers = len(visit.printed)
        policy = f"{visit.policy.id} {visit.policy.version}"
        since = _expired_since(dates, visit.as_of)
        zh = f"第 {visit.number} 次来访 {at}，{visit.consultant}，按 {policy} 判断 {day}：{told.zh}{since.zh}"
        en = f"Visit {visit.number} {at}, {visit.consultant}, by {policy} as of {day}: {told.en}{since.en}"
        zh, en = f"{zh}；纸面 {papers} 份", f"{en}; papers: {papers}"
        lines.append(Text(zh, en))
        if visit.note:
            lines.append(Text(f"  备注：{visit.note}", f"  Note: {visit.note}"))
    return lines


def _dates_of(visit: Visit) -> Dates | None:
    """The dates of the notice that was told from; None where its pack is not here."""
    if not (paths.resources() / "policies" / visit.policy.id).is_dir():
        return None
    return rulebook(visit.policy.id, "zh").policy.head.dates


def _expired_since(dates: Dates | None, day: date) -> Text:
    """That what applied on a day need not apply now."""
    if dates is None or dates.validity(day) == "expired" or dates.validity(date.today()) != "expired":
        return EMPTY
    return Text("（文件现已届满）", " (the notice has expired since)")


def counts_text(groups: list[str], validity: Validity | None) -> Text:
    """How many supports applied and how many needed information, in the words that the validity demands."""
    applying, waiting = sum(one in APPLYING for one in groups), groups.count("needs_information")
    if validity is None:
        zh = f"当时列为适用 {applying} 项，待补充信息 {waiting} 项（文件当时是否有效，这里没有规则包可查）"
        en = f"listed as applying {applying}, information needed {waiting} (whether in force then is not known here)"
        return Text(zh, en)
    told, open_ones = outcome_text("applies", validity), outcome_text("needs_information", validity)
    return Text(
        f"{told.zh} {applying} 项，{open_ones.zh} {waiting} 项", f"{told.en} {applying}, {open_ones.en} {waiting}"
    )


def _kept(store: Store, client: Client) -> list[Text]:
    from qhchecklist.store.held_files import held_files  # SQLAlchemy only when a store is opened
    from qhchecklist.store.transfer import read_decisions

    with store.reading() as connection:
        lines = [decision.words for decision in read_decisions(connection, client.id)]
        for held in (one.attachment for one in reversed(held_files(connection, client.id))):
            size = -(-held.size // 1024)
            zh = f"附件 {held.sha256[:12]} {held.name}（{size} KB，{held.at.astimezone():%Y-%m-%d} {held.by}）"
            lines.append(Text(zh, f"File {held.sha256[:12]} {held.name} ({size} KB, {held.by})"))
    for one in decided_answers(store.answers(client.id)).values():
        decision, source = one.decision, SOURCES["authority_decided"]
        at = f"{decision.at.astimezone():%Y-%m-%d}"
        zh = f"{source.zh} {one.field}（{at} {decision.by} 记）"
        lines.append(Text(zh, f"{source.en}: {one.field} ({at}, {decision.by})"))
        if one.disputed:
            said = SOURCES[one.disputed.source]
            zh = f"  之后另有不同的回答（{said.zh}，{one.disputed.by}）：认定仍在，请核对"
            lines.append(Text(zh, f"  answered otherwise since ({said.en}); the decision stands, please check"))
    return lines
