"""A line of work is one folder: one made here, outside the house, is acted, registered, figured, told and written into the handbook without touching any other room."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site

from fazhi.conf import cli, handbook
from fazhi.conf.handbook import flow, line, pages
from fazhi.kernel import exports, happen, purpose, registry, signals, verify
from fazhi.kernel.models import Paper
from fazhi.report import figures

KEPT = (registry.lines, registry.acts, registry.figures, registry.declaration, signals.rules, exports.outlets, purpose.purposes)
FOLDER = {
    "__init__.py": '''"""The hall is lent to clubs (礼堂借用)."""

from pathlib import Path

from fazhi.kernel import capacities
from fazhi.kernel.acts import NONE, Line, Term, acts_of
from fazhi.kernel.registers import Column, Register
from fazhi.kernel.figure import Figure
from fazhi.kernel.templates import load
from townlines.hall import acts

line = Line(
    key="hall", title="礼堂借用", group="其他", acts=acts_of(acts), stages=(acts.LENT, acts.BACK),
    terms={"give_back": Term("交还礼堂", rule=NONE)},
    papers=load(Path(__file__).parent / "papers"),
    figures=(Figure("hall.lent", "礼堂借用", "次", "本年度借出礼堂的次数，按借出之日计。"),),
    registers=(Register("hall", "礼堂借用台账", columns=(Column("club", "借用团体"),)),),
    handlers=(capacities.clerk,), arrival=acts.Lend, prefix="LT", about="借出有期，交还有数。",
)
''',
    "acts.py": '''"""The hall is lent until a day and comes back whole."""

from fazhi.kernel import capacities
from fazhi.kernel import consequences as c
from fazhi.kernel.acts import NEW, Act, Counts, Stage
from fazhi.kernel.fields import Choice, Code, Day, Text
from fazhi.kernel.wrong import Objection

LENT = Stage("lent", "已借出")
BACK = Stage("back", "已交还", end=True)


class Lend(Act):
    """The hall is lent to a club until a day."""

    title, basis = "借出礼堂", "记录·全过程"
    by, at, enters = capacities.clerk, NEW, LENT
    issues, counts = "slip", Counts("hall.lent")
    club = Code("借用团体")
    until = Day("交还日期")
    use = Text("用途", lines=2)

    def objections(self, case):
        if self.until and self.until < case.at[:10]:
            yield Objection("交还日期已过", "记录·全过程", "请核对日期", firm=True)

    def follows(self, case):
        yield c.Start("give_back", due=self.until)


class GiveBack(Act):
    """The hall came back, whole or not."""

    title, basis = "交还礼堂", "记录·全过程"
    fact = True
    by, at, enters, meets = capacities.clerk, LENT, BACK, "give_back"
    state = Choice("状况", {"whole": "完好", "broken": "有损坏"})
''',
    "papers/slip.md": "---\ntitle: 借用单\noutward: false\nkind: form\n---\n团体：{Lend.club}\n交还：{Lend.until}\n用途：{Lend.use}\n",
    "story.py": '''"""The hall told from start to end."""

from townlines.hall.acts import GiveBack, Lend


def story_main_path(town):
    """Lent with a slip, refused for a day that is over, given back."""
    town.at("2021-03-01")
    town.refuses(town.lin, "", Lend(club="舞狮队", until="2021-02-01", use="排练"), "记录·全过程")
    case = town.lin(Lend(club="舞狮队", until="2021-03-10", use="排练"))
    town.checks(case, stage="lent", papers=["slip"], open=["give_back"])
    town.lin(case, GiveBack(state="whole"))
    town.checks(case, stage="back", met=["give_back"], open=[])
    return case
''',
}


def forget() -> None:
    """Nothing that was read from the declarations is remembered."""
    for each in KEPT:
        each.cache_clear()
    happen.forget_declared()


@pytest.fixture
def hall(town: Any, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The folder is laid somewhere on the path and named in the list of lines; that is all."""
    for name, text in FOLDER.items():
        path = tmp_path / "townlines" / "hall" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    settings.FAZHI_LINES = (*site.FAZHI_LINES, ("townlines", "hall"))
    forget()
    yield town
    for name in [each for each in sys.modules if each.startswith("townlines")]:
        del sys.modules[name]
    settings.FAZHI_LINES = tuple(each for each in site.FAZHI_LINES if each[0] != "townlines")
    forget()


def test_a_line_in_one_folder_works_everywhere(hall: Any, client_for: Any) -> None:
    case = importlib.import_module("townlines.hall.story").story_main_path(hall)
    assert registry.line("hall").acts[0].key == "hall.Lend" and Paper.objects.filter(matter=case.matter, kind="hall.slip").count() == 1
    assert figures.tell(hall.office, figures.find("hall.lent"), 2021).text == "1次"
    desk = client_for("lin")
    assert "舞狮队" in desk.get("/desk/register/hall/").content.decode()
    assert "礼堂借用" in desk.get("/desk/figures/2021/?all=1").content.decode() and "借出礼堂" in desk.get(f"/desk/matter/{case.matter}/").content.decode()
    form = desk.get("/desk/new/hall.Lend/").content.decode()
    assert "借用团体" in form and "交还日期" in form
    assert verify.verify().problems == []


    _has_its_page()


def _has_its_page() -> None:
    lines, hall = registry.lines(), registry.line("hall")
    told = line.page(hall, flow.links(lines), {key: each.title for key, each in lines.items()}, handbook._story(hall))
    assert "交还日期已过" in told and "Lent with a slip" in told and "<svg" in flow.flow(hall)
    made = {"hall.md": told, "README.md": pages.index(lines.values())}
    assert not any("hall" in each for each in handbook.missing({**dict.fromkeys(("common.md", "settings.md", "commands.md", "terms.md"), ""), **made}, registry, cli.parser()))
