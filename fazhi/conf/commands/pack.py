"""fazhi pack: everything that has to be public before anything is enforced, as a folder of pages, papers and charts."""

import argparse
from datetime import date
from html import escape
from pathlib import Path

from fazhi.conf import setup

SUMMARY = "生成执法事前公示材料：主体、人员、权限、服务指南、流程图、文书样本"
HEAD = '<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{0}</title><link rel="stylesheet" href="paper.css"></head><body>{1}</body></html>'
STYLE = ('body{font:16px/1.8 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:52em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}'
         "td,th{border:1px solid #ccc;padding:.3em .5em;text-align:left;vertical-align:top}h1{text-align:center}")


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments."""
    parser.add_argument("folder", metavar="目录", help="写到哪个目录")
    parser.add_argument("--on", default="", help="按哪一天的法律、人员和目录，默认今天")


def run(args: argparse.Namespace) -> int:
    """Write every part as page, DOCX and PDF, every chart as SVG and PDF, and an index that says what is missing."""
    setup.ready()
    setup.check_day(args.on)
    on = date.fromisoformat(args.on) if args.on else setup.today()
    pack, onepage = setup.module("fazhi.report.pack"), setup.module("fazhi.report.onepage")
    typeset = {name: setup.module(f"fazhi.kernel.typeset.{name}") for name in ("html", "docx", "pdf", "faces")}
    office, folder = setup.the_office(), Path(args.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "paper.css").write_text(STYLE, "utf-8")
    except OSError as error:
        raise setup.NotReady(f"写不进 {folder}：{error.strerror}。请换一个可写的目录。") from None
    links = []
    for part in pack.PARTS:
        paper = pack.made(office["id"], part.key, on)
        (folder / f"{part.key}.html").write_text(HEAD.format(escape(paper.title), typeset["html"].to_html(paper)), "utf-8")
        (folder / f"{part.key}.docx").write_bytes(typeset["docx"].to_docx(paper, typeset["faces"].Faces()))
        (folder / f"{part.key}.pdf").write_bytes(typeset["pdf"].to_pdf(paper, typeset["faces"].Faces()))
        links.append(f'<li><a href="{part.key}.html">{part.title}</a>　<a href="{part.key}.docx">DOCX</a>　<a href="{part.key}.pdf">PDF</a></li>')
    for line in pack.enforcing():
        svg = onepage.chart(line)
        (folder / f"chart-{line.key}.svg").write_text(svg, "utf-8")
        (folder / f"chart-{line.key}.pdf").write_bytes(onepage.printed(svg))
        links.append(f'<li><a href="chart-{line.key}.svg">{line.title}流程图</a>　<a href="chart-{line.key}.pdf">PDF</a></li>')
    missing = pack.missing(on)
    note = f"<p>还须另行补充：{'、'.join(missing)}。</p>" if missing else ""
    (folder / "index.html").write_text(HEAD.format("执法事前公示", f"<h1>执法事前公示</h1><p>{escape(office['name'])}，{on}。</p><ul>{''.join(links)}</ul>{note}"), "utf-8")
    setup.say(f"已生成 {len(pack.PARTS)} 部分和 {len(pack.enforcing())} 张流程图：{folder / 'index.html'}")
    if missing:
        setup.say(f"还须另行补充：{'、'.join(missing)}。")
    return 0
