"""A form as its matter stands: the blank in use, its places, its period, and what it would say for one."""

from dataclasses import dataclass
from typing import Any

from fazhi.kernel import happen, registry
from fazhi.kernel.acts import Act
from fazhi.kernel.parts import playing
from fazhi.kernel.vault import vault
from fazhi.report.forms import binding
from fazhi.report.forms.binding import Finding, Place, Sums
from fazhi.report.forms.grid import Grid, read
from fazhi.report.forms.old import is_old


def step(name: str) -> type[Act]:
    """The act that plays this part of a form; raises StopIteration where no such line is installed."""
    return registry.act(next(iter(playing(f"form.{name}"))))


def last(memory: dict[str, Any], name: str) -> dict[str, Any]:
    """What the newest act of a step said; empty where it was never done."""
    kept = memory["acts"].get(step(name).key, {"kept": []})["kept"]
    return dict(kept[-1]["s"]) if kept else {}


@dataclass(slots=True)
class Form:
    """A form: its name, to whom, how often, the blank file's digest and bytes, its sheets and places, and the sums that must hold."""

    matter: str
    name: str
    to: str
    every: str
    data: bytes
    grids: list[Grid]
    places: list[Place]
    rules: list[dict[str, str]]

    def told(self, office: str, period: str) -> dict[str, dict[str, Any]]:
        """The number of every bound place for a period; raises FazhiError for a period that is none."""
        return binding.told(office, self.places, self.every, period)

    def sums(self, told: dict[str, dict[str, Any]]) -> tuple[dict[tuple[str, str], Any], list[Finding]]:
        """(what the formulas give, what does not add up or cannot be told)."""
        sums = Sums(self.grids, binding.numbers(told))
        given, unknown = sums.formulas()
        return given, [*sums.broken(self.rules), *unknown]

    @property
    def suffix(self) -> str:
        """How its files end: as the blank came."""
        return "xls" if is_old(self.data) else "xlsx"

    def filled(self, told: dict[str, dict[str, Any]]) -> bytes:
        """The file with the numbers in place."""
        return binding.filled(self.data, self.grids, binding.numbers(told))


def of(office: str, matter: str, memory: dict[str, Any] | None = None) -> Form:
    """The form of a matter; raises NotAForm where its blank cannot be read. Ask the gate first."""
    memory = memory or happen.peek(matter)
    first = memory["first"]["s"]
    blank = (last(memory, "renew") or first)["form"]
    with vault().open(blank["hash"]) as source:
        data = source.read()
    grids = read(data)
    rules = list(last(memory, "rules").get("rows") or ())
    return Form(matter, str(first.get("name", "")), str(first.get("to", "")), str(first.get("every", "")), data, grids,
                binding.stand(grids, binding.bindings(office, matter)), rules)
