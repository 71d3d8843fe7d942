"""make check: what is missing in the lines of work."""


from fazhi.conf import check, lock


def test_nothing_is_missing() -> None:
    assert list(check.findings()) == []


def test_no_act_key_is_given_to_something_else() -> None:
    known, today = lock.known(), lock.current()
    assert {key: title for key, title in today.items() if key not in known} == {}, "运行 python -m fazhi.conf.lock"
    assert {key: (known[key], title) for key, title in today.items() if known[key] != title} == {}
