"""What a form's formulas give with the numbers filled in: sums, differences, comparisons, IF, ROUND; anything else is said to be unknown."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from fazhi.kernel.wrong import FazhiError

TOKEN = re.compile(r'\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?%?)|((?:\'[^\']+\'|[^\W\d]\w*)!)?\$?([A-Z]{1,3})\$?(\d+)(?![\w(])|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/=<>(),:&]))')
MOST = 4000  # characters of a formula that is still read

Lookup = Callable[[str, str], Any]


class CannotTell(FazhiError):
    """The formula uses something that is not known here."""


def value_of(formula: str, sheet: str, lookup: Lookup) -> Any:
    """A Decimal, text or bool; lookup(sheet, name) gives the value of a cell (None when empty). Raises CannotTell."""
    tokens = _tokens(formula.removeprefix("="))
    reader = _Reader(tokens, sheet, lookup)
    told = reader.compared()
    if reader.left():
        raise CannotTell(f"公式“{formula}”看不懂")
    return _single(told)


def _tokens(text: str) -> list[tuple[str, Any]]:
    if len(text) > MOST:
        raise CannotTell("公式太长")
    found: list[tuple[str, Any]] = []
    at = 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if not match:
            raise CannotTell(f"公式“={text}”看不懂")
        at = match.end()
        words, number, other, column, row, name, sign = match.groups()
        if words is not None:
            found.append(("text", words[1:-1].replace('""', '"')))
        elif number:
            found.append(("number", Decimal(number.rstrip("%")) / (100 if number.endswith("%") else 1)))
        elif column:
            found.append(("cell", ((other or "").rstrip("!").strip("'"), column, int(row))))
        else:
            found.append(("name", name) if name else ("sign", sign))
    return found


def _single(value: Any) -> Any:
    if isinstance(value, list):
        if len(value) != 1:
            raise CannotTell("一片单元格不能当一个数用")
        return value[0]
    return value


def number(value: Any) -> Decimal:
    """A value as a number as a spreadsheet takes it: empty is 0. Raises CannotTell for words."""
    value = _single(value)
    if value in (None, ""):
        return Decimal(0)
    if isinstance(value, bool):
        return Decimal(int(value))
    try:
        return Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        raise CannotTell(f"“{value}”不是数") from None


class _Reader:
    """Reads tokens by falling precedence: comparison, joining, sum, product, sign, value."""

    def __init__(self, tokens: list[tuple[str, Any]], sheet: str, lookup: Lookup) -> None:
        self.tokens, self.sheet, self.lookup, self.place = tokens, sheet, lookup, 0

    def left(self) -> bool:
        return self.place < len(self.tokens)

    def sign(self, *signs: str) -> str:
        """The next sign, taken when it is one of these."""
        if self.left() and self.tokens[self.place][0] == "sign" and self.tokens[self.place][1] in signs:
            self.place += 1
            return str(self.tokens[self.place - 1][1])
        return ""

    def compared(self) -> Any:
        told = self.joined()
        while sign := self.sign("=", "<>", "<=", ">=", "<", ">"):
            one, other = _single(told), _single(self.joined())
            if (isinstance(one, str) and one) or (isinstance(other, str) and other):
                one, other = str(one or ""), str(other or "")
            else:
                one, other = number(one), number(other)
            told = {"=": one == other, "<>": one != other, "<=": one <= other, ">=": one >= other, "<": one < other, ">": one > other}[sign]
        return told

    def joined(self) -> Any:
        told = self.summed()
        while self.sign("&"):
            told = f"{_single(told) or ''}{_single(self.summed()) or ''}"
        return told

    def summed(self) -> Any:
        told = self.product()
        while sign := self.sign("+", "-"):
            one, other = number(told), number(self.product())
            told = one + other if sign == "+" else one - other
        return told

    def product(self) -> Any:
        told = self.signed()
        while sign := self.sign("*", "/"):
            one, other = number(told), number(self.signed())
            if sign == "/" and not other:
                raise CannotTell("分母为零")
            told = one * other if sign == "*" else one / other
        return told

    def signed(self) -> Any:
        sign = self.sign("-", "+")
        return -number(self.signed()) if sign == "-" else self.signed() if sign else self.value()

    def value(self) -> Any:
        if not self.left():
            raise CannotTell("公式没有写完")
        kind, what = self.tokens[self.place]
        self.place += 1
        if kind in ("number", "text"):
            return what
        if kind == "cell":
            return self.area(what)
        if kind == "name":
            return self.call(what)
        if what == "(":
            told = self.compared()
            self.demand(")")
            return told
        raise CannotTell(f"“{what}”的位置不对")

    def demand(self, sign: str) -> None:
        if not self.sign(sign):
            raise CannotTell(f"公式缺少“{sign}”")

    def area(self, first: tuple[str, str, int]) -> Any:
        sheet, column, row = first[0] or self.sheet, first[1], first[2]
        if not self.sign(":"):
            return self.lookup(sheet, f"{column}{row}")
        kind, last = self.tokens[self.place] if self.left() else ("", ("", "", 0))
        if kind != "cell":
            raise CannotTell("区域没有写完")
        self.place += 1
        columns = range(_place(column), _place(last[1]) + 1)
        return [self.lookup(sheet, f"{_letters(c)}{r}") for r in range(row, last[2] + 1) for c in columns]

    def call(self, name: str) -> Any:
        self.demand("(")
        told: list[Any] = []
        while not self.sign(")"):
            told.append(self.compared())
            if not self.sign(","):
                self.demand(")")
                break
        flat = [one for each in told for one in (each if isinstance(each, list) else [each])]
        numbers = [number(each) for each in flat if each not in (None, "") and not isinstance(each, (str, bool))]
        if name in PLAIN:
            return PLAIN[name](numbers)
        if name == "ROUND" and len(told) == 2:
            return number(told[0]).quantize(Decimal(1).scaleb(-int(number(told[1]))), ROUND_HALF_UP)
        if name == "IF" and told:
            return told[1] if _true(told[0]) and len(told) > 1 else (told[2] if len(told) > 2 else False)
        if name in ("AND", "OR") and told:
            return (all if name == "AND" else any)(map(_true, told))
        raise CannotTell(f"公式里的 {name} 不会算")


def _true(value: Any) -> bool:
    value = _single(value)
    return value if isinstance(value, bool) else bool(number(value))


def _average(numbers: list[Decimal]) -> Decimal:
    if not numbers:
        raise CannotTell("分母为零")
    return sum(numbers, Decimal(0)) / len(numbers)


PLAIN: dict[str, Callable[[list[Decimal]], Any]] = {
    "SUM": lambda numbers: sum(numbers, Decimal(0)), "MAX": lambda numbers: max(numbers, default=Decimal(0)),
    "MIN": lambda numbers: min(numbers, default=Decimal(0)), "COUNT": lambda numbers: Decimal(len(numbers)), "AVERAGE": _average,
}


def _place(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


def _letters(place: int) -> str:
    found = ""
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
