"""What the demonstration lays out to be tried: the platform's sample export is read as the README says."""

from pathlib import Path
from typing import Any

import pytest

from fazhi.conf import samples
from fazhi.kernel import registry
from fazhi.kernel.models import Matter
from fazhi.kernel.sheets import finding, taking
from fazhi.kernel.sheets.plan import made
from fazhi.kernel.story import vault

pytestmark = pytest.mark.django_db


def test_four_rows_are_wrong_two_are_flagged_and_the_rest_come_in(town: Any, tmp_path: Path) -> None:
    town.at("2022-03-10")
    town.keeper(town.office, registry.act("house.SetMode")(line="penalty", mode="parallel", system="省执法平台", since="2022-03-01"))
    data = samples.lay(tmp_path / "samples").read_bytes()
    blob = vault().put(data)
    file = {"hash": blob.hash, "size": blob.size, "media": "application/octet-stream", "name": samples.PLATFORM}
    plan = made(finding.sheet("penalty.platform"), town.office, data, samples.PLATFORM, day=town.now.date(), file=file)
    wrong = {each.row.number for each in plan.rows if each.state == "wrong"}
    assert (len(plan.rows), len(wrong)) == (12, 4) and all(each.why for each in plan.rows if each.state == "wrong")
    taking.take(plan, town.li.person, vault(), now=town.now)
    flagged = ["；".join(each.notes) for each in plan.rows if each.notes]
    assert len(flagged) == 2 and any("超过送达期限" in each for each in flagged) and any("没有记载告知" in each for each in flagged)
    assert Matter.objects.filter(line="penalty", struck="").exclude(outside="").count() == 8
