"""One-time passwords on printed slips: for who has no account yet, or has forgotten his password, where there is neither e-mail nor SMS."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fazhi.kernel.traces import spelt
from fazhi.kernel.typeset.document import Document, Field, Fields, Paragraph
from fazhi.web.accounts import people
from fazhi.web.accounts.models import Account

LETTERS = "abcdefghjkmnpqrstuvwxyz"  # none that is taken for another on paper
DIGITS = "23456789"


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one slip: who, with which name he logs in, and the password that is good until he has set his own."""

    name: str
    unit: str
    login: str
    password: str
    new: bool


def password() -> str:
    """A password that can be read from paper and typed: three groups of four, letters and digits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(3)) + secrets.choice(DIGITS) for _ in range(3))


def make(office: str, wanted: Iterable[tuple[str, str, str]]) -> list[Slip]:
    """An account or a new password for each (person, name, unit); the old password no longer opens, whoever is logged in is logged out."""
    made = []
    for person, name, unit in wanted:
        known = Account.objects.filter(person=person, office=office).first()
        login = known.login if known else _login(name)
        word = password()
        people.make(login, word, person, office, must_change=True)
        made.append(Slip(name, unit, login, word, known is None))
    return made


def _login(name: str) -> str:
    """A log-in name from the sound of the name; a number after it where somebody has it already."""
    sound = spelt(name) or "user"
    taken = set(Account.objects.filter(login__startswith=sound).values_list("login", flat=True))
    return next(each for each in (sound, *(f"{sound}{n}" for n in range(2, 10_000))) if each not in taken)


def printed(slips: Sequence[Slip], office: str, at: datetime) -> Document:
    """The slips on sheets to cut apart."""
    blocks: list[Any] = [Paragraph("沿线裁开，折好后当面交给本人；不得拍照、转发。口令只能用来登录一次，登录后须立即设自己的密码；本张不留存。")]
    for one in slips:
        blocks.append(Fields((
            Field("姓名", one.name, half=True), Field("单位", one.unit, half=True), Field("登录名", one.login, half=True), Field("一次性口令", one.password, half=True),
            Field("说明", "新开通账号" if one.new else "重设密码，原密码已失效"))))
    return Document(title="账号口令条", kind="form", number=f"{office}　{at:%Y年%m月%d日 %H:%M}", blocks=tuple(blocks))
