"""How the house says no: bad input, refusals and their reasons, in sentences that say what to do next."""

from dataclasses import dataclass, field


class FazhiError(Exception):
    """Any error that may be shown to a user as it stands."""


class BadInput(FazhiError):
    """Words that an act cannot take; `errors` maps a field's name to a sentence."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__("；".join(each.removesuffix("。") for each in errors.values()) + "。")


class NotFound(FazhiError):
    """No such thing, or nothing the asker may see."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why an act may not be done: a sentence, the provision it rests on, and what would overcome it.

    `provision` is a name such as “处罚·告知”; `rule` may name a rule whose confidence decides the weight.
    `firm` objections of the house itself (stage, capacity, signature) stop whatever the confidence of a law;
    `hard` marks what is always refused, whatever the manner (no such matter, a day in the future, no post);
    `warns` marks what never stops, whatever the confidence of its law: it is shown and kept as a flag.
    """

    sentence: str
    provision: str
    overcome: str = ""
    rule: str = ""
    firm: bool = False
    hard: bool = False
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """An objection with the article of the day and its weight: `stops` or only warns."""

    sentence: str
    provision: str
    cite: str
    overcome: str
    stops: bool
    hard: bool
    confidence: str = ""

    def as_json(self) -> dict[str, object]:
        """The objection as plain JSON, as it is kept in an entry's flags."""
        return {
            "sentence": self.sentence, "provision": self.provision, "cite": self.cite,
            "overcome": self.overcome, "stops": self.stops, "confidence": self.confidence,
        }

    def __str__(self) -> str:
        tail = f"（{self.cite}）" if self.cite else ""
        return f"{self.sentence}{tail}" + (f"。{self.overcome}" if self.overcome else "")


class Refused(FazhiError):
    """The door refused an act; `objections` says why."""

    def __init__(self, objections: "list[Weighed]") -> None:
        self.objections = objections
        super().__init__("；".join(str(each) for each in objections))


class SaidTwice(FazhiError):
    """The same identifier came twice with different words."""


@dataclass(frozen=True, slots=True)
class Wrong(Exception):
    """A field's value cannot be taken; `why` is shown beside the field."""

    why: str
    inner: dict[str, str] = field(default_factory=dict)
