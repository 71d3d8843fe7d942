"""What the petitioner is told of his matter: only what concerns him – what was done, whose turn it is, until when; no word of the house's own duties."""

from collections.abc import Iterable
from typing import Any

from fazhi.kernel.as_told import words_in
from fazhi.kernel.case import Case
from fazhi.kernel.happen import peek
from fazhi.kernel.tracking import Track
from fazhi.lines.petition import hotline
from fazhi.lines.petition.acts import Accept, JoinedWith, NotAgain
from fazhi.lines.petition.onward import there
from fazhi.lines.petition.stages import (
    ACCEPTED,
    ANSWERED,
    CLOSED,
    DISPUTED,
    FINAL,
    PASSED,
    PLACED,
    RECEIVED,
    RESULTS,
    TOGETHER,
    UNDER_REVIEW,
    undelivered,
)

ANSWERS = ("simple_finish", "finish", *hotline.TERMS, "platform")  # by these he has an answer
TOLD = ("register", "notice_transfer")  # by these he knows whether it is taken up
TURNS = {
    **dict.fromkeys(TOLD, "现在由我们决定是否受理并告知您。"), **dict.fromkeys(ANSWERS, "现在由我们办理并答复您。"),
    "appointment": "我们已经约好上门。", "review": "现在由上级机关复查。", "rereview": "现在由上级机关复核。",
}
STANDS = {
    RECEIVED.key: "已经收到", PLACED.key: "已经收到", DISPUTED.key: "已经收到", ACCEPTED.key: "正在办理", ANSWERED.key: "已经答复", UNDER_REVIEW.key: "正在复查复核",
    CLOSED.key: "已经办结", PASSED.key: "已经转出", FINAL.key: "已经终结",
}
OVER = {
    ANSWERED.key: ("我们已经书面答复，现在没有等我们办理的环节。", "对答复不满意的，请看答复书上写的途径和期限。"),
    CLOSED.key: ("现在没有等我们办理的环节。", "结果已经书面告诉您。"),
    PASSED.key: ("现在由有权处理的机关办理。", "转到哪里、怎么查询，告知书上写着。"),
    FINAL.key: ("复查、复核已经完成，现在没有等我们办理的环节。", "生活上有困难的，可以向我们说。"),
}

ON_ITS_WAY = {  # answered, but the letter has not reached him
    ANSWERED.key: ("答复已经作出，书面答复正在送给您。", "收到以后不满意的，请看答复书上写的途径和期限。"),
    CLOSED.key: ("答复已经作出，书面答复正在送给您。", "还没有收到的，请告诉我们怎么送给您。"),
}
ASK = "有结果以后，您来电就可以查询。"


def owed(case: Case, terms: Iterable[str]) -> list[dict[str, Any]]:
    """What the petitioner waits for of these terms, earliest first."""
    rows = case.memory["rows"].get("deadline", {}).values()
    return sorted((each for each in rows if each.get("state") == "open" and each.get("term") in terms and each.get("due")), key=lambda each: each["due"])


def days(case: Case) -> dict[str, str]:
    """What a receipt says of the days: when the answer is due, or that its day follows with the acceptance, and until when that is told."""
    answer, told = owed(case, ANSWERS), owed(case, TOLD)
    if answer and not owed(case, ("register",)):
        return {"until": answer[0]["due"][:10]}
    words = {"told_by": told[0]["due"][:10]} if told else {}
    return {**words, "until": answer[0]["due"][:10]} if answer else {**words, "follows": "随受理告知一并告知"} if told else words


