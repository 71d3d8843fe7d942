"""The page on laws that changed: the same petition and the same reconsideration on several days, each by the law of its day. The tests act the table out, through the door."""

from pathlib import Path
from typing import Any

import yaml

from fazhi.conf.handbook.words import table

DATA = Path(__file__).parent / "both_laws.yaml"
PARTS = {
    "信访": ("两部信访条例（2022年5月1日）", "收到", "同一宗诉求在不同日期收到，依当日的规定办理。第三日当面送达答复，同日申请复查、收到维持的复查意见、申请复核、收到改进建议；延长的是受理当日起算的办理期限。"),
    "跨新旧条例": ("跨2022年5月1日的诉求", "收到", "办理（期限、是否适用信访程序、答复内容、延期依据）依受理之日的规定，告知期限依收到之日的规定，申请复查依收到答复之日的规定。"),
    "行政复议": ("两部行政复议法（2024年1月1日）", "收件", "同一件复议在不同日期走受理点和答复：依当日的法律，答复依复议机关受理之日的法律；申请期限按当日知道该行为计。"),
}
WORDS = {"help": "求助", "complaint": "投诉", "reply": "处理意见书", "told": "告知（不作处理意见）"}
NOTE = "期限写到期日；“没有”表示当日的法律没有这个程序或期限，“没有日期”表示应当办理而没有法定天数，或者天数未见文本。"


def rows() -> dict[str, list[dict[str, Any]]]:
    """The table by part: one mapping a day, in the order of the days. Raises OSError where the file is missing."""
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(DATA.read_text("utf-8"))
    return told


def page() -> str:
    """Each part as a table: what is asked in the lines, the days across."""
    found = ["# 新旧法对照", "", NOTE, "本页的每一格都由测试逐日办理一遍核对。"]
    for key, (title, day, note) in PARTS.items():
        days = rows()[key]
        asked = list(dict.fromkeys(name for each in days for name in each if name != day))
        heads = [f"{day} {each[day]}" for each in days]
        found += ["", f"## {title}", "", note, "", table(("", *heads), [(name, *(_told(each.get(name, "")) for each in days)) for name in asked])]
    return "\n".join(found) + "\n"


def _told(value: Any) -> str:
    return WORDS.get(str(value), str(value))
