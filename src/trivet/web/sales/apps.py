"""The sales app."""

from django.apps import AppConfig


class SalesConfig(AppConfig):
    name = "trivet.web.sales"
    label = "sales"
