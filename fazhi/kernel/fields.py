"""What acts may ask: each field cleans a raw value into plain JSON, or says in Chinese what is wrong with it."""

import json
import re
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from fazhi.kernel.wrong import Wrong

EMPTY: tuple[Any, ...] = (None, "", [], {})
ANONYMOUS, CALLER = "匿名", "caller"  # the name of whoever gives none, and as what he takes part who gave a telephone
WHO = ("name", "phone", "number", "address", "kind", "person", "born", "nickname", "village", "legal")  # what may be told of somebody
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)")  # a region, then a day of birth
PRIVATE = re.compile(PHONE.pattern + r"|(?<!\d)\d{17}[\dXx](?!\w)")  # in a text for the public any eighteen digits are an identity number
IDENT = re.compile(r"[0-9a-f]{32}(-\d+)?")  # an identifier of ours; eleven digits of one may look like a telephone by chance


class Field:
    """One thing an act asks for. `sealed` words are encrypted; all others stand in the entry as plain JSON.

    `when` = (a Choice of the same act, the keys with which this is asked): a form shows it only then; nothing else depends on it.
    `number`: it holds a telephone (“phone”) or the credit code of a unit (“unit”), which is checked and, where it does not fit, flagged.
    `ahead`: a day or minute on which people come together, so it is told to whoever takes the matter over.
    `rare`: a form asks for it under “更多”, so that it stays short for what is told nearly always.
    `contact`: by it somebody is found, as by a telephone or an address: masked for whoever may not call him.
    `told`: where the same was told before (“TakeUp.suspect”, several parted by blanks): a form is filled in with it, and says so.
    """

    sealed = False
    widget = "text"

    def __init__(self, label: str = "", *, required: bool = True, help: str = "", default: Any = None, of: bool = False,
                 when: tuple[str, tuple[str, ...]] | None = None, number: str = "", told: str = "", rare: bool = False, ahead: bool = False, contact: bool = False) -> None:
        self.label, self.required, self.help, self.default, self.of, self.when, self.number = label, required, help, default, of, when, number
        self.told, self.rare, self.ahead, self.contact = tuple(told.split()), rare, ahead, contact
        self.name = ""

    if TYPE_CHECKING:
        def __get__(self, act: object, owner: type) -> Any:
            """On an act a field reads as the value that was said."""

    def clean(self, value: Any) -> Any:
        """The plain JSON value; raises Wrong. Empty values never come here."""
        raise NotImplementedError

    def describe(self) -> dict[str, Any]:
        """What a form, an API schema and the handbook need to know of this field."""
        only = {**({"when": [self.when[0], *self.when[1]]} if self.when else {}), **({"rare": True} if self.rare else {})}
        return {"name": self.name, "label": self.label or self.name, "type": type(self).__name__, "widget": self.widget,
                "required": self.required, "help": self.help, "sealed": self.sealed, **only}


class Text(Field):
    """Words; always sealed, since words may name people. `figures`: numbers stand in them as slots, which a form offers by their names."""

    sealed = True

    def __init__(self, label: str = "", *, lines: int = 1, most: int = 20000, figures: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.lines, self.most, self.figures = lines, most, figures
        self.widget = "textarea" if lines > 1 else "text"

    def clean(self, value: Any) -> str:
        words = str(value).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode().strip()  # a browser sends both signs
        if len(words) > self.most:
            raise Wrong(f"太长：最多 {self.most} 字，现有 {len(words)} 字。")
        return words

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "lines": self.lines, "most": self.most, **({"figures": True} if self.figures else {})}


class Place(Text):
    """Where; sealed like words, a landmark is a place."""


class Code(Field):
    """A short plain code that tells nothing of a person: a document number, an item's key, an outside case number.

    `offers` (“figures”, “rules”): a form offers the codes of these by their names.
    """

    def __init__(self, label: str = "", *, offers: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.offers = offers

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), **({"offers": self.offers} if self.offers else {})}

    def clean(self, value: Any) -> str:
        words = str(value).strip()
        if len(words) > 120 or ((PHONE.search(words) or IDENTITY.search(words)) and not IDENT.fullmatch(words)):
            raise Wrong("这里只填编号或代码，不要填姓名、电话、身份证号。")
        return words


