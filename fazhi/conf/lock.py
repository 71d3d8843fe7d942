"""docs/acts.lock: every act key that was ever used, so that none is given to something else: python -m fazhi.conf.lock."""

import os
import sys
import tempfile
from pathlib import Path

from fazhi.conf import setup

PATH = Path("docs/acts.lock")


def known() -> dict[str, str]:
    """{key: title} as the lock tells."""
    lines = PATH.read_text("utf-8").splitlines() if PATH.exists() else []
    return dict(line.split("\t", 1) for line in lines if line)


def current() -> dict[str, str]:
    """{key: title} as declared today; Django must stand."""
    return {key: act.title for key, act in setup.kernel("registry").acts().items()}


def main() -> int:
    """Add what is new; what is gone stays, so that its key is never given again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.conf.settings")
    os.environ.setdefault("FAZHI_HOME", tempfile.mkdtemp(prefix="fazhi-lock-"))
    setup.wake()
    told = {**current(), **known()}
    PATH.write_text("".join(f"{key}\t{title}\n" for key, title in sorted(told.items())), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
