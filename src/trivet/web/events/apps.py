"""The events app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "trivet.web.events"
    label = "events"
