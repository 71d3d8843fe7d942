"""What every record table shares: text identifiers, the entry that opened it, and managers that refuse to write."""

from typing import Any

from django.db import models

from fazhi.kernel import latch


class GuardedQuery(models.QuerySet[Any]):
    """A query set whose bulk writes refuse while the door is closed."""

    def update(self, **kwargs: Any) -> int:
        latch.demand(str(self.model._meta.verbose_name))
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        latch.demand(str(self.model._meta.verbose_name))
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        latch.demand(str(self.model._meta.verbose_name))
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        latch.demand(str(self.model._meta.verbose_name))
        return super().bulk_update(*args, **kwargs)


class Guarded(models.Model):
    """A table that only the door writes."""

    objects = GuardedQuery.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        latch.demand(str(self._meta.verbose_name))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        latch.demand(str(self._meta.verbose_name))
        return super().delete(*args, **kwargs)


class Record(Guarded):
    """A row opened by an entry and ended by an entry; days are ISO text so that chain, fold and table compare alike."""

    id = models.CharField(primary_key=True, max_length=40)
    matter = models.CharField(max_length=32, db_index=True)
    opened_by = models.CharField(max_length=32)
    ended_by = models.CharField(max_length=32, default="", blank=True)
    struck = models.CharField(max_length=32, default="", blank=True)

    class Meta:
        abstract = True


def text(length: int = 200, **kwargs: Any) -> Any:
    """A short text column that is never null."""
    return models.CharField(max_length=length, default="", blank=True, **kwargs)


def iso() -> Any:
    """A day (2021-03-05) or a minute (2021-03-05T10:30) as text; empty = none."""
    return models.CharField(max_length=20, default="", blank=True)
