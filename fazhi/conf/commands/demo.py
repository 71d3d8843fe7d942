"""fazhi demo: a fictional town, a whole year of its work replayed through the door, then the desk and the report."""

import argparse
import shutil
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from fazhi.conf import setup

SUMMARY = "演示：虚构的镇，一整年的工作逐条重演，然后打开工作台和年度报告"
PASSWORD = "yanshi-2021"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--no-serve", action="store_true", help="只建演示数据，不启动服务")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")


def run(args: argparse.Namespace) -> int:
    """Make the town, replay its year, print where to look and who can log in, serve."""
    setup.wake()
    clear()
    began = time.monotonic()
    setup.lay()
    town = setup.kernel("story").founded(name="演示镇人民政府", short="演")
    console = Console(stderr=True)
    with Progress(TextColumn("重演2021年 {task.fields[day]}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn(),
                  console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", day="")
        year = setup.module("fazhi.conf.year")
        count = year.replay(town, setup.module("fazhi.conf.chain").events(town),
                            tick=lambda day, done, all_: bar.update(task, completed=done, total=all_, day=day) if console.is_terminal else tell(day, done, all_))
    people = setup.module("fazhi.conf.cast").make(town, PASSWORD)
    setup.module("fazhi.conf.waiting").begin(town)
    entries = setup.kernel("models").Entry.objects.count()
    setup.say(f"演示镇的2021年已重演：{count} 个事件，{entries} 条记录，用时 {time.monotonic() - began:.0f} 秒。安装目录：{setup.settings.HOME}")
    sample = setup.module("fazhi.conf.samples").lay(Path(setup.settings.HOME) / "samples")
    setup.say(f"可以试着导入的平台导出表（12行，其中4行有错、2行缺环节）：{sample}")
    setup.say(f"可登录的人（口令都是 {PASSWORD}，仅限演示）：")
    for login, name, post in people:
        setup.say(f"  {login:<8}{name}　{post}")
    setup.say(f"工作台 http://127.0.0.1:{args.port}/desk/　年度报告 http://127.0.0.1:{args.port}/desk/report/2021/　公开门户 http://127.0.0.1:{args.port}/")
    if not args.no_serve:
        setup.serve("127.0.0.1", args.port)
    return 0


def tell(day: str, done: int, whole: int) -> None:
    """One line for every twentieth part: for a log, where a bar cannot move."""
    if done == whole or done * 20 // whole > (done - 1) * 20 // whole:
        setup.say(f"重演到{day}：{done}/{whole}（{done * 100 // whole}%）")


def clear() -> None:
    """Remove an earlier demonstration; a real installation is never touched."""
    home = Path(setup.settings.HOME)
    if not setup.is_there():
        return
    try:
        real = [each["name"] for each in setup.offices() if not each["demo"]]
    except Exception as error:
        if "no such table" not in str(error) and "does not exist" not in str(error):
            raise
        real = []
    if real:
        raise setup.NotReady(f"{home} 里是正式安装（{real[0]}），演示不会动它。请用 --home 换一个目录。")
    setup.drop_database()
    for name in ("keys", "vault", "verified.json", "static", "samples"):
        path = home / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
