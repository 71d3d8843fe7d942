"""The stories of petitions that stand in their own files: review in three steps."""

from typing import Any

import pytest

from fazhi.lines.petition import story_review

TOLD = [name for name in vars(story_review) if name.startswith("story_")]


@pytest.mark.parametrize("name", TOLD)
def test_story(town: Any, name: str) -> None:
    getattr(story_review, name)(town)
