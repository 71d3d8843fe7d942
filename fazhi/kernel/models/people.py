"""Office (机构), Person (人), Party (当事人) and Post (职务): who acts and who is concerned."""

from django.db import models

from fazhi.kernel.models.base import Record, iso, text


class Office(Record):
    """One node in the dated tree of organs: province, county, town, unit, village."""

    name = text(120)
    short = text(40)
    kind = text(16)
    parent = text(40)
    since = iso()
    until = iso()
    demo = models.IntegerField(default=0)

    class Meta:
        verbose_name = "机构"
        indexes = [models.Index(fields=["parent"], name="office_parent")]


class Person(Record):
    """A natural person or an organisation; the name is a sealed word under the person's own key."""

    office = text(32)
    kind = text(16)
    key = text(40)
    word = text(80)
    said_by = text(32)
    merged_into = text(40)

    class Meta:
        verbose_name = "人"
        indexes = [models.Index(fields=["merged_into"], name="person_merged")]


class Same(Record):
    """Two persons are one: opened by the act that found it, gone when that act is struck."""

    office = text(32)
    one = text(40)
    other = text(40)

    class Meta:
        verbose_name = "同一人认定"
        indexes = [models.Index(fields=["one"], name="same_one"), models.Index(fields=["other"], name="same_other")]


class Post(Record):
    """A capacity that a person holds in an office from a day to a day, with the certificate it needs."""

    office = text(32)
    unit = text(40)
    person = text(40)
    capacity = text(32)
    title = text(80)
    lines = text(400)
    certificate = text(60)
    certified_until = iso()
    licensed = models.IntegerField(default=0)
    since = iso()
    until = iso()

    class Meta:
        verbose_name = "职务"
        indexes = [
            models.Index(fields=["office", "person"], name="post_person"),
            models.Index(fields=["office", "capacity"], name="post_capacity"),
        ]


class Party(Record):
    """The part a person plays in a matter."""

    person = text(40)
    kind = text(16)
    capacity = text(32)
    since = iso()
    until = iso()

    class Meta:
        verbose_name = "当事人"
        indexes = [models.Index(fields=["person"], name="party_person")]
