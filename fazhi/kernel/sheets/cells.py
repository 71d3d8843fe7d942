"""What stands in a cell: days, sums and numbers in all the ways in which tables write them; and cells that are safe to write."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from fazhi.kernel.fields import Choice, Code, Count, Day, Field, Moment, Money
from fazhi.kernel.wrong import Wrong

DAY = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?)?$")
BARE_DAY = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
NOTHING = ("", "-", "—", "--", "/", "\\", "无", "N/A", "n/a", "NULL", "null", "None")
FIRST = date(1899, 12, 30)  # the day from which spreadsheets count
SERIAL = (20_000, 80_000)  # serial numbers taken for days: 1954 to 2119
EXACT = 10**15  # beyond this a spreadsheet's number has lost its last digits
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain(value: Any, field: Field) -> Any:
    """A cell as words or a number that the field can judge; None for an empty one. Raises Wrong with a sentence."""
    if value is None or (isinstance(value, str) and value.strip() in NOTHING):
        return None
    if isinstance(field, (Day, Moment)):
        return _day(value, isinstance(field, Moment))
    if isinstance(field, Money):
        return _money(value)
    if isinstance(field, Count):
        return _whole(value)
    words = _words(value)
    if isinstance(field, Choice) and not field.many:
        return words
    if isinstance(field, Choice):
        return [part for part in re.split(r"[、,，;；\s]+", words) if part]
    return words if isinstance(field, Code) else words.replace("\r\n", "\n").replace("\r", "\n")


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if abs(value) >= EXACT:
            raise Wrong("这个编号被表格软件当成了数字，末尾几位已经丢失；请在原表中把这一列设为“文本”后重新导出。")
        return str(int(value)) if value == int(value) else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\x00", "").replace("\u3000", " ").strip().lstrip("'")


def _day(value: Any, minute: bool) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes") if minute else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and SERIAL[0] <= value <= SERIAL[1]:
        return (FIRST + timedelta(days=int(value))).isoformat()
    text = _words(value)
    match = DAY.match(text) or BARE_DAY.match(text)
    if not match:
        raise Wrong(f"“{text}”不是日期，请写成 2021-03-05 的样子。")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise Wrong(f"“{text}”这一天不存在，请核对。") from None
    if minute and match.re is DAY and match[4]:
        return f"{day.isoformat()}T{int(match[4]):02d}:{match[5]}"
    return day.isoformat()


def _money(value: Any) -> str:
    text = re.sub(r"[,，\s￥¥]|人民币", "", _words(value))
    times = 10_000 if text.endswith(("万元", "万")) else 1
    number = re.sub(r"(万元|万|元整|元)$", "", text)
    try:
        return str(Decimal(number) * times)
    except InvalidOperation:
        raise Wrong(f"“{_words(value)}”不是金额，例如 200 或 1,234.50。") from None


def _whole(value: Any) -> str:
    text = _words(value)
    return re.sub(r"(份|件|宗|次|个|人|天|日)$", "", text.replace(",", ""))


def safe(value: Any) -> Any:
    """A value that a spreadsheet shows and never runs: what could be a formula gets a quotation mark before it."""
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return value
