"""The day app."""

from django.apps import AppConfig


class DayConfig(AppConfig):
    name = "trivet.web.day"
    label = "day"
