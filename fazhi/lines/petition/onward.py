"""What a petition takes along where it opens another matter: who asked, by which channel, since when; and whose turn it is there."""

from datetime import date
from typing import Any

from fazhi.kernel import consequences as c
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.lines.petition.completing import village_of

NAMED = ("access", "reconsideration", "legal_aid")  # what somebody must ask for by his name
ASKED = {"access": "政府信息公开申请", "reconsideration": "行政复议申请", "legal_aid": "法律援助申请"}
CHANNELS = {  # how the request reached the house, in the words of the line that opens
    "access": {"window": "person", "leader": "person", "cadre": "person", "phone": "person", "letter": "mail", "above": "registered", "web": "online", "hotline": "online"},
    "reconsideration": {"window": "window", "leader": "window", "cadre": "window", "phone": "oral", "hotline": "oral", "letter": "post", "above": "post", "web": "net"},
}
TURNS = {
    "confirm_mail": "现在由我们与您确认收到申请的日期。", "reply": "现在由我们答复您的申请。", "redo": "现在由我们重新答复您的申请。", "correct": "现在等您补正申请。",
    "pay": "现在等您缴纳信息处理费。", "explain": "现在等您说明理由。", "third": "现在正在征求第三方意见，之后由我们答复您。", "organ": "现在正在征求有关机关意见，之后由我们答复您。",
    "forward": "现在由我们转交有权决定的机关。", "forward_penalty": "现在由我们转交复议机关。", "taken": "已经转交，现在由我们核实对方是否签收。",
    "accept": "现在由复议机关审查。", "accept_received": "现在由复议机关审查。", "supplement": "现在等您补正材料。", "supplement_set": "现在等您补正材料。", "tell": "现在由我们把结果告诉您。",
    "decide": "现在由法律援助机构审查。", "assign": "现在由法律援助机构指派人员。", "objection": "现在由司法行政部门审查您的异议。",
}


def opening(case: Case, line: str, said: dict[str, Any], asked: str | None = None) -> c.Open:
    """The matter opens in the line with who asked and by which channel; it begins on the day on which the request reached the house, not on that of the triage."""
    day = asked or case.opened_on.isoformat()
    return c.Open(line, {**said, **of_asker(case, line)}, came="" if day == case.day.isoformat() else day)


def of_asker(case: Case, line: str) -> dict[str, Any]:
    """Who asked, in the field in which that line names him, with channel and village."""
    party = next(iter(case.parties("petitioner")), "")
    field = {"access": "who", "legal_aid": "who", "reconsideration": "applicant", "mediation": "side_a"}.get(line)
    channel = CHANNELS.get(line, {}).get(str(case.first.channel))
    return {"village": village_of(case), **({field: case.who_of(party)} if field and party else {}), **({"channel": channel} if channel else {})}


def there(case: Case) -> tuple[str, str, str] | None:
    """What was made of a request that went on as an application of its own, whose turn it is there and until when; None where none did."""
    for line, title in ASKED.items():
        for other in case.links(f"to:{line}")[-1:]:
            memory = peek(other)
            owed = [row for row in memory["rows"].get("deadline", {}).values() if row.get("state") == "open" and row["term"] in TURNS]
            if not owed:
                return title, "现在没有等我们办理的环节。", ""
            first = min(owed, key=lambda row: str(row.get("due") or "9"))
            return title, TURNS[first["term"]], str(first.get("due") or "")
    return None


def wrong_day(case: Case, asked: str | None) -> bool:
    """True of a day before the petition came, or one that is still to come."""
    return bool(asked) and not case.opened_on <= date.fromisoformat(str(asked)) <= case.day
