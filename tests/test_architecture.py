"""The house's rules on imports and on the size of rooms, held by reading the code."""

from __future__ import annotations

import ast
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("crisis", "api", "timeline")
CONDUCTORS = {"pipeline", "records"}
STAGES = {"reading", "layout", "sentences", "timexes", "normalization", "linking", "event_coding", "merging"}
PURE_LIBRARIES = {"ahocorasick_rs", "babel", "dateparser", "py3langid", "rapidfuzz", "re2", "sentencex", "trafilatura", "yaml", "lxml", "timeline"}
CLOCKS = {"today", "now", "utcnow"}


def modules() -> dict[str, Path]:
    paths = [p for package in PACKAGES for p in (ROOT / package).rglob("*.py") if "migrations" not in p.parts]
    return {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in paths}


MODULES = modules()
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imported(name: str, node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
        base = node.module or ""
        if node.level:
            parent = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*parent, *filter(None, [node.module])])
        return [f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base for alias in node.names]
    return []


def arrows() -> dict[str, set[str]]:
    return {name: {target for node in ast.walk(tree) for target in imported(name, node)} for name, tree in TREES.items()}


ARROWS = arrows()


def floor(name: str) -> int:
    """Its storey: crisis above api above timeline above timeline.extraction."""
    if name.startswith("timeline.extraction"):
        return 0
    return {"timeline": 1, "api": 2, "crisis": 3}[name.split(".", maxsplit=1)[0]]


def stage(name: str) -> str | None:
    parts = name.split(".")
    return parts[2] if parts[:2] == ["timeline", "extraction"] and len(parts) > 2 else None


@pytest.mark.parametrize("name", sorted(MODULES))
def test_imports_point_down_only(name):
    ours = [target for target in ARROWS[name] if target.split(".")[0] in PACKAGES]
    assert [target for target in ours if floor(target) > floor(name)] == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_nothing_is_imported_inside_a_function(name):
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.lineno for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)] == []


def test_there_are_no_circles():
    graph = {name: {t for t in targets if t in MODULES and t != name and not name.startswith(t + ".")} for name, targets in ARROWS.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("name", sorted(n for n in MODULES if stage(n) in STAGES))
def test_stages_do_not_import_each_other(name):
    others = {stage(target) for target in ARROWS[name]} - {None, stage(name)}
    assert not others & (STAGES | CONDUCTORS)


@pytest.mark.parametrize("name", sorted(n for n in MODULES if n.startswith("timeline.extraction")))
def test_extraction_is_pure(name):
    outside = {target.split(".")[0] for target in ARROWS[name]} - set(sys.stdlib_module_names)
    assert outside <= PURE_LIBRARIES
    assert all(target.startswith("timeline.extraction") for target in ARROWS[name] if target.startswith("timeline"))
    calls = {node.func.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    assert not calls & CLOCKS


def test_only_the_store_writes():
    """Rows are created, changed and deleted in one place; commands that make users or load fixtures hand the work to Django."""
    writers = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
    allowed = {"timeline.store", "timeline.management.commands"}
    found = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writers
    }
    assert {name for name in found if not any(name.startswith(home) for home in allowed)} == set()


@pytest.mark.parametrize(
    "path",
    sorted(
        p for s in ("*.py", "*.js", "*.css", "*.html") for f in (*PACKAGES, "templates", "static") for p in (ROOT / f).rglob(s) if "migrations" not in p.parts
    ),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_no_room_has_grown_too_big(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, "split it: a big module becomes a package of the same name"