class Digest(Field):
    """The SHA-256 of a file in 64 hexadecimal digits; `many`: several, parted by commas."""

    def __init__(self, label: str = "", *, many: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.many = many

    def clean(self, value: Any) -> Any:
        told = value if isinstance(value, list) else re.split(r"[\s,，、;；]+", str(value).strip())
        found = [str(each).strip().lower() for each in told if str(each).strip()]
        if not found or not all(re.fullmatch(r"[0-9a-f]{64}", each) for each in found):
            raise Wrong("文件摘要应为64位的SHA-256（数字和a到f），请从采集工作站上完整复制。")
        if not self.many and len(found) > 1:
            raise Wrong("这里只填一个文件的摘要。")
        return found if self.many else found[0]


class Public(Field):
    """Plain words that are meant to be published: a title, a public notice's heading; never sealed, so they may name no private person."""

    def clean(self, value: Any) -> str:
        words = " ".join(str(value).replace("\x00", "").split())
        if len(words) > 200:
            raise Wrong(f"太长：最多 200 字，现有 {len(words)} 字。")
        if PRIVATE.search(words):
            raise Wrong("这里的文字会原样公开，不能含电话号码或身份证号，请删去后再填。")
        return words


class Data(Field):
    """Plain structured data (JSON) that names nobody: a year's holidays, a table of settings."""

    widget = "textarea"

    def clean(self, value: Any) -> Any:
        try:
            return json.loads(value) if isinstance(value, str) else json.loads(json.dumps(value))
        except (TypeError, ValueError):
            raise Wrong("应为 JSON。") from None


class Money(Field):
    """An amount in yuan; kept in fen as a whole number. `adds`: the case knows the sum of all."""

    widget = "money"

    def __init__(self, label: str = "", *, adds: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.adds = adds

    def clean(self, value: Any) -> int:
        try:
            fen = Decimal(str(value).replace(",", "").replace("，", "").removesuffix("元").strip()) * 100
        except InvalidOperation:
            raise Wrong("金额应为数字，例如 200 或 1,234.50。") from None
        if not fen.is_finite() or fen != fen.to_integral_value() or fen < 0 or fen >= Decimal(10) ** 17:
            raise Wrong("金额应为不小于零、最多两位小数的数。")
        return int(fen)


class Day(Field):
    """A day, kept as 2021-03-05."""

    widget = "date"

    def clean(self, value: Any) -> str:
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        try:
            return date.fromisoformat(str(value).strip()).isoformat()
        except ValueError:
            raise Wrong("日期应写成 2021-03-05 的样子，并且确有这一天。") from None


class Moment(Field):
    """A minute, kept as 2021-03-05T10:30."""

    widget = "datetime-local"

    def clean(self, value: Any) -> str:
        try:
            when = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
        except ValueError:
            raise Wrong("时间应写成 2021-03-05 10:30 的样子。") from None
        return when.replace(tzinfo=None).isoformat(timespec="minutes")


class Count(Field):
    """A whole number of something. `adds`: the case knows the sum of all."""

    widget = "number"

    def __init__(self, label: str = "", *, least: int = 0, most: int = 10**9, unit: str = "", adds: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.least, self.most, self.unit, self.adds = least, most, unit, adds

    def clean(self, value: Any) -> int:
        try:
            number = int(str(value).strip())
        except ValueError:
            raise Wrong("应为整数。") from None
        if not self.least <= number <= self.most:
            raise Wrong(f"应在 {self.least} 到 {self.most} 之间。")
        return number


class Choice(Field):
    """One of a few; `options` maps keys to Chinese words. `many`: several of them.

    `narrow` is asked with the matter's memory and the office which of them a form offers there (None: all); every one of them may still be said.
    `also`: a register of the office's own, whose keys may be said too; whether one stands there is looked up at the door.
    """

    widget = "select"

    def __init__(self, label: str = "", options: Mapping[str, str] | Iterable[str] = (), *, many: bool = False,
                 narrow: Callable[[dict[str, Any], str], Container[str] | None] | None = None, also: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.narrow, self.also = narrow, also
        self.options = dict(options) if isinstance(options, Mapping) else {each: each for each in options}
        self.many = many

    def one(self, value: Any) -> str:
        """The key of a single choice, given as key or as its Chinese word."""
        if value in self.options:
            return str(value)
        for key, words in self.options.items():
            if words == value:
                return key
        if self.also and len(str(value)) <= 120:
            return str(value).strip()
        raise Wrong(f"没有“{value}”这一项，可选：{'、'.join(self.options.values())}。")

    def clean(self, value: Any) -> Any:
        if self.many:
            return sorted({self.one(each) for each in ([value] if isinstance(value, str) else value)})
        return self.one(value)

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "options": self.options, "many": self.many}


class Flag(Field):
    """Yes or no; with `reason=True` a yes is not taken without a sealed reason in the field `<name>_reason`."""

    widget = "checkbox"

    def __init__(self, label: str = "", *, reason: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("default", False)
        super().__init__(label, **kwargs)
        self.reason = reason

    def clean(self, value: Any) -> bool:
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true", "on", "yes", "是")


class File(Field):
    """A file already in the vault: {"hash", "size", "media", "name"}; the name is sealed, the digest is not.

    `live`: taken while the act was done, so that a camera's time must fit the act's. A picture that was `pasted` says so for ever.
    """

    widget = "file"

    def __init__(self, label: str = "", *, many: bool = False, live: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.many, self.live = many, live

    def one(self, value: Any) -> dict[str, Any]:
        """One file's plain part and name."""
        if not isinstance(value, Mapping) or not re.fullmatch(r"[0-9a-f]{64}", str(value.get("hash", ""))):
            raise Wrong("文件没有上传成功，请重新选择文件。")
        if int(value.get("size", 0)) <= 0:
            raise Wrong("文件是空的（0字节），请换一个文件。")
        told = {"hash": value["hash"], "size": int(value["size"]), "media": str(value.get("media", ""))[:80], "name": str(value.get("name", ""))}
        return {**told, "pasted": True} if value.get("pasted") else told

    def clean(self, value: Any) -> Any:
        return [self.one(each) for each in value] if self.many else self.one(value)

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "many": self.many}


class Who(Field):
    """Somebody who takes part: name, telephone, number, kind, village, year of birth, nickname – or an existing person, or “anonymous”.

    `legal` is who represents a unit by law or heads it; `nameless`: a telephone alone is enough.

    Doing the act makes the person a party with `capacity`. Whatever is told of a person is sealed under the person's key.
    """

    sealed = True
    widget = "person"

    def __init__(self, label: str = "", capacity: str = "applicant", *, nameless: bool = False, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.capacity, self.nameless = capacity, nameless

    def clean(self, value: Any) -> dict[str, str]:
        if isinstance(value, str):
            value = {"name": value}
        if not isinstance(value, Mapping):
            raise Wrong("请填写姓名或单位名称；不愿留名的填“匿名”。")
        got = {k: str(v).strip() for k, v in value.items() if k in WHO and v}
        if not got.get("name") and not got.get("person"):
            if not (self.nameless and got.get("phone")):
                raise Wrong("请填写姓名或单位名称；不愿留名的填“匿名”。" + "只有电话的，填电话也可以。" * self.nameless)
            got["name"] = ANONYMOUS
        got.setdefault("kind", "natural")
        if got["kind"] not in ("natural", "organisation"):
            raise Wrong("请选择是个人还是单位。")
        if got.get("born") and not re.fullmatch(r"(1[89]|20)\d\d", got["born"]):
            raise Wrong("出生年份请写四位数字，例如 1968；不清楚的不填。")
        return got

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "capacity": self.capacity}


class Reference(Field):
    """The identifier of a thing that stands in the house already; `kind` says which."""

    widget = "reference"
    kind = ""

    def __init__(self, label: str = "", kind: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.kind = kind

    def clean(self, value: Any) -> str:
        words = str(value).strip()
        if not re.fullmatch(r"[0-9a-zA-Z._:-]{1,60}", words):
            raise Wrong("引用的对象不存在，请从列表中选择。")
        return words

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "kind": self.kind}


class PartyOf(Reference):
    """A party of this matter with the capacity `kind`; `of=True` makes it the thing the act is about."""


class OfficerOf(Reference):
    """A person of this office holding the capacity `kind`; becomes a hand of the act in the given role.

    `confirms`: an act done here names the person only on another's word, so the person confirms it by an act of his own.
    """

    def __init__(self, label: str = "", kind: str = "officer", role: str = "assisted", *, confirms: bool = False, **kwargs: Any) -> None:
        super().__init__(label, kind, **kwargs)
        self.role, self.confirms = role, confirms


class PersonOf(Reference):
    """A person of this office, of whatever matter; a form finds him by what he is called."""

    widget = "person"


class OfficeOf(Reference):
    """A node of the office tree (a village, a unit); `kind` narrows it."""


class ListingOf(Reference):
    """Something in force in the register `kind`, named by its key."""

    def clean(self, value: Any) -> str:
        words = str(value).strip()
        if not words or len(words) > 120:
            raise Wrong("请从名录中选择一项。")
        return words


class PaperOf(Reference):
    """A paper of this matter of the kind `kind`; `outward`: only what leaves the house is offered."""

    def __init__(self, label: str = "", kind: str = "", *, outward: bool = False, **kwargs: Any) -> None:
        super().__init__(label, kind, **kwargs)
        self.outward = outward


class EntryOf(Reference):
    """An entry of this matter; `kind` may name the act."""


class MatterOf(Reference):
    """Another matter, in the line `kind` or any; `begun` names the acts with which it must have begun to be offered."""

    def __init__(self, label: str = "", kind: str = "", *, begun: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(label, kind, **kwargs)
        self.begun = begun


class Rows(Field):
    """Several lines of the same inner fields; inner sealed fields are sealed one by one as `name.0.inner`."""

    widget = "rows"

    def __init__(self, label: str = "", *, least: int = 1, most: int = 2000, required: bool = True, help: str = "", told: str = "", **fields: Field) -> None:
        super().__init__(label, required=required, help=help, told=told)
        self.least, self.most, self.fields = least, most, fields
        for name, field in fields.items():
            field.name = name

    def clean(self, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            raise Wrong("应为若干行。")
        if not self.least <= len(value) <= self.most:
            raise Wrong(f"应有 {self.least} 到 {self.most} 行，现有 {len(value)} 行。")
        rows, errors = [], {}
        for i, raw in enumerate(value):
            row, wrong = clean_all(self.fields, raw)
            errors.update({f"{i}.{k}": f"第{i + 1}行：{v}" for k, v in wrong.items()})
            rows.append(row)
        if errors:
            raise Wrong("；".join(errors.values()), errors)
        return rows

    def describe(self) -> dict[str, Any]:
        return {**super().describe(), "fields": [each.describe() for each in self.fields.values()], "least": self.least}


def clean_all(fields: Mapping[str, Field], raw: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Clean every field of `raw`; returns the clean values and the errors by field name (a sentence each)."""
    clean: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name in raw:
        if name not in fields:
            errors[name] = f"没有“{name}”这一栏。"
    for name, field in fields.items():
        value = raw.get(name, field.default)
        if value in EMPTY:
            if field.required:
                errors[name] = f"“{field.label or name}”必须填写。"
            continue
        try:
            clean[name] = field.clean(value)
        except Wrong as wrong:
            errors[name] = f"“{field.label or name}”：{wrong.why}"
        else:
            if clean[name] == "" and field.required:
                errors[name] = f"“{field.label or name}”必须填写。"
    errors.update(_without_reason(fields, clean))
    return clean, errors


def _without_reason(fields: Mapping[str, Field], clean: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """What was ticked and wants a reason, and has none."""
    for name, field in fields.items():
        reason = f"{name}_reason"
        if isinstance(field, Flag) and field.reason and reason in fields and clean.get(name) and not clean.get(reason):
            yield reason, f"勾选了“{field.label or name}”，请写明理由。"


def split_sealed(fields: Mapping[str, Field], clean: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part clean values into plain words and sealed words (keys are paths such as `rows.0.name`)."""
    plain: dict[str, Any] = {}
    sealed: dict[str, Any] = {}
    for name, value in clean.items():
        field = fields[name]
        if isinstance(field, Rows):
            plain[name] = []
            for i, row in enumerate(value):
                row_plain, row_sealed = split_sealed(field.fields, row)
                plain[name].append(row_plain)
                sealed.update({f"{name}.{i}.{k}": v for k, v in row_sealed.items()})
        elif isinstance(field, File):
            files = value if field.many else [value]
            bare = [{k: each[k] for k in ("hash", "size", "media", "pasted") if k in each} for each in files]
            plain[name] = bare if field.many else bare[0]
            sealed.update({f"{name}.{i}.name": each["name"] for i, each in enumerate(files) if each["name"]})
        elif isinstance(field, Who):
            plain[name] = {"kind": value["kind"], **({"person": value["person"]} if "person" in value else {})}
            sealed[name] = {k: v for k, v in value.items() if k not in ("kind", "person", "party")}
        elif field.sealed:
            sealed[name] = value
        else:
            plain[name] = value
    return plain, sealed
