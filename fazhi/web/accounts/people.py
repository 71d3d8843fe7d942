"""Making accounts, checking passwords with a brake on guessing, and keeping what was typed."""

import json
import uuid
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from fazhi.kernel import words
from fazhi.kernel.sealing import open_sealed, seal
from fazhi.kernel.wrong import BadInput, NotFound
from fazhi.web.accounts.models import Account, Draft

TRIES, LOCK = 5, timedelta(minutes=10)


def make(login: str, password: str, person: str, office: str, *, must_change: bool = False, like: Account | None = None) -> Account:
    """Make an account, or give an existing one a new password; `like` is an account that has the same one, in a demonstration."""
    account = Account.objects.filter(login=login).first() or Account(login=login)
    account.person, account.office, account.must_change, account.failures, account.locked_until = person, office, must_change, 0, ""
    if like:
        account.password = like.password
    else:
        account.set_password(password)
    account.save()
    return account


def check(request: Any, login: str, password: str) -> tuple[Account | None, str]:
    """(account, "") for the right password, (None, sentence) otherwise; five wrong ones lock for ten minutes."""
    known = Account.objects.filter(login=login).first()
    now = datetime.now()
    if known and known.locked_until and known.locked_until > now.isoformat():
        return None, "输错次数过多，请十分钟后再试，或请机构管理员重设密码。"
    account = authenticate(request, username=login, password=password)
    if isinstance(account, Account):
        Account.objects.filter(pk=account.pk).update(failures=0, locked_until="")
        return account, ""
    if known:
        failures = known.failures + 1
        locked = (now + LOCK).isoformat() if failures >= TRIES else ""
        Account.objects.filter(pk=known.pk).update(failures=0 if locked else failures, locked_until=locked)
    return None, "登录名或密码不对，请核对后再试。"


def change(account: Account, password: str) -> None:
    """Set a new password; raises BadInput saying what is wrong with it."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise BadInput({"new": "；".join(error.messages)}) from None
    account.set_password(password)
    account.must_change = False
    account.save()


def keep(values: dict[str, Any], whose: str) -> str:
    """Keep what a person typed; returns the draft's id. Old ones go."""
    Draft.objects.filter(at__lt=datetime.now() - timedelta(days=1), act="").delete()
    ident = uuid.uuid4().hex
    Draft.objects.create(id=ident, values=seal(_key(), json.dumps({**values, "whose": whose}, ensure_ascii=False).encode(), ident.encode()))
    return ident


def _key() -> bytes:
    """The key of drafts: what was typed may name people, so it too lies sealed."""
    return sha256(b"draft" + words.keys().index_key()).digest()


def peek(ident: str, whose: str) -> dict[str, Any]:
    """What this person had kept, left where it lies; empty when there is nothing (any more). Raises NotFound for what somebody else typed."""
    draft = Draft.objects.filter(id=ident, act="").first()
    values = {} if draft is None else dict(json.loads(open_sealed(_key(), bytes(draft.values), ident.encode())))
    if values and values.pop("whose", "") != whose:
        raise NotFound("这份草稿是别人填写的，不能打开。请用填写时的登录名登录后再打开，或者重新填写；草稿保留一天。")
    return values


def take(ident: str, whose: str) -> dict[str, Any]:
    """What was typed, once; empty when there is nothing (any more)."""
    values = peek(ident, whose)
    Draft.objects.filter(id=ident, act="").delete()
    return values
