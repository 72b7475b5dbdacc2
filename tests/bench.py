"""`make bench`: extraction beside dateparser's search on the same texts in one run, and memory on a megabyte.

Extraction is measured as plain Python, and compiled where `manage.py compile_extraction` has built it. All take turns, each in a process of its
own, so that a machine whose clock wanders slows them alike; compare the ratios, not the times.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dateparser.search import search_dates  # noqa: E402

from timeline import COMPILED, compiled  # noqa: E402
from timeline.extraction import reading  # noqa: E402
from timeline.extraction.pipeline import Extractor  # noqa: E402
from timeline.seed import read_gazetteer, read_period, read_publishers  # noqa: E402

ROUNDS, LENGTH, TEXTS = 9, 3000, 6
LOCALES = {"no": "nb"}
PLAIN, MACHINE_CODE, SEARCH = "extract, plain Python", "extract, compiled", "dateparser.search_dates"


def texts_of_length(extractor: Extractor, length: int) -> list[tuple[str, str]]:
    """(language, text of about ``length`` bytes), ``TEXTS`` of each language, made of the paragraphs of its bundled texts in their order, over and over."""
    by_language: dict[str, list[str]] = {}
    for path in sorted((ROOT / "fixtures" / "articles").glob("*.txt")):
        source = reading.read_file(path.read_bytes(), name=path.name)
        by_language.setdefault(extractor.extract(source).layout.language, []).extend(source.text.split("\n\n"))
    made = []
    for language, paragraphs in by_language.items():
        following = cycle(paragraphs)
        for _ in range(TEXTS):
            text = next(following)
            while len(text.encode()) < length:
                text += "\n\n" + next(following)
            made.append((language, text))
    return made


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def memory_on(size: int) -> tuple[float, float]:
    """Peak megabytes of a fresh process before and after it extracts a text of ``size`` characters."""
    code = (
        "import sys; sys.argv=['bench']; sys.path[:0]=[{root!r}, {root!r}+'/tests']; import bench, resource; from timeline.extraction import reading\n"
        "e=bench.extractor(); pool=bench.texts_of_length(e, 3000)[0][1]\n"
        "peak=lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024\n"
        "before=peak(); e.extract(reading.read_text((pool+'\\n\\n')*({size}//len(pool)))); print(before, peak())"
    ).format(root=str(ROOT), size=size)
    before, after = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    return float(before), float(after)


def extractor() -> Extractor:
    fixtures = ROOT / "fixtures"
    return Extractor(
        gazetteer=read_gazetteer(fixtures / "actors.json"), publishers=read_publishers(fixtures / "sources.json"), period=read_period(fixtures / "dossier.json")
    )


def serve(name: str) -> None:
    """A process that does its work once for each line of standard input: prints the seconds it took, and what extraction found as a digest."""
    ours = extractor()
    texts = texts_of_length(ours, LENGTH)

    def extract() -> object:
        return [ours.extract(reading.read_text(text)) for _, text in texts]

    def search() -> object:
        return [search_dates(text, languages=[LOCALES.get(language, language)]) for language, text in texts]

    work: Callable[[], object] = search if name == SEARCH else extract
    found = hashlib.sha256(repr([(one.timexes, one.events, one.clusters) for one in extract()] if work is extract else work()).encode())  # fills caches, too
    _answer(len(texts), sum(len(text.encode()) for _, text in texts), found.hexdigest())
    for _ in sys.stdin:
        _answer(seconds(work))


def main() -> None:
    names = [PLAIN, *([MACHINE_CODE] if COMPILED else []), SEARCH]
    runs = {name: _started(name) for name in names}
    opened = {name: run.stdout.readline().split() for name, run in runs.items() if run.stdout}
    count, size = (int(number) for number in opened[SEARCH][:2])
    if COMPILED and opened[PLAIN][2] != opened[MACHINE_CODE][2]:
        sys.exit("compiled extraction does not find what plain Python finds; take .cache/compiled away and report it")
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            assert run.stdin and run.stdout
            run.stdin.write("\n")
            run.stdin.flush()
            times[name].append(float(run.stdout.readline()))
    for run in runs.values():
        run.communicate()
    out = [f"{count} texts of about {LENGTH / 1000:g} kB, {ROUNDS} rounds in turn, CPU time of one core, medians"]
    for name, taken in times.items():
        median = statistics.median(taken)
        out.append(f"{name:26} {count / median:8.1f} texts/s {size / median / 1e6:6.2f} MB/s")
    for name in names[:-1]:
        ratio = statistics.median(b / a for a, b in zip(times[name], times[SEARCH], strict=True))
        out.append(f"{name + ' is faster by':34} {ratio:4.1f} times")
    if not COMPILED:
        out.append("not compiled for these sources: `make compile` does it where there is a C compiler")
    before, after = memory_on(1_000_000)
    out.append(f"memory on a text of 1 MB    {after:8.0f} MB at the peak, {before:.0f} MB before it")
    sys.stdout.write("\n".join(out) + "\n")


def _answer(*values: object) -> None:
    sys.stdout.write(" ".join(map(str, values)) + "\n")
    sys.stdout.flush()


def _started(name: str) -> subprocess.Popen[str]:
    switch = {compiled.SWITCH: "off" if name == PLAIN else "on"}
    return subprocess.Popen([sys.executable, __file__, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **switch})


if __name__ == "__main__":
    serve(sys.argv[1]) if len(sys.argv) > 1 else main()
