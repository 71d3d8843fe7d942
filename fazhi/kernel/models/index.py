"""Index tables: what today's declarations make of the entries; rebuilt by reindex and proved by recount."""

from django.db import models

from fazhi.kernel.models.base import Guarded, iso, text


class Mark(Guarded):
    """One count of one figure by one entry; corrections insert the opposite, nothing is changed."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    figure = text(60)
    matter = text(32)
    entry = text(32)
    by = text(32)
    day = iso()
    recorded = iso()
    amount = models.BigIntegerField(default=1)
    late = models.IntegerField(default=0)
    dims = text(200)

    class Meta:
        verbose_name = "计数"
        indexes = [
            models.Index(fields=["office", "figure", "day", "recorded", "amount", "entry", "late", "dims"], name="mark_range"),  # all that a sum asks: the rows themselves stand far apart
            models.Index(fields=["entry"], name="mark_entry"),
            models.Index(fields=["by"], name="mark_by"),
            models.Index(fields=["matter"], name="mark_matter"),
        ]


class PersonKey(models.Model):
    """A keyed digest of a person's telephone, identity number or name, or of a part of these, so that the same person is found again."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    person = text(40)
    kind = text(16)
    digest = text(64)

    class Meta:
        verbose_name = "身份索引"
        indexes = [
            models.Index(fields=["office", "kind", "digest", "person"], name="personkey_found"),
            models.Index(fields=["person"], name="personkey_person"),
        ]


class PlaceKey(models.Model):
    """The village of an entry, or a keyed digest of a part of the place it tells, so that what happened at one place is found together."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    matter = text(32)
    entry = text(32)
    kind = text(16)
    digest = text(40)

    class Meta:
        verbose_name = "地点索引"
        indexes = [
            models.Index(fields=["office", "kind", "digest", "matter"], name="placekey_found"),
            models.Index(fields=["matter"], name="placekey_matter"),
        ]


class HandKey(models.Model):
    """Who had a hand in an entry, so that “what did I do, what stands in my name” is an index scan."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    person = text(40)
    matter = text(32)
    entry = text(32)
    day = iso()
    role = text(12)

    class Meta:
        verbose_name = "经手索引"
        indexes = [
            models.Index(fields=["person", "office", "day", "id"], name="handkey_person"),
            models.Index(fields=["matter"], name="handkey_matter"),
        ]


class Chosen(Guarded):
    """A choice that an entry made, as it stands now, where a register can be narrowed by it; `opened` is the day of the matter that the entry opened."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    line = text(32)
    matter = text(32)
    entry = text(32)
    act = text(60)
    field = text(40)
    value = text(120)
    opened = iso()

    class Meta:
        verbose_name = "选项索引"
        indexes = [
            models.Index(fields=["office", "line", "field", "value", "-opened", "-matter"], name="chosen_found"),
            models.Index(fields=["matter"], name="chosen_matter"),
        ]


class TextKey(Guarded):
    """A text that can be searched: of an entry, a paper or a file. Its words stand sealed where they were said; those of a file are sealed here."""

    id = models.BigIntegerField(primary_key=True)
    office = text(32)
    matter = text(32)
    entry = text(32)
    source = text(48)
    kind = text(8)
    key = text(40)
    blob = models.BinaryField(default=b"")

    class Meta:
        verbose_name = "文字索引"
        indexes = [
            models.Index(fields=["office", "-entry"], name="textkey_office"),
            models.Index(fields=["entry"], name="textkey_entry"),
            models.Index(fields=["matter"], name="textkey_matter"),
        ]


class Reading(models.Model):
    """The reading log: who opened what, when, and why."""

    id = models.BigAutoField(primary_key=True)
    at = text(32)
    person = text(40)
    office = text(32)
    matter = text(32)
    what = text(80)
    reason = text(200)

    class Meta:
        verbose_name = "查阅记录"
        indexes = [models.Index(fields=["matter", "at"], name="reading_matter")]
