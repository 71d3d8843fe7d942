"""petition.Receive by API with 8 clients on PostgreSQL with fsync, server and driver on the same cores: python -m tests.postgres python -m benchmarks.http."""

import http.client
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import time
from typing import Any

from benchmarks import bench

CLIENTS, SECONDS, ROUNDS = 8, 6, 3
SERVERS: list[int] = []


def client(port: int, token: str, until: float, told: Any) -> None:
    """One client: as many petitions as it can until the time is up."""
    link = http.client.HTTPConnection("127.0.0.1", port)
    body = json.dumps({"said": {"channel": "phone", "what": "村口路灯坏了，已经三个月，请尽快维修", "who": {"name": "测某", "phone": "13900001111"}}})
    head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    count, times = 0, []
    while time.monotonic() < until:
        began = time.perf_counter()
        link.request("POST", "/api/acts/petition.Receive", body, head)
        answer = link.getresponse()
        answer.read()
        if answer.status != 200:
            told.put((count, [0.0]))
            raise SystemExit(f"答复 {answer.status}")
        times.append(time.perf_counter() - began)
        count += 1
    told.put((count, sorted(times)))


def cpu() -> float:
    """CPU seconds of the server's and the database's processes, from /proc."""
    ticks = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as file:
                stat = file.read()
            with open(f"/proc/{pid}/cmdline") as file:
                line = file.read()
        except OSError:
            continue
        rest = stat[stat.rindex(")") + 2:].split()
        if "postgres" in line or "granian" in line or "fazhi.conf.cli" in line or int(rest[1]) in SERVERS:
            ticks += int(rest[11]) + int(rest[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Serve, drive, tell rate, CPU a petition, and the share of the driver."""
    home = bench.home()
    town = bench.town()
    from fazhi.web.api import tokens

    token = tokens.issue(town.he.person, town.office)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "fazhi.conf.cli", "serve", "--port", str(port)], env={**os.environ, "FAZHI_HOME": str(home)},
                              stderr=subprocess.DEVNULL)
    SERVERS.append(server.pid)
    try:
        waited(port)
        rates, costs, slow = [], [], []
        for n in range(ROUNDS + 1):
            before = cpu()
            count, p50, p99 = driven(port, token)
            if n:
                rates.append(count / SECONDS)
                costs.append((cpu() - before) / count * 1000)
                slow.append((p50, p99))
        bench.tell(f"petition.Receive over HTTP, {bench.vendor()}, {CLIENTS} clients", per_second=statistics.median(rates),
                   cpu_ms=statistics.median(costs), p50_ms=statistics.median(a for a, _ in slow) * 1000, p99_ms=statistics.median(b for _, b in slow) * 1000)
    finally:
        server.terminate()
        server.wait()


def driven(port: int, token: str) -> tuple[int, float, float]:
    """(petitions recorded, median, 99th percentile) of one round."""
    told: Any = multiprocessing.Queue()
    until = time.monotonic() + SECONDS
    running = [multiprocessing.Process(target=client, args=(port, token, until, told)) for _ in range(CLIENTS)]
    for one in running:
        one.start()
    found = [told.get() for _ in running]
    for one in running:
        one.join()
    times = sorted(each for _, some in found for each in some)
    return sum(count for count, _ in found), times[len(times) // 2], times[len(times) * 99 // 100]


def waited(port: int) -> None:
    """Until the server answers."""
    for _ in range(2000):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("服务没有启动")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
