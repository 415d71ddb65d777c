"""Practice as an app."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "trivet.web.practice"
    label = "practice"
