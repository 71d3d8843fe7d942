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
    parser.add_argument("--report", metavar="文件", help="核对一份年度报告（JSON）：每个数字的总摘要与记录是否相符")


def run(args: argparse.Namespace) -> int:
    """Verify; exit code 1 when anything is wrong."""
    setup.ready()
    if args.report:
        return _report(Path(args.report))
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


def _report(path: Path) -> int:
    """Compare the digests of a report with the record; exit code 1 when one differs."""
    try:
        told = json.loads(path.read_text("utf-8"))["figures"]
    except (OSError, ValueError, KeyError, TypeError):
        raise setup.NotReady(f"{path} 读不出来，或者不是年度报告的 JSON 文件。请用 fazhi report 年份 --format json -o 文件 输出后再核对。") from None
    labels = {each["key"]: each["label"] for each in told}
    changed = setup.module("fazhi.report.annex").changed(setup.the_office()["id"], told)
    for key in changed:
        setup.say(f"  ✗ {labels[key]}（{key}）：总摘要与记录不符")
    setup.say(f"核对 {len(told)} 个数字的总摘要，" + (f"{len(changed)} 个不符：报告公开以后记录有更正、补录，或者报告被改动过。用 fazhi trace 查看这些数字由哪些记录组成。" if changed else "全部相符。"))
    return 1 if changed else 0
