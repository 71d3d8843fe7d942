"""The demonstration year of file reviews: in December five of the penalty files closed since January are drawn, scored, objected to and put right."""

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from fazhi.kernel.happen import peek
from fazhi.lines.file_review import criteria
from fazhi.lines.file_review.acts import Accept, Conclude, Draw, Finish, Object, PutRight, Recheck, Score
from fazhi.lines.file_review.stages import looked_at

Event = tuple[str, Callable[[], None]]
DRAWN, OBJECTED = 5, 2  # the third is objected to
FULL, OFF = 100, (2, 3)  # what the first and the second reviewer take off
NOT_UPHELD = "AC10"
REASON = "当场处罚所依据的事项在赋权目录内，已当面核对目录，表单没有填写编号的栏目。"


def year(town: Any, rng: random.Random) -> Iterable[Event]:
    """One draw, five reviews by two people each; one result is objected to and rechecked."""
    reviews: list[str] = []
    yield "2021-12-14T09:10", lambda: reviews.extend(each.matter for each in town.an(
        Draw(line_key="行政处罚", since="2021-01-04", until="2021-11-30", count=DRAWN, seed="20211214-5")).opened)
    for n in range(DRAWN):
        yield from _review(town, reviews, n)


def _review(town: Any, reviews: list[str], n: int) -> Iterator[Event]:
    day = date(2021, 12, 15)
    yield f"{day}T{9 + n:02d}:05", lambda: _score(town, town.an, reviews[n])
    yield f"{day}T{9 + n:02d}:25", lambda: _score(town, town.sun, reviews[n])
    yield f"2021-12-16T{9 + n:02d}:10", lambda: _conclude(town, reviews[n])
    if n == OBJECTED:
        yield "2021-12-20T10:10", lambda: town.li(reviews[n], Object(reason="归档在评查之前已经办理，只是没有登记。"))
        yield "2021-12-22T15:10", lambda: town.mei(reviews[n], Recheck(result="kept", reason="至评查之日没有归档登记，扣分适当。"))
    else:
        yield f"2021-12-20T{9 + n:02d}:40", lambda: town.li(reviews[n], Accept())
    yield f"2021-12-23T{9 + n:02d}:10", lambda: town.li(reviews[n], PutRight(what="存卷件补盖公章，案卷已归档。"))
    yield f"2021-12-24T{9 + n:02d}:10", lambda: town.an(reviews[n], Finish(reported=f"演评报〔2021〕{n + 1}号"))


def _findings(town: Any, review: str) -> list[dict[str, str]]:
    """What the machine finds wrong with the file under review and both reviewers uphold."""
    found = looked_at(str(peek(review)["first"]["s"]["file"]), town.now.date())
    return [each for each in found if each["what"] and each["check"] != NOT_UPHELD]


def _score(town: Any, hand: Any, review: str) -> None:
    """Each reviewer takes two or three points off every item in which something was found."""
    off = {each["item"]: each["what"] for each in _findings(town, review)}
    points = OFF[hand is town.sun]
    rows = [{"item": key, "fits": "some", "off": points, "what": off[key]} if key in off else {"item": key, "fits": "all", "off": 0}
            for key in criteria.items(town.now.date())]
    hand(review, Score(rows=rows, dismissed=[{"check": NOT_UPHELD, "reason": REASON}]))


def _conclude(town: Any, review: str) -> None:
    """Mean and grade as they follow from the two scores."""
    found, on = _findings(town, review), town.now.date()
    items = {each["item"] for each in found}
    score = criteria.mean(FULL - points * len(items) for points in OFF)
    grade = criteria.grade(score, any(each["veto"] for each in found), on)
    town.an(review, Conclude(score=str(score), grade=grade, opinion="程序完整；存卷件应当加盖公章，结案后应当及时归档。"))
