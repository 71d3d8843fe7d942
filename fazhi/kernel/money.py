"""Money is kept in fen; limits of the law are told in yuan."""

from decimal import Decimal
from typing import Any


def fen(yuan: Any) -> int | None:
    """A limit in yuan as fen; None where the law had no limit."""
    return None if yuan is None else int(Decimal(str(yuan)) * 100)
