"""Runs the measurements, each in a process of its own, on SQLite and – where FAZHI_DATABASE names one – on PostgreSQL."""

import subprocess
import sys

NAMES = ("law", "door", "scale", "proof", "pages", "http", "crowd", "people")

for name in sys.argv[1:] or NAMES:
    print(f"== {name} ==", flush=True)
    subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
