"""Self-paced learning as an app."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "trivet.web.learning"
    label = "learning"
