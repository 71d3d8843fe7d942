"""Addresses of the desk."""

from django.urls import path, re_path

from fazhi.web.desk import doing, papers, reports, sheets, uploads, views

urlpatterns = [
    path("", views.queue, name="queue"),
    path("duties/<slug:line>/<slug:term>/", views.duties, name="duties"),
    path("line/<slug:key>/", views.line, name="line"),
    path("find/", views.find, name="find"),
    path("new/<str:key>/", doing.do, name="new"),
    path("matter/<str:ident>/", views.matter, name="matter"),
    path("matter/<str:ident>/do/<str:key>/", lambda request, ident, key: doing.do(request, key, ident), name="do"),
    path("matter/<str:ident>/sign/<str:proposal>/", doing.sign, name="sign"),
    path("matter/<str:ident>/deadline/<str:deadline>/", views.explain, name="explain"),
    path("paper/<str:ident>/", papers.paper, name="paper"),
    re_path(r"^paper/(?P<ident>[0-9a-f-]+)\.(?P<form>pdf|docx)$", papers.paper, name="print"),
    path("paper/<str:ident>/edited/", papers.bring_back, name="bring-back"),
    path("paper/<str:ident>/record/<str:party>.pdf", papers.blank, name="blank-record"),
    path("print/", papers.many, name="print-many"),
    path("matter/<str:ident>/dossier.pdf", papers.case_file, name="dossier"),
    path("numbers/", papers.number_register, name="numbers"),
    path("file/<str:name>/", views.file, name="file"),
    path("file/<str:name>/thumb.jpg", views.thumb, name="thumb"),
    path("upload/", uploads.begin, name="upload"),
    path("upload/<str:ident>/", uploads.part, name="upload-part"),
    path("registers/", views.registers, name="registers"),
    path("register/<str:key>/", views.register, name="register"),
    path("sheets/", sheets.index, name="sheets"),
    path("sheets/job/<str:ident>/", sheets.job, name="sheet-job"),
    path("sheets/batch/<str:name>/", sheets.batch, name="sheet-batch"),
    re_path(r"^sheets/batch/(?P<name>[^/]+)/(?P<what>result|file)$", sheets.kept, name="sheet-kept"),
    path("sheets/<str:key>/", sheets.sheet, name="sheet"),
    path("sheets/<str:key>/blank.xlsx", sheets.blank, name="sheet-blank"),
    path("figures/", reports.index, {"what": "figures"}),
    path("figures/<int:year>/", reports.all_figures, name="figures"),
    path("figure/<int:year>/<str:key>/", reports.figure, name="figure"),
    path("report/", reports.index, {"what": "report"}),
    path("report/<int:year>/", reports.report, name="report"),
    re_path(r"^report/(?P<year>\d{4})\.(?P<form>pdf|docx|html|json)$", reports.report, name="report-print"),
]
