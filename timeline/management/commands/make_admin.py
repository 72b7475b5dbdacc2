"""`manage.py make_admin`: an administrator with a random password."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Makes an administrator named curator (curator2, curator3 …) and prints the random password once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-none", action="store_true", help="only where there is no administrator yet")

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model().objects
        if options["if_none"] and users.filter(is_superuser=True).exists():
            return
        name = next(name for number in count(1) if not users.filter(username=(name := f"curator{number if number > 1 else ''}")).exists())
        password = secrets.token_urlsafe(15)
        users.create_superuser(name, password=password)
        self.stdout.write(f"Administrator made: name {name}, password {password} (shown only this once; sign in at /admin/)")
