"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "trivet.web.portal"
    label = "portal"
