"""How far long work is: one small file a job, written by whoever works and read by the page that shows the bar."""

import json
import os
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connections

from fazhi.kernel.wrong import FazhiError, NotFound

SILENT = 120.0  # seconds without a word after which a job is taken for dead
EVERY = 0.3
KEEP = 7 * 24 * 3600.0


@dataclass(slots=True)
class Job:
    """One piece of long work: whose, how far of how many, and how it ended."""

    id: str
    person: str
    done: int = 0
    of: int = 0
    state: str = "running"
    result: str = ""
    error: str = ""
    at: float = 0.0

    @property
    def percent(self) -> int:
        """How far, in percent."""
        return 100 if self.state == "done" else min(99, self.done * 100 // self.of) if self.of else 0


def _folder() -> Path:
    folder = Path(settings.HOME) / "jobs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(job: Job) -> None:
    job.at = time.time()
    path = _folder() / f"{job.id}.json"
    part = path.with_suffix(f".{uuid.uuid4().hex}")
    part.write_text(json.dumps(asdict(job), ensure_ascii=False), "utf-8")
    os.replace(part, path)


def find(ident: str, person: str) -> Job:
    """A person's own job; raises NotFound. One that has fallen silent is told as broken off."""
    path = _folder() / f"{ident}.json"
    if not ident.isalnum() or not path.exists():
        raise NotFound("没有这项工作，可能已经过期。请重新开始。")
    job = Job(**json.loads(path.read_text("utf-8")))
    if job.person != person:
        raise NotFound("没有这项工作，可能已经过期。请重新开始。")
    if job.state == "running" and time.time() - job.at > SILENT:
        job.state, job.error = "failed", "这项工作中断了，没有登记任何一行。请重新导入。"
    return job


def work(job: Job, run: Callable[[Callable[[int, int], None]], str]) -> Job:
    """Do the work and keep how far it is; what the house says no to becomes the job's error."""
    last = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal last
        job.done, job.of = done, of
        if time.time() - last > EVERY:
            last = time.time()
            _write(job)

    try:
        job.result = run(tell)
        job.state = "done"
    except FazhiError as error:
        job.state, job.error = "failed", str(error)
    except BaseException:
        job.state, job.error = "failed", "程序出错，没有登记任何一行。请把时间和文件名告诉管理员。"
        raise
    finally:
        _write(job)
    return job


def begin(person: str, of: int, run: Callable[[Callable[[int, int], None]], str], *, apart: bool) -> Job:
    """Begin a job: at once, or (`apart`) in a thread of its own, so that the page can show how far it is."""
    _sweep()
    job = Job(uuid.uuid4().hex, person, 0, of)
    _write(job)
    if not apart:
        return work(job, run)

    def alone() -> None:
        try:
            work(job, run)
        finally:
            connections.close_all()

    threading.Thread(target=alone, name=f"sheet-{job.id[:8]}").start()
    return job


def _sweep() -> None:
    """Old jobs go."""
    for path in _folder().iterdir():
        if time.time() - path.stat().st_mtime > KEEP:
            path.unlink(missing_ok=True)
