"""Training as a Django app."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "trivet.web.training"
    label = "training"
