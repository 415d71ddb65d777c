"""Addresses of authoring."""

from django.urls import path

from trivet.web.authoring.views import doing, lines, lists, paper, trying, writing

app_name = "authoring"
urlpatterns = [
    path("desk/clients/", lists.clients, name="list"),
    path("desk/clients/new/", lists.new, name="new"),
    path("desk/clients/<slug:own>/", writing.edit, name="edit"),
    path("desk/clients/<slug:own>/file/", writing.file, name="file"),
    path("desk/clients/<slug:own>/check/", trying.check, name="check"),
    path("desk/clients/<slug:own>/try/", trying.meeting, name="try"),
    path("desk/clients/<slug:own>/lines/", lines.lines, name="lines"),
    path("desk/clients/<slug:own>/lines.csv", lines.sheet, name="sheet"),
    path("desk/clients/<slug:own>/paper/<slug:form>/", paper.paper, name="paper"),
    path("desk/clients/<slug:own>/publish/", doing.into_practice, name="publish"),
    path("desk/clients/<slug:own>/withdraw/", doing.out_of_practice, name="withdraw"),
    path("desk/clients/<slug:own>/history/", doing.history, name="history"),
    path("desk/clients/<slug:own>/history/<int:revision_number>/", doing.revision, name="revision"),
    path("desk/clients/<slug:own>/history/<int:revision_number>/back/", doing.back, name="back"),
]
