"""The post app."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "trivet.web.post"
    label = "post"