def three_sentences(case: Case) -> tuple[str, str, str]:
    """What was done, whose turn it is, and until when."""
    done = f"您的诉求{spoken(case.opened_on.isoformat())}已经登记，{STANDS.get(case.stage, '正在办理')}。"
    named = bool(case.parties("petitioner") or case.parties(TOGETHER))
    if case.done(JoinedWith):
        return done.replace(STANDS[CLOSED.key], "与先前收到的同一诉求一并办理"), "办理期限从先收到的那一件算起。", "结果按先收到的那一件告诉您。" if named else of_first(case)
    if case.done(NotAgain):
        return done.replace(STANDS[PASSED.key], "不再受理"), "同一事项已经复查、复核终结。", f"{'理由在告知书上写着，' * named}生活上有困难的可以向我们说。"
    running = owed(case, TURNS)
    onward = there(case) if case.stage == PASSED.key or (case.stage == ACCEPTED.key and not running) else None
    if onward:
        title, turn, due = onward
        return done.replace(STANDS[case.stage], f"作为{title}办理"), turn, until(case, due) if due else "有结果会另行告诉您。"
    if running:
        return done, TURNS[running[0]["term"]], until(case, running[0]["due"])
    if case.stage in ON_ITS_WAY and undelivered(case):
        return done, *ON_ITS_WAY[case.stage]
    over = OVER.get(case.stage, ("正在由承办人办理。", "有结果会书面告诉您。"))
    return (done, *(over if named or case.stage == FINAL.key else by_telephone(case)))


def by_telephone(case: Case) -> tuple[str, str]:
    """What whoever left no name hears: no letter goes to him, so he is told here how it was answered or where it went."""
    answer, organ = case.said("petition.Answer"), passed_to(case)
    if case.stage == PASSED.key and organ:
        return f"现在由{organ}办理。", f"您没有留姓名，没有寄送告知书；可以直接向{organ}查询。"
    if case.stage in ON_ITS_WAY and answer:
        return f"办理结果：{RESULTS[str(answer.result)]}，现在没有等我们办理的环节。", "您没有留姓名，没有寄送书面答复；需要书面答复的，请把姓名和地址告诉我们。"
    return OVER[case.stage][0] if case.stage in (PASSED.key, CLOSED.key) else "正在由承办人办理。", ASK


def of_first(case: Case) -> str:
    """How the petition that came first was answered, as whoever left no name hears it."""
    joined = case.said(JoinedWith)
    answers = peek(str(joined.other))["acts"].get("petition.Answer", {}).get("kept", ()) if joined else ()
    return f"先收到的那一件已经答复，办理结果：{RESULTS[answers[-1]['s']['result']]}。" if answers else ASK


def passed_to(case: Case) -> str:
    """The organ to which it went, as it was written down; empty where it went nowhere."""
    went = [(said, word) for act, word in (("petition.PassOn", "to"), ("petition.SendAccusation", "organ")) if (said := case.said(act))]
    return str(words_in(went[-1][0]).get(went[-1][1], "")) if went else ""


def until(case: Case, due: str) -> str:
    """Until when, as it is said."""
    last = spoken(due)
    return f"应当在{last}以前，现在已经超过，我们会催办。" if due[:10] < case.day.isoformat() else f"最迟到{last}。"


def spoken(day: str) -> str:
    """A day as it is said on the telephone."""
    return f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:10])}日"


def says(case: Case) -> str | None:
    """What the page of inquiry says in place of the stage; nothing at all of what was taken up as an accusation, whatever level it has."""
    if any(said.kind == "accusation" for said in case.each(Accept, ever=True)):
        return None
    if case.done(JoinedWith):
        return "与先前收到的同一诉求一并办理，结果按先收到的那一件告诉您"
    return "同一事项已经复查、复核终结，不再受理，理由在告知书上写着" if case.done(NotAgain) else ""


TRACK = Track(
    stands={**STANDS, CLOSED.key: "已经办结，结果已经书面告诉您", PASSED.key: "已经转出，转到哪里、怎么查询，告知书上写着"},
    waits={**dict.fromkeys(TOLD, "决定是否受理并告知您"), **dict.fromkeys(ANSWERS, "办理并答复您"), "review": "作出复查意见", "rereview": "作出复核意见"},
    turns=dict.fromkeys(("review", "rereview"), "上级机关"), says=says,
)
