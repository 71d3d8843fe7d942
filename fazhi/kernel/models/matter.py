"""Matter (事项): one thing being handled, in one line of work."""

from django.db import models

from fazhi.kernel.models.base import Guarded, iso, text


class Matter(Guarded):
    """The folded present of one chain of entries."""

    id = models.CharField(primary_key=True, max_length=32)
    office = text(32)
    line = text(32)
    code = text(40)
    stage = text(40)
    round = models.IntegerField(default=1)
    level = text(16)
    field = text(40)
    unit = text(40)
    handler = text(40)
    parent = text(32)
    outside = text(80)
    old = models.IntegerField(default=0)
    opened_on = iso()
    closed_on = iso()
    opened_by = text(32)
    ended_by = text(32)
    struck = text(32)
    # What follows is of the chain itself and stands in no outcome.
    n = models.IntegerField(default=0)
    last_hash = text(64)
    last_at = iso()
    key = text(40)
    memory = models.TextField(default="", blank=True)

    class Meta:
        verbose_name = "事项"
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="matter_code_once")]
        indexes = [
            models.Index(fields=["office", "line", "-opened_on", "-id"], name="matter_register"),
            models.Index(fields=["handler", "closed_on", "-opened_on", "-id"], name="matter_under_way"),
            models.Index(fields=["office", "-opened_on", "-id", "code", "outside"], name="matter_newest"),  # also answers by itself what bears a number
            models.Index(fields=["parent"], name="matter_parts"),
            models.Index(fields=["line", "outside"], name="matter_outside"),
        ]
