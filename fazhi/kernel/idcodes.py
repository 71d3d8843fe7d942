"""Numbers that carry their own proof: identity numbers of citizens, credit codes of units, telephones – and what is wrong with one, in words.

A number that does not fit is never refused, since the wrong one may be what the paper says: it is told beside the field, and flagged where it is recorded.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from fazhi.kernel import fields as f
from fazhi.kernel.wrong import Objection

# GB 11643: seventeen digits, each weighed by a power of two, and a check digit; the first two say the province.
PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
LAST_DIGITS = "10X98765432"
# GB 32100: seventeen signs of thirty-one, each weighed by a power of three, and a check sign.
UNIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TELEPHONES = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(?:[-转]\d{1,6})?|[2-9]\d{6,7}(?:[-转]\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{2,4}|9\d{4,5}|\+(?!86)\d{6,15}")
SHEET = "请对照证件核对；证件上确是这样写的，照此登记，并在记录中说明"


def citizen(number: str) -> str:
    """What is wrong with a citizen's identity number of eighteen signs; empty when it is right."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return "应为17位数字加一位数字或者X"
    if not PROVINCES.match(number):
        return "开头两位不是任何省份的代码"
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return f"出生日期“{number[6:14]}”不是真实的日期"
    if born > date.today():
        return "出生日期在将来"
    total = sum(int(each) * (2 ** (17 - i) % 11) for i, each in enumerate(number[:17]))
    return "" if LAST_DIGITS[total % 11] == number[17] else "最后一位校验码对不上，可能有一位填错"


def born(number: str) -> date | None:
    """The day of birth that a citizen's identity number tells; None where it is none, or a wrong one."""
    plain = re.sub(r"[\s-]", "", number).upper()
    return None if citizen(plain) else date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))


def sex(number: str) -> str:
    """The sex that a citizen's identity number tells (男, 女); empty where it is none, or a wrong one."""
    return ("女", "男")[int(re.sub(r"[\s-]", "", number)[16]) % 2] if born(number) else ""


def unit(code: str) -> str:
    """What is wrong with a unit's credit code of eighteen signs; empty when it is right."""
    strange = "".join(dict.fromkeys(each for each in code if each not in UNIT_SIGNS))
    if len(code) != 18 or strange:
        return f"不会出现“{strange}”（代码中没有字母I、O、S、V、Z）" if strange else f"应为18位，现有{len(code)}位"
    total = sum(UNIT_SIGNS.index(each) * (3 ** i % 31) for i, each in enumerate(code[:17]))
    return "" if UNIT_SIGNS[(31 - total % 31) % 31] == code[17] else "最后一位校验码对不上，可能有一位填错"


def enterprise(number: Any) -> bool:
    """True for the credit code of whoever is registered to trade: an enterprise, a sole trader or a farmers' cooperative; their second sign tells them apart."""
    code = re.sub(r"[\s-]", "", str(number or "")).upper()
    return code[:2] in ("91", "92", "93") and len(code) == 18 and not unit(code)


def sole_trader(number: Any) -> bool:
    """True for the credit code of a sole trader (个体工商户), who is a natural person and no organisation."""
    code = re.sub(r"[\s-]", "", str(number or "")).upper()
    return code.startswith("92") and len(code) == 18 and not unit(code)


def telephone(text: str) -> str:
    """What is wrong with one telephone or several parted by 、or /; empty when nothing is."""
    for each in re.split(r"[、，,;；/]", text):
        number = re.sub(r"[\s（）()]", "", each).replace("－", "-").replace("—", "-")
        if number and not TELEPHONES.fullmatch(number):
            digits = len(re.sub(r"\D", "", number))
            if digits in (10, 11, 12):  # the length is possible, so the length is not what is wrong
                return f"不像电话号码：现有{digits}位数字；手机是11位、第二位是3至9，固定电话连区号以0开头"
            return f"不像电话号码：手机是11位、固定电话连区号10到12位，现有{digits}位数字" if digits else "没有数字"
    return ""


def paper(text: str, organisation: bool) -> str:
    """What is wrong with the number of somebody's paper; passports, permits and old registration numbers have no check digit and pass."""
    number = re.sub(r"[\s-]", "", text).upper()
    if organisation:
        wrong = unit(number) if len(number) in (17, 18, 19) else ""
        return f"统一社会信用代码{wrong}" if wrong else ""
    if re.fullmatch(r"\d{16,18}[\dX]?", number) and len(number) != 18:
        return f"居民身份证号码应为18位，现有{len(number)}位"
    wrong = citizen(number) if len(number) == 18 and not sole_trader(number) else ""
    return f"居民身份证号码{wrong}" if wrong else ""


def _who(value: Mapping[str, Any]) -> Iterator[str]:
    if value.get("phone") and (wrong := telephone(str(value["phone"]))):
        yield f"电话{wrong}"
    if value.get("number") and (wrong := paper(str(value["number"]), value.get("kind") == "organisation")):
        yield wrong


def doubts(fields: Mapping[str, f.Field], clean: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(name of the field, what is wrong with a number in it) for everything that an act says; the numbers themselves are not told again."""
    for name, each in fields.items():
        value: Any = clean.get(name)
        if value in f.EMPTY:
            continue
        label = each.label or name
        if isinstance(each, f.Rows):
            for i, row in enumerate(value, start=1):
                yield from ((name, f"第{i}行：{told}") for _, told in doubts(each.fields, row))
        elif isinstance(each, f.Who):
            yield from ((name, f"“{label}”的{told}") for told in _who(value))
        elif each.number:
            wrong = telephone(str(value)) if each.number == "phone" else paper(str(value), organisation=True)
            if wrong:
                yield name, f"“{label}”：{wrong}"


def objections(fields: Mapping[str, f.Field], clean: Mapping[str, Any]) -> Iterator[Objection]:
    """The same as warnings of the record."""
    for _, told in doubts(fields, clean):
        yield Objection(told, "记录·号码", SHEET)
