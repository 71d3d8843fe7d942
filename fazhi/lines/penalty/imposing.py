"""Penalty, what a penalty that is not money consists of: which certificate, which activity, and for how long; asked for by the kinds that need it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fazhi.kernel.fields import Field, Public
from fazhi.kernel.wrong import Objection
from fazhi.lines.penalty.stages import KINDS, goods

LICENCE = "许可证件的名称和编号"
NEEDED = {  # kind: what it is, as it is asked for (empty: the name says it all), and whether it lasts for a time
    "hold": (LICENCE, True), "revoke": (LICENCE, False), "downgrade": ("资质证书的名称、编号和降低后的等级", False), "restrict": ("限制开展的生产经营活动", True),
    "bar": ("限制从事的职业、行业", True), "stop": ("", True), "other": ("处罚的内容", False),
}
LICENCES = ("hold", "revoke", "downgrade")  # kinds that take a certificate or lower it
ONCE = ("fine", "warning", "criticism", "confiscation", "goods")  # kinds that are done with when they are carried out: they say nothing of how long a decision holds
ENDLESS = "无期限"
LONG = {"日": 1, "天": 1, "个月": 30, "年": 365}
FOR_DAYS = re.compile(r"(\d+)(日|天|个月|年)")
DAY = re.compile(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})日?")


def imposed() -> dict[str, Field]:
    """The fields of a row beside kind and sum: goods, the object of a penalty that is not money, and how long it lasts."""
    return {**goods(), "what": Public("证件、活动或者处罚的内容", required=False, help="暂扣、吊销许可证件和降低资质等级的，写证件的名称和编号；限制经营、限制从业的，写限制什么；其他处罚写明内容"),
            "lasting": Public("期限", required=False, help="例如：30日；自2026年9月1日至2026年9月30日；没有期限的写“无期限”")}


def told_whole(rows: Iterable[dict[str, Any]], provision: str, warns: bool = False) -> Iterable[Objection]:
    """Each kind says what it consists of and for how long; a kind that has neither says none. `warns`: of what was done elsewhere it is only said."""
    for row in rows:
        name, (what, lasts) = KINDS[row["kind"]], NEEDED.get(row["kind"], ("", False))
        if what and not row.get("what"):
            yield Objection(f"“{name}”没有写明{what}", provision, "请填写“证件、活动或者处罚的内容”", firm=not warns, warns=warns)
        if lasts and not row.get("lasting"):
            yield Objection(f"“{name}”没有写明期限", provision, "请填写“期限”；没有期限的写“无期限”", firm=not warns, warns=warns)
        if row["kind"] not in NEEDED and (row.get("what") or row.get("lasting")):
            yield Objection(f"“{name}”没有证件、活动和期限可写", provision, "请删去，或者另起一行填写相应的种类", firm=not warns, warns=warns)


def words(row: dict[str, Any]) -> str:
    """What a penalty consists of and how long it lasts, as the papers say it after its name."""
    return (f"（{row['what']}）" if row.get("what") else "") + (f"，期限：{row['lasting']}" if row.get("lasting") else "")


def other_than_told(row: dict[str, Any], notice: Any, provision: str) -> Iterable[Objection]:
    """It lasts no longer than the notice said; another object is pointed out."""
    told = next((each for each in notice.rows or () if each["party"] == row["party"] and each["kind"] == row["kind"]), {})
    if told.get("lasting") and row.get("lasting") and longer(row["lasting"], told["lasting"]):
        yield Objection(f"“{KINDS[row['kind']]}”的期限与告知书不同，不能看出没有加长", provision, "请照告知书填写或者缩短；加长的须重新告知")
    if told.get("what") and row.get("what") and _bare(told["what"]) != _bare(row["what"]):
        yield Objection(f"“{KINDS[row['kind']]}”所写的证件、活动或者内容与告知书不同", provision, "请核对；改为别的证件、活动的须重新告知", warns=True)


def longer(now: str, before: str) -> bool:
    """True unless the time is the same, or both can be counted and it is not longer."""
    days, told = _days(now), _days(before)
    return _bare(now) != _bare(before) and (days is None or told is None or days > told)


def _days(text: str) -> float | None:
    """How many days a time takes; None where that cannot be read."""
    if text == ENDLESS:
        return float("inf")
    if found := FOR_DAYS.fullmatch(text):
        return int(found[1]) * LONG[found[2]]
    try:
        ends = [date(int(year), int(month), int(day)) for year, month, day in DAY.findall(text)]
    except ValueError:
        return None
    return (ends[1] - ends[0]).days + 1 if len(ends) == 2 else None


def ends_on(row: dict[str, Any], since: date) -> date | None:
    """The last day of a penalty that lasts: as written, or counted from the day on which it takes effect; None where it has no end or none that can be read."""
    text = str(row.get("lasting") or "").strip()
    if found := FOR_DAYS.fullmatch(text):
        number, unit = int(found[1]), found[2]
        if unit in ("日", "天"):
            return since + timedelta(days=number)
        year, month = divmod(since.year * 12 + since.month - 1 + number * (12 if unit == "年" else 1), 12)
        return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
    ends = [date(int(year), int(month), int(day)) for year, month, day in DAY.findall(text)] if _days(text) is not None else []
    return ends[-1] if ends else None


def _bare(text: str) -> str:
    return re.sub(r"[\s，,；;。（）()：:]", "", text)
