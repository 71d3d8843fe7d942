"""What every measurement shares: a throw-away installation with a town, and a stop-watch that tells medians and ratios."""

import atexit
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def home() -> Path:
    """Ready an installation in a throw-away folder (on SQLite, or on FAZHI_DATABASE) and start Django on it."""
    folder = Path(tempfile.mkdtemp(prefix="fazhi-bench-"))
    os.environ["FAZHI_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.conf.settings")
    atexit.register(shutil.rmtree, folder, True)
    from fazhi.conf import setup

    setup.wake()
    if os.environ.get("FAZHI_DATABASE"):
        setup.drop_database()
    setup.lay()
    return folder


def town() -> Any:
    """A founded town."""
    from fazhi.kernel import story

    return story.founded()


def vendor() -> str:
    """sqlite or postgresql."""
    from django.db import connection

    return str(connection.vendor)


def median(run: Callable[[], Any], times: int = 5) -> float:
    """The median of several timings of one call, in seconds; one warm-up before."""
    run()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


@contextmanager
def watch() -> Iterator[list[float]]:
    """Collects [wall seconds, CPU seconds of this process]."""
    wall, cpu = time.perf_counter(), time.process_time()
    told: list[float] = []
    yield told
    told += [time.perf_counter() - wall, time.process_time() - cpu]


def tell(what: str, **figures: Any) -> None:
    """One line of result."""
    print(f"{what:<44}" + "  ".join(f"{k}={v:,.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in figures.items()), flush=True)
