"""The timeline app, and the admin site that stands in for Django's."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.core.checks import register

from timeline import checks


class TimelineConfig(AppConfig):
    default = True
    name = "timeline"
    verbose_name = "Timeline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for check in checks.ALL:
            register(check, "timeline")


class DeskConfig(admin_apps.AdminConfig):
    default = False
    default_site = "timeline.desk.site.DeskSite"
