"""Addresses of the public page."""

from django.urls import path

from fazhi.web.portal import views

urlpatterns = [path("", views.index, name="portal"), path("open/<str:ident>/", views.article, name="article")]
