"""`make bench`: extraction beside dateparser's search on the same texts in one run, and memory on a megabyte.

The two take turns, so that a machine whose clock wanders slows both; compare the ratio, not the times.
"""

from __future__ import annotations

import resource
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

from timeline.extraction import reading  # noqa: E402
from timeline.extraction.pipeline import Extractor  # noqa: E402
from timeline.seed import read_gazetteer, read_period, read_publishers  # noqa: E402

ROUNDS, LENGTH, TEXTS = 9, 3000, 6
LOCALES = {"no": "nb"}


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


def main() -> None:
    ours = extractor()
    texts = texts_of_length(ours, LENGTH)
    size = sum(len(text.encode()) for _, text in texts)
    work: dict[str, Callable[[], object]] = {
        "extract": lambda: [ours.extract(reading.read_text(text)) for _, text in texts],
        "dateparser.search_dates": lambda: [search_dates(text, languages=[LOCALES.get(language, language)]) for language, text in texts],
    }
    for run in work.values():
        run()  # a first round fills caches on both sides
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, run in work.items():
            times[name].append(seconds(run))
    out = [f"{len(texts)} texts of about {LENGTH / 1000:g} kB, {ROUNDS} rounds in turn, CPU time of one core, medians"]
    for name, taken in times.items():
        median = statistics.median(taken)
        out.append(f"{name:26} {len(texts) / median:8.1f} texts/s {size / median / 1e6:6.2f} MB/s")
    ratio = statistics.median(b / a for a, b in zip(times["extract"], times["dateparser.search_dates"], strict=True))
    out.append(f"{'extract is faster by':26} {ratio:8.1f} times")
    before, after = memory_on(1_000_000)
    out.append(f"memory on a text of 1 MB    {after:8.0f} MB at the peak, {before:.0f} MB before it")
    sys.stdout.write("\n".join(out) + f"\npeak of this process        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB\n")


if __name__ == "__main__":
    main()
