"""The drills app."""

from django.apps import AppConfig


class DrillsConfig(AppConfig):
    name = "trivet.web.drills"
    label = "drills"
