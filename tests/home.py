"""Loaded before everything else (-p tests.home): a throw-away installation folder with keys, so that settings find one."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from fazhi.kernel.keys import KeyStore

HOME = Path(tempfile.mkdtemp(prefix="fazhi-test-"))
os.environ["FAZHI_HOME"] = str(HOME)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fazhi.conf.settings")
KeyStore.create(HOME / "keys")
(HOME / "static").mkdir()
atexit.register(shutil.rmtree, HOME, True)
