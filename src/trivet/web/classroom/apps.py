"""The classroom as an app."""

from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "trivet.web.classroom"
    label = "classroom"
