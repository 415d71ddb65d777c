"""trivet clients: who there is to practise with, and whether the laws of the simulation hold for them."""

import json
from pathlib import Path

import click

from trivet.cli.characters import FILES, character_named, faults_in, practice_at
from trivet.cli.sheet import sheet
from trivet.simulation import Report, cast_of, check_laws


@click.group()
def clients() -> None:
    """The simulated clients."""


@clients.command("list")
@click.option(
    "--content", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A content folder."
)
def show(root: Path | None) -> None:
    """Who there is to practise with."""
    for name, character in sorted(cast_of(practice_at(root)).items()):
        client = character.client
        click.echo(f"{name:10} {client.person.age}  {client.setting:17} {client.nation:9} {client.title}")


@clients.command()
@click.argument("names", nargs=-1, metavar="[CLIENT]...")
@click.option(
    "--seeds", type=click.IntRange(20, 100_000), default=1000, show_default=True, help="Meetings behind each mean."
)
@click.option(
    "--content", "root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A content folder."
)
@click.option("--json", "as_json", is_flag=True, help="Print all findings as JSON.")
def check(names: tuple[str, ...], seeds: int, root: Path | None, as_json: bool) -> None:
    """The laws of the simulation, a table for each client; exit code 1 if one falls.

    CLIENT: ids, or .yaml files of your own; all clients of the content when none is named. A file is also read for faults in its
    words, each named with its line.
    """
    practice = practice_at(root)
    faults = [fault for name in names if name.endswith(FILES) for fault in faults_in(practice, Path(name))]
    for fault in faults:
        click.echo(str(fault), err=as_json)
    people = [character_named(practice, name) for name in names] or list(cast_of(practice).values())
    reports = []
    for character in people:
        reports.append(check_laws(character, seeds=seeds, coach=practice.coach))
        if not as_json:
            click.echo(_table(reports[-1]))
    if as_json:
        click.echo(json.dumps([_plain(report) for report in reports], ensure_ascii=False, indent=1))
    fallen = sum(len(report.fallen) for report in reports)
    if fallen or faults:
        click.echo(f"{fallen} fallen, {len(faults)} fault{'' if len(faults) == 1 else 's'} in the file.", err=True)
        raise click.exceptions.Exit(1)
    if not as_json:
        click.echo(f"All laws hold for {len(reports)} client{'s' if len(reports) > 1 else ''}, {seeds} seeds each.")


def _table(report: Report) -> str:
    rows = [f"{report.client} ({report.seeds} seeds)"]
    for one in report.findings:
        mark = {True: "holds", False: "FALLS", None: "told"}[one.held]
        rows.append(f"  {one.law:2}  {one.name:38} {one.figure:62} {one.bar:28} {mark}")
    return "\n".join(rows) + "\n"


def _plain(report: Report) -> dict[str, object]:
    findings = [
        {name: getattr(one, name) for name in ("law", "name", "figure", "bar", "held")} for one in report.findings
    ]
    return {"client": report.client, "seeds": report.seeds, "held": report.held, "findings": findings}


clients.add_command(sheet)
