"""Canonical text, digests and Merkle trees."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.kernel.digest import canonical, digest, entry_hash, included, inclusion, merkle_root

PLAIN = st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                     lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=20)


@given(PLAIN)
def test_canonical_text_reads_back_and_is_stable(value: object) -> None:
    text = canonical(value)
    assert json.loads(text) == value and canonical(json.loads(text)) == text


@given(st.dictionaries(st.text(), st.integers()))
def test_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(list(value.items()))))


@pytest.mark.parametrize("value", [1.5, float("nan"), {"a": [1, 2.0]}, {1: "a"}, {1.5: "a"}])
def test_numbers_with_a_point_and_odd_keys_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="账本里"):
        canonical(value)


def test_known_digests() -> None:
    assert digest("sha256", b"abc").startswith("ba7816bf")
    assert digest("sm3", b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    with pytest.raises(ValueError, match="md5"):
        digest("md5", b"abc")


def test_the_chain_depends_on_what_was_before() -> None:
    assert entry_hash("sha256", "", "x") != entry_hash("sha256", "0", "x")


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40), st.data())
def test_every_leaf_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    names = [leaf.hex() for leaf in leaves]
    root = merkle_root("sha256", names)
    at = data.draw(st.integers(0, len(names) - 1))
    path = inclusion("sha256", names, at)
    assert included("sha256", names[at], path, root)
    assert not included("sha256", "ab" * 32, path, root) or names[at] == "ab" * 32
