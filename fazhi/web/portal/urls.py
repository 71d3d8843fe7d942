"""Addresses of the public page."""

from django.urls import path

from fazhi.web.portal import cards, tracking, views

urlpatterns = [path("", views.index, name="portal"), path("open/<str:ident>/", views.article, name="article"),
               path("card/<str:code>/", cards.card, name="card"), path("track/", tracking.track, name="track")]
