"""Logs carry ids and routes, never the words, tokens and names that an address may hold."""

import logging
import re

#: What follows one of these opens something, or names somebody's certificate; so does every long piece of an address.
_SECRET_PATH = re.compile(r"(/join/|/reset/key/|/confirm-email/|/c/)[^\s/?\"]+")
_TOKEN = re.compile(r"(?<=/)[\w:-]{20,}")
_QUERY = re.compile(r"\?\S+")


class RoutesOnly(logging.Filter):
    """Strips query strings and one-time tokens from every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _QUERY.sub("?…", _TOKEN.sub("…", _SECRET_PATH.sub(r"\1…", record.getMessage())))
        record.args = None
        return True
