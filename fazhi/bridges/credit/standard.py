"""The fields of the credit publicity standard as data, and what is wrong with a row."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "standard.yaml"
NATURAL, FIRM, TRADER = "自然人", "法人及非法人组织", "个体工商户"
CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Box:
    """One field of the standard: code, Chinese name, whether a must (Y, N, or C under a condition), format, allowed words."""

    code: str
    name: str
    must: str
    when: str
    form: str
    words: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field of one row, in a sentence that says what to do."""

    row: int
    code: str
    name: str
    why: str


@cache
def data() -> dict[str, Any]:
    """The standard as data."""
    found: dict[str, Any] = yaml.safe_load(DATA.read_text("utf-8"))
    return found


@cache
def kind_with(prefix: str) -> str:
    """The key of the list of fields whose codes begin so (CF: penalties, XK: permits)."""
    return next(kind for kind, value in data().items() if isinstance(value, list) and value[0]["code"].startswith(f"{prefix}_"))


@cache
def boxes(kind: str) -> tuple[Box, ...]:
    """The fields of penalties or permits, in the order of the standard."""
    return tuple(Box(one["code"], one["name"], one["req"], str(one.get("if", "")), one["fmt"], tuple(map(str, one.get("enum", ()))), bool(one.get("hidden")))
                 for one in data()[kind])


def faults(kind: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Fault]:
    """Everything that is wrong with rows of the standard ({code: text}), row by row, and numbers that stand twice."""
    seen: dict[tuple[str, str], int] = {}
    number, who = ("CF_WSH", "CF_XDR_MC") if number_of(kind) == "CF_WSH" else ("XK_WSH", "XK_XDR_MC")
    for i, row in enumerate(rows, 1):
        for box in boxes(kind):
            why = _wrong(box, str(row.get(box.code, "")).strip(), row)
            if why:
                yield Fault(i, box.code, box.name, why)
        key = (str(row.get(number, "")), str(row.get(who, "")))
        if key[0] and key in seen:
            yield Fault(i, number, "决定书文号", f"与第{seen[key]}行的文号和相对人相同，请删去重复的一行")
        seen.setdefault(key, i)


def number_of(kind: str) -> str:
    """The code of the field that bears the number of the decision."""
    return next(box.code for box in boxes(kind) if box.code.endswith("_WSH"))


def _wrong(box: Box, value: str, row: Mapping[str, str]) -> str:
    if not value:
        return f"没有填写，{box.name}必填{f'（{box.when}）' if box.when else ''}" if _must(box, row) else ""
    if box.words and any(part not in box.words for part in value.split(";")):
        return f"“{value}”不在标准的词表内，可选：{'、'.join(box.words)}"
    if box.form == "D":
        return "" if _is_day(value) else f"“{value}”不是日期，请写成 2026-04-01 的样子"
    if box.form.startswith("N"):
        return "" if re.fullmatch(r"\d{1,10}(\.\d{1,6})?", value) else f"“{value}”不是数，单位为万元，最多六位小数"
    most = int(box.form[1:])
    if len(value) > most:
        return f"太长：最多{most}字，现有{len(value)}字"
    if box.code.endswith(("SHXYM", "JGDM", "LYDM", "LYDWDM")) and not credit_code(value):
        return f"统一社会信用代码“{value}”的位数或校验码不对，请照证书核对"
    return "证件号码的位数或校验码不对，请核对" if box.hidden and box.code.endswith("XDR_ZJHM") and not identity(value) else ""


def _must(box: Box, row: Mapping[str, str]) -> bool:
    """Whether a field is a must for this row."""
    if box.must in ("Y", "N"):
        return box.must == "Y"
    kind = row.get("CF_XDR_LB") or row.get("XK_XDR_LB") or ""
    category = row.get("CF_CFLB", "")
    return {"法人及个体": kind in (FIRM, TRADER), "法人": kind == FIRM, "自然人": kind == NATURAL, "罚款": "罚款" in category, "没收": "没收" in category,
            "暂扣吊销": "暂扣或吊销" in category}[box.when]


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def credit_code(value: str) -> bool:
    """True for a unified social credit code whose last sign fits the others (GB 32100)."""
    if not re.fullmatch(rf"[{CODE_SIGNS}]{{18}}", value):
        return False
    total = sum(CODE_SIGNS.index(sign) * weight for sign, weight in zip(value[:17], CODE_WEIGHTS, strict=True))
    return CODE_SIGNS[(31 - total % 31) % 31] == value[17]


def identity(value: str) -> bool:
    """True for an identity number whose last sign fits the others (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", value):
        return False
    return "10X98765432"[sum(int(sign) * weight for sign, weight in zip(value[:17], ID_WEIGHTS, strict=True)) % 11] == value[17]
