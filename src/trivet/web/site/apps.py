"""The public site as an app; it keeps nothing."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "trivet.web.site"
    label = "site"
