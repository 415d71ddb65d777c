"""The house itself as an app: shared templates, static files and commands."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "trivet.web"
    label = "web"
