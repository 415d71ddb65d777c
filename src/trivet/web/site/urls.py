"""Addresses of the public pages."""

from django.urls import path

from trivet.web.site import served, views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("course/", views.course, name="course"),
    path("tips/", views.tips, name="tips"),
    path("tips/ten-top-tips.pdf", served.ten_tips_pdf, name="ten-tips-pdf"),
    path("tips/<slug:module>.pdf", served.tip_sheet_pdf, name="tip-sheet-pdf"),
    path("tips/<slug:module>/", views.tip_sheet, name="tip-sheet"),
    path("evidence/", views.evidence, name="evidence"),
    path("glossary/", views.glossary, name="glossary"),
    path("privacy/", views.plain_page, {"page_id": "privacy"}, name="privacy"),
    path("accessibility/", views.plain_page, {"page_id": "accessibility"}, name="accessibility"),
    path("licence/", views.plain_page, {"page_id": "licence"}, name="licence"),
    path("pictures/", served.picture, name="pictures"),
    path("pictures/<str:name>", served.picture, name="picture"),
    path("theme/", views.theme, name="theme"),
    path("brand.css", served.brand_css, name="brand-css"),
    path("brand/logo", served.brand_logo, name="brand-logo"),
    path("healthz", served.health, name="health"),
]
