"""Django's command line: python -m trivet.web migrate."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trivet.web.settings")
    execute_from_command_line(["trivet.web", *sys.argv[1:]])


if __name__ == "__main__":
    main()
