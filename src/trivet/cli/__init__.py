"""The command line: the same work without a browser."""

import sys
from importlib import import_module

import click

from trivet import __version__
from trivet.content import ContentError

COMMANDS = ("backup", "check", "clients", "hear", "plan", "play", "press", "restore", "serve", "verify")


class Commands(click.Group):
    """The commands, each imported when it is asked for: planning a day should not wait for PowerPoint."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"trivet.cli.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


def main() -> None:
    """Run a command. Bad input ends with one clear line and exit code 2; nothing shows a traceback."""
    try:
        # Without standalone mode click hands an Exit's code back instead of raising it.
        sys.exit(trivet.main(standalone_mode=False) or 0)
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
