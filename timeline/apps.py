"""The timeline app, and the admin site that stands in for Django's."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class TimelineConfig(AppConfig):
    default = True
    name = "timeline"
    verbose_name = "Timeline"
    default_auto_field = "django.db.models.BigAutoField"


class DeskConfig(admin_apps.AdminConfig):
    default = False
    default_site = "timeline.desk.site.DeskSite"
