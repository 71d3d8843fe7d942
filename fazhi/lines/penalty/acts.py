"""The acts of a penalty, in the order in which the law tells them; each part of the procedure stands in its own file."""

from fazhi.lines.penalty import (
    addressing,
    collecting,
    credit,
    deciding,
    deviating,
    ending,
    enforcing,
    filing,
    hearing,
    informing,
    instalments,
    investigating,
    late_hearing,
    moving,
    pausing,
    paying,
    platform,
    powers,
    refunding,
    reviewing,
    simple,
)

IN_ORDER = (powers, simple, filing, addressing, investigating, pausing, informing, deviating, hearing, late_hearing, reviewing,
            deciding, moving, paying, instalments, collecting, enforcing, refunding, credit, ending, platform)
