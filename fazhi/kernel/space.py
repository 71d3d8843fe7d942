"""A reserve of disk space: when less is left nothing is written any more, and reading and printing go on."""

import shutil
import time

from django.conf import settings

from fazhi.kernel.vault import FULL, DiskFull

KEPT_SECONDS = 2.0
_seen: list[float] = [0.0, 0.0]  # when it was looked at, how many bytes were free


def demand() -> None:
    """Raise DiskFull, in plain words, when less than the reserve is left; looks at the disk once in two seconds."""
    now = time.monotonic()
    if now - _seen[0] > KEPT_SECONDS or not _seen[0]:
        _seen[:] = [now, float(shutil.disk_usage(settings.HOME).free)]
    if _seen[1] < settings.FAZHI_RESERVE_MB * 1024 * 1024:
        raise DiskFull(FULL)


def forget() -> None:
    """Look at the disk anew at the next demand."""
    _seen[:] = [0.0, 0.0]
