"""The awards app."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "trivet.web.awards"
    label = "awards"
