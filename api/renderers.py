"""JSON through orjson, several times as fast as the standard library on lists."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer


class OrjsonRenderer(JSONRenderer):
    """UTF-8 JSON: days as ``2022-01-26``, moments in UTC as ``2022-01-26T09:30:00Z``, lazy texts as texts."""

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: dict[str, Any] | None = None) -> bytes:
        if data is None:
            return b""
        options = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
        indent = self.get_indent(accepted_media_type, renderer_context or {})
        return orjson.dumps(data, default=str, option=options | orjson.OPT_INDENT_2 if indent else options)
