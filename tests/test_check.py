"""make check: what is missing in the lines of work."""

from fazhi.conf import check


def test_nothing_is_missing() -> None:
    assert list(check.findings()) == []
