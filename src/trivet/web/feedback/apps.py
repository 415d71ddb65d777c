"""The feedback app."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "trivet.web.feedback"
    label = "feedback"
