"""fazhi dossier: the case file of a matter as one PDF."""

import argparse
from pathlib import Path

from fazhi.conf import setup
from fazhi.kernel.wrong import FazhiError

SUMMARY = "把一件事项制作成电子卷宗（一个 PDF）：封面、目录、页码、签字件和附件、备考表"
VOLUMES = {"both": ("正卷", "副卷"), "main": ("正卷",), "side": ("副卷",)}


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("matter", help="事项编号、登记号或外部编号")
    parser.add_argument("-o", "--output", required=True, help="写到哪个文件，例如 案卷.pdf")
    parser.add_argument("--volume", choices=tuple(VOLUMES), default="both", help="both 正卷和副卷（默认）；main 只要正卷；side 只要副卷")
    parser.add_argument("--who", default="", help="以谁的名义查阅（人员编号；默认机构管理员）")


def run(args: argparse.Namespace) -> int:
    """Make the file."""
    setup.ready()
    office = setup.the_office()
    gate, dossier = setup.kernel("gate"), setup.kernel("dossier")
    who = args.who or next(iter(setup.kernel("roster").roster(office["id"]).holders("registrar", setup.today())), "")
    viewer = gate.Viewer(who, office["id"], setup.today())
    vault = setup.kernel("story").vault()
    made = dossier.collect(viewer, dossier.find(viewer, args.matter), vault, "制作电子卷宗")
    path = Path(args.output)
    try:
        path.write_bytes(setup.kernel("dossier_print").dossier_pdf(made, vault, VOLUMES[args.volume]))
    except OSError as error:
        raise FazhiError(f"不能写到 {args.output}：{error.strerror}。请换一个位置。") from None
    setup.say(f"已写到 {args.output}。{made.sentence}")
    return 0
