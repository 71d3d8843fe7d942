"""Advice: what is worth knowing before an act, shown beside its form; it never stops anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: a title, Chinese sentences in order, and identifiers of matters that the gate may show as examples."""

    title: str
    sentences: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
