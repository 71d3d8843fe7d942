"""The stories of petitions that stand in their own files: review in three steps, the clocks of the hotline."""

from typing import Any

import pytest

from fazhi.lines.petition import story_hotline, story_review, story_together

TOLD = [told for room in (story_review, story_hotline, story_together) for name, told in vars(room).items() if name.startswith("story_")]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.__name__)
def test_story(town: Any, told: Any) -> None:
    told(town)
