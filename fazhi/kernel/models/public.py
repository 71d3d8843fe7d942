"""Link (关联), Listing (名录项) and Disclosure (公开): how matters hang together, what is in force, what was published."""

from django.db import models

from fazhi.kernel.models.base import Record, iso, text


class Link(Record):
    """This matter came from, belongs to, or concerns that one."""

    other = text(32)
    kind = text(32)
    since = iso()

    class Meta:
        verbose_name = "关联"
        indexes = [models.Index(fields=["other"], name="link_other")]


class Listing(Record):
    """Something in force from a day to a day: a power, an adopted rule, a contract, an asset, a setting."""

    office = text(32)
    register = text(40)
    key = text(120)
    title = text(200)
    words = models.TextField(default="{}", blank=True)
    since = iso()
    until = iso()

    class Meta:
        verbose_name = "名录项"
        indexes = [models.Index(fields=["office", "register", "key"], name="listing_key")]


class Disclosure(Record):
    """A text published on one channel; the text itself is a sealed word of the entry that published it."""

    office = text(32)
    channel = text(32)
    column = text(60)
    title = text(200)
    subject = text(32)
    word = text(80)
    since = iso()
    until = iso()

    class Meta:
        verbose_name = "公开信息"
        indexes = [models.Index(fields=["office", "channel", "-since"], name="disclosure_channel")]
