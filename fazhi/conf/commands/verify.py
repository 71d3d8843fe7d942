"""fazhi verify: whether the record is whole."""

import argparse
import json
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "核验全部记录：链、日封、声明、文件、触发器，以及各表与记录是否一致"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("--all", action="store_true", help="从头核验，而不是从上次核验过的日封起")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(args: argparse.Namespace) -> int:
    """Verify; exit code 1 when anything is wrong."""
    setup.ready()
    verify = setup.kernel("verify")
    mark = Path(setup.settings.HOME) / "verified.json"
    since = None if args.all or not mark.exists() else json.loads(mark.read_text("utf-8"))
    report = verify.verify(since=since)
    verify.files(report, setup.kernel("story").vault(), deep=args.all)
    orphans = verify.orphans(setup.kernel("story").vault()) if args.all else []
    if args.json:
        setup.say(json.dumps({"matters": report.matters, "entries": report.entries, "seals": report.seals, "files": report.files,
                              "orphans": orphans, "problems": report.problems}, ensure_ascii=False))
    else:
        setup.say(f"核验事项 {report.matters} 件、记录 {report.entries} 条、日封 {report.seals} 份、文件 {report.files} 个。")
        if orphans:
            setup.say(f"文件库里有 {len(orphans)} 个没有被任何记录引用的文件（上传后没有提交，不影响完整性）。")
        for where, what in report.problems:
            setup.say(f"  ✗ {where}：{what}")
        setup.say("全部完好。" if report.clean else f"发现 {len(report.problems)} 处问题。请不要再改动数据库，保留现场并联系管理员。")
    if report.clean:
        seals = setup.kernel("models").Seal.objects.values_list("office", "n").order_by("office", "n")
        mark.write_text(json.dumps(dict(seals)), "utf-8")
    return 0 if report.clean else 1
