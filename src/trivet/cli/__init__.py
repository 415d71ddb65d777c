"""The command line: the same work without a browser."""

import sys

import click

from trivet import __version__
from trivet.cli.check import check
from trivet.cli.plan import plan
from trivet.cli.press import press
from trivet.cli.serve import serve
from trivet.content import ContentError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="trivet")
def trivet() -> None:
    """Trivet: therapeutic working alliance training.

    A course is data under content/. These commands check it, plan a day from it, print what the day needs, and serve
    the whole in a browser.

    \b
    A first look, from a checkout:
      trivet check
      trivet plan --sector probation --nation wales --options compliance
      trivet press pack --customer examples/customers/NAME.yaml --out out
      trivet serve
    """


for _command in (check, plan, press, serve):
    trivet.add_command(_command)


def main() -> None:
    """Run a command. Bad input ends with one clear line and exit code 2; nothing shows a traceback."""
    try:
        trivet.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        _refuse(error.format_message())
    except ContentError as error:
        more = f" (and {len(error.faults) - 1} more: run trivet check)" if len(error.faults) > 1 else ""
        _refuse(f"{error.faults[0]}{more}")


def _refuse(message: str) -> None:
    click.echo(f"trivet: {' '.join(message.split())}", err=True)
    sys.exit(2)
