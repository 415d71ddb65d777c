"""Authoring as an app."""

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    name = "trivet.web.authoring"
    label = "authoring"

    def ready(self) -> None:
        # -- only once the models are there
        from trivet.web.authoring.provider import own_clients
        from trivet.web.practice.people import PROVIDERS  # -- the same

        if own_clients not in PROVIDERS:
            PROVIDERS.append(own_clients)
