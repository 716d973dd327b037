"""`check`: all faults of a rule pack at once, each with file, line, column and a hint; then its worked cases."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.cases import check_cases
from qhchecklist.cli.inputs import refuse
from qhchecklist.policy.casefile import read_cases
from qhchecklist.policy.lint import lint, support_marks
from qhchecklist.policy.model import Policy
from qhchecklist.policy.pack import load_catalogue, load_codes, load_policy
from qhchecklist.policy.problem import PackError, PackProblem
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Lang, Text


def check_pack(pack: str, lang: Lang) -> None:
    """Check a folder or an id; ends the program with 1 when there are problems and 2 when there is no such pack."""
    folder = Path(pack) if Path(pack).is_dir() else paths.resources() / "policies" / pack
    if not folder.is_dir():
        refuse(Text(f"没有规则包“{pack}”。", f"No pack '{pack}'."), lang)
    try:
        catalogue = load_catalogue(paths.resources() / "profile" / "fields.yaml")
        codes = load_codes(paths.resources() / "codes")
    except PackError as error:
        _report_problems(error.problems, lang)
    policy, sources, problems = load_policy(folder)
    if policy is None or sources is None:
        _report_problems(problems, lang)
    cases = read_cases(sources.cases, problems)
    problems.extend(lint(policy, sources, cases, catalogue, codes))
    if not problems:  # cases run only on a pack whose words are all known
        assessor = Assessor(Rulebook(policy, catalogue, codes))
        problems.extend(check_cases(assessor, cases, support_marks(sources)))
    if problems:
        _report_problems(problems, lang)
    _report_clean(policy, len(cases), lang)


def _report_clean(policy: Policy, cases: int, lang: Lang) -> None:
    head = policy.head
    measures = sum(measure.number is not None for measure in policy.measures)
    supports, provisions = len(policy.supports), len(policy.provisions)
    zh = f"{measures} 条措施、{supports} 个事项、{provisions} 句条文、{cases} 个例，没有问题。"
    en = f"{measures} measures, {supports} supports, {provisions} provisions, {cases} cases, no problems."
    typer.echo(f"{head.id} {head.version}: {Text(zh, en)[lang]}")


def _report_problems(problems: list[PackProblem], lang: Lang) -> NoReturn:
    for problem in sorted(problems, key=lambda one: one.mark):
        typer.echo(problem.line(lang))
    typer.echo(Text(f"共 {len(problems)} 个问题。", f"{len(problems)} problems.")[lang], err=True)
    raise typer.Exit(1)
