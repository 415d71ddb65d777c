"""The records app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "trivet.web.records"
    label = "records"
