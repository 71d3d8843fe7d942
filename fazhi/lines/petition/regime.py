"""Which regulation governs a petition that lies across the day on which the regulation changed: said beside the forms and in the letters, never guessed in silence."""

from collections.abc import Iterable
from datetime import date

from fazhi import law
from fazhi.kernel import redress
from fazhi.kernel.advice import Advice
from fazhi.kernel.case import Case
from fazhi.kernel.roster import roster
from fazhi.lines.petition.stages import distinguished, taken_up

OR = "或者"  # between two organs either of which may be asked
HANDLED, REVIEWED = "信访·办理期限", "信访·复查"


def cited(name: str, on: date) -> str:
    """The article that carries this on a day; empty where the law of the day had none."""
    try:
        return law.provision(name, on).cite
    except law.NotInForce:
        return ""


def organ_above(case: Case) -> str:
    """The organ above, which reviews an answer to a petition: the one that was set, else the only one that reviews decisions; empty where none is known."""
    known = redress.setting(roster(case.office), case.day)
    review = str(known.get("review") or "")
    return str(known.get("above") or ("" if OR in review else review))


def crossed(case: Case) -> date | None:
    """The day of acceptance, where another regulation was in force then than is today."""
    day = taken_up(case)
    return day if day and distinguished(case) != distinguished(case, case.day) else None


def across(case: Case) -> Iterable[Advice]:
    """Which regulation governs what, where the petition was taken up under the earlier one."""
    day = crossed(case)
    if day:
        yield Advice("跨新旧条例的事项：依哪一部办理", (
            f"本件于{day.isoformat()}受理，办理期限、是否适用信访程序和答复的内容依受理之日的规定：{cited(HANDLED, day)}。",
            f"信访人收到答复以后申请复查、复核，依收到之日的规定：{cited(REVIEWED, case.day)}；期限从收到之日起算。",
            "经复查、复核撤销或者变更、重新办理的，仍依受理之日的规定判断有没有办理期限，期限从登记结果之日重新起算，天数依当日的规定（两部条例相同）。",
            "新条例没有另作过渡规定，以上按期限起算之日确定；认为应当适用另一部的，请先由法制审核核定。",
        ))


def arriving(case: Case) -> Iterable[Advice]:
    """Which regulation governs what, where the petition came in under the earlier one and is taken up today."""
    came = case.opened_on
    if distinguished(case, came) != distinguished(case, case.day):
        yield Advice("跨新旧条例的事项：依哪一部办理", (
            f"本件于{came.isoformat()}收到、今日受理：告知的期限依收到之日的规定（{cited('信访·告知', came)}），分类、途径和办理期限依受理之日的规定（{cited(HANDLED, case.day)}）。",))


def words(case: Case) -> dict[str, str]:
    """What the letters of such a petition say beside the rest: when it was taken up and under which article it is handled."""
    day = crossed(case)
    if not day:
        return {}
    cite = cited(HANDLED, day)
    return {"regime": f"本事项于{day.year}年{day.month}月{day.day}日受理，依照受理时施行的规定（{cite}）办理", f"cite:{HANDLED}": cite}
