"""The site with the timeline's other forms under its root."""

from django.urls import include, path

urlpatterns = [path("", include("timeline.exports.urls")), path("", include("crisis.urls"))]
