"""Numbers that somebody typed into a report: no figure stands behind them, so that nobody can open the record they come from."""

import re
from dataclasses import dataclass

from fazhi.report.chapters import Prose
from fazhi.report.returned import NOT_COUNTED, NUMBER, sentence


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed number, the title of the part in which it stands (empty: before the first), and its sentence."""

    number: str
    part: str
    where: str


def typed(prose: Prose) -> list[Typed]:
    """The numbers of a report's words that are no figure, in order; years, days, document numbers and numbers of lists do not count."""
    found = []
    for title, paragraphs in (("", [prose.opening]), *((part.title, [para for section in part.sections for para in section.paragraphs]) for part in prose.parts)):
        for para in paragraphs:
            whole = "".join(run.text for run in para)
            masked = NOT_COUNTED.sub(lambda m: "□" * len(m[0]), "".join("□" * len(run.text) if run.figure else run.text for run in para))
            found += [Typed(re.sub(r"□.*", "", match[0]), title, sentence(whole, match.start())) for match in NUMBER.finditer(masked)]
    return found
