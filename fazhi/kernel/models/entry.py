"""Entry (记录): what was done; chained, sealed, never changed."""

from django.db import models

from fazhi.kernel.models.base import Guarded, iso, text


class Entry(Guarded):
    """One act as it was done; `body` is the canonical text that is hashed, the other columns repeat parts of it."""

    id = models.CharField(primary_key=True, max_length=32)
    matter = text(32)
    n = models.IntegerField()
    office = text(32)
    act = text(60)
    done_at = iso()
    recorded_at = text(32)
    origin = text(12)
    manner = text(12)
    batch = text(60)
    flags = models.IntegerField(default=0)
    body = models.TextField()
    hash = text(64)

    class Meta:
        verbose_name = "记录"
        constraints = [models.UniqueConstraint(fields=["matter", "n"], name="entry_once")]
        indexes = [
            models.Index(fields=["office", "recorded_at"], name="entry_recorded"),
            models.Index(fields=["office", "act", "done_at"], name="entry_act"),
            models.Index(fields=["batch"], name="entry_batch", condition=~models.Q(batch="")),
        ]


class Sealed(models.Model):
    """A sealed word (密存): encrypted beside the entry or person it belongs to; the entry holds only a commitment."""

    id = models.BigAutoField(primary_key=True)
    owner = models.CharField(max_length=40)
    field = models.CharField(max_length=80)
    key = models.CharField(max_length=40)
    blob = models.BinaryField()

    class Meta:
        verbose_name = "密存内容"
        constraints = [models.UniqueConstraint(fields=["owner", "field"], name="sealed_once")]


class Declaration(Guarded):
    """The declaration of an act as it stood when it was used, addressed by its digest."""

    hash = models.CharField(primary_key=True, max_length=64)
    act = text(60)
    body = models.TextField()

    class Meta:
        verbose_name = "行为声明"


class Seal(Guarded):
    """A daily seal (日封): the Merkle root over all entries not yet sealed, chained and signed."""

    id = models.BigAutoField(primary_key=True)
    office = text(32)
    n = models.IntegerField()
    day = iso()
    body = models.TextField()
    signature = text(200)
    hash = text(64)
    leaves = models.TextField()

    class Meta:
        verbose_name = "日封"
        constraints = [models.UniqueConstraint(fields=["office", "n"], name="seal_once")]
