"""Deadline (期限·应办): what someone owes, may still do, or what must first pass."""

from django.db import models

from fazhi.kernel.models.base import Record, iso, text


class Deadline(Record):
    """One running or ended term of a matter, for one party, paper or thing (`of`)."""

    office = text(32)
    line = text(32)
    term = text(60)
    title = text(80)
    of = text(40)
    kind = text(8)
    capacity = text(32)
    unit = text(40)
    person = text(40)
    rule = text(60)
    field = text(40)
    cite = text(120)
    since = iso()
    due = iso()
    not_before = iso()
    state = text(10)
    done_on = iso()
    lost = text(200)
    suspended = models.TextField(default="", blank=True)
    extended = models.IntegerField(default=0)
    after = text(40)

    class Meta:
        verbose_name = "期限"
        indexes = [
            models.Index(fields=["office", "state", "capacity", "due"], name="deadline_queue"),
            models.Index(fields=["office", "state", "due"], name="deadline_due"),
            models.Index(fields=["person", "state"], name="deadline_person"),
        ]
