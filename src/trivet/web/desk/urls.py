"""Addresses of the desk's own pages; the root includes them in the desk's namespace."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
