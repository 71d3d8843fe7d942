"""Paper (文书): issued from a template and words, or received; and the gap-free numbers papers carry."""

from typing import Any

from django.db import models

from fazhi.kernel.models.base import Record, iso, text

TAIL = 12  # characters of its identifier that a paper bears in print


class Tail(models.Func):
    """The end of an identifier, as a paper bears it in print; without parameters, so that its index is used."""

    function, template, output_field = "SUBSTR", f"%(function)s(%(expressions)s, -{TAIL})", models.CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **how: Any) -> Any:
        return self.as_sql(compiler, connection, template=f"RIGHT(%(expressions)s, {TAIL})", **how)


class Paper(Record):
    """A paper of a matter; its words are frozen and sealed when it is issued."""

    office = text(32)
    kind = text(60)
    title = text(120)
    number = text(80)
    of = text(40)
    template = text(64)
    state = text(10)
    level = text(16)
    outward = models.IntegerField(default=0)
    issued_on = iso()
    signed_file = text(64)

    class Meta:
        verbose_name = "文书"
        indexes = [models.Index(fields=["office", "kind", "issued_on"], name="paper_register"), models.Index(Tail("id"), name="paper_tail")]


class Number(Record):
    """One number taken from a series of an office and year; none is ever given twice or left out."""

    office = text(32)
    series = text(60)
    year = models.IntegerField()
    n = models.IntegerField()
    text = models.CharField(max_length=80, default="", blank=True)

    class Meta:
        verbose_name = "文号"
        constraints = [models.UniqueConstraint(fields=["office", "series", "year", "n"], name="number_once")]


class File(Record):
    """A file in the vault that an entry brought in; for a picture: when the camera says it was taken, and whether a camera says anything."""

    hash = text(64)
    size = models.BigIntegerField(default=0)
    media = text(80)
    word = text(80)
    taken = iso()
    how = text(10)

    class Meta:
        verbose_name = "附件"
        indexes = [models.Index(fields=["hash"], name="file_hash")]
