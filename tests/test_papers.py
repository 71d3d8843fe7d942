"""Papers: what they say comes back from WPS, what may not be lost, numbers, service, the case file."""

from typing import Any

import pytest

from fazhi.kernel import edited, registry
from fazhi.kernel.models import Paper
from fazhi.kernel.prints import docx_of, pdf_of
from fazhi.kernel.revise import frozen
from fazhi.kernel.story import Story


def stories() -> list[tuple[str, Story]]:
    """Every story of every line."""
    import importlib

    found = []
    for key in registry.lines():
        try:
            module = importlib.import_module(f"fazhi.lines.{key}.story")
        except ModuleNotFoundError:
            continue
        found += [(f"{key}.{name}", told) for name, told in vars(module).items() if name.startswith("story_")]
    return found


@pytest.mark.parametrize("name", [name for name, _ in stories()])
def test_every_paper_comes_back_from_docx_as_it_went(town: Any, name: str) -> None:
    dict(stories())[name](town)
    for ident, line in Paper.objects.values_list("id", "kind"):
        row = frozen(ident)
        back = edited.words_in(docx_of(row), row)
        assert edited.difference(row["text"], back) == [], row["kind"]
        assert edited.lacking(row, registry.line(line.split(".")[0]), back) == []
        assert pdf_of(row).startswith(b"%PDF")
