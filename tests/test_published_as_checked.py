"""What was looked through, approved and read is what becomes public: a correction made afterwards goes through the checks again."""

import json
from typing import Any

import pytest

from fazhi.kernel.mend import Correct
from fazhi.kernel.models import Disclosure, Entry
from fazhi.kernel.wrong import Refused
from fazhi.lines.disclosure.acts import Approve, Clear, Draft, Publish
from fazhi.lines.disclosure.correcting import Amend, Reword
from fazhi.lines.disclosure.posting import PostRound
from fazhi.lines.disclosure.proofing import Redact
from fazhi.lines.disclosure.story import HEADING, TEXT, approved, drafted, read

OTHER = TEXT.replace("38000", "83000")


def corrected(town: Any, case: Any, act: type, **words: Any) -> None:
    entry = Entry.objects.filter(matter=case.matter, act=act.key).order_by("-n")[0].id
    town.luo(case, Correct(entry=entry, words=json.dumps(words, ensure_ascii=False), reason="笔误"))


@pytest.mark.parametrize("words", [{"heading": "另一个标题"}, {"text": OTHER}])
def test_a_draft_corrected_after_its_approval_is_not_published(town: Any, words: dict[str, str]) -> None:
    town.at("2021-05-06")
    case = approved(town)
    corrected(town, case, Draft, **words)
    for told in ({"heading": HEADING, "text": TEXT}, {"heading": HEADING, "text": TEXT, **words}):
        refused = str(town.refuses(town.luo, case, Publish(channel="site", **told), "公开·审核"))
        assert "保密审查、审批以后又更正过拟稿" in refused
    with pytest.raises(Refused, match="审批以后又更正过拟稿"):
        town.luo("", PostRound(address="一号栏", whole=True, photo=town.file("照片")))
    town.luo(case, Draft(heading=HEADING, text=OTHER, column="relief", channels=["site", "board"]))
    town.luo(case, Redact(found="none"))
    town.tang(case, Clear(result="clear"))
    town.huang(case, Approve())
    read(town, case)
    town.luo(case, Publish(channel="site", heading=HEADING, text=OTHER))


def test_a_draft_corrected_before_its_checks_is_published_as_corrected(town: Any) -> None:
    town.at("2021-05-06")
    case = drafted(town)
    corrected(town, case, Draft, text=OTHER, heading="更正后的标题")
    town.luo(case, Redact(found="none"))
    town.tang(case, Clear(result="clear"))
    town.huang(case, Approve())
    read(town, case)
    town.refuses(town.luo, case, Publish(channel="site", heading=HEADING, text=TEXT), "公开·审核")
    town.luo(case, Publish(channel="site", heading="更正后的标题", text=OTHER))
    town.luo("", PostRound(address="一号栏", whole=True, photo=town.file("照片")))
    assert set(Disclosure.objects.filter(matter=case.matter).values_list("title", flat=True)) == {"更正后的标题"}


def test_a_correction_worded_anew_after_it_was_read_is_read_again(town: Any) -> None:
    town.at("2021-05-06")
    case = approved(town)
    town.luo(case, Publish(channel="site", heading=HEADING, text=TEXT))
    town.luo(case, Reword(heading=HEADING, text=OTHER, reason="金额有误"))
    read(town, case)
    new = TEXT.replace("38000", "80000")
    corrected(town, case, Reword, text=new)
    amend = Amend(channel="site", heading=HEADING, text=new, reason="金额有误")
    town.flagged(town.signed(town.luo, case, amend, town.tang, town.huang), "公开·三审三校")
    read(town, case)
    assert not town.signed(town.luo, case, amend, town.tang, town.huang).flags
    town.flagged(town.signed(town.luo, case, Amend(channel="site", heading="另一个标题", text=new, reason="金额有误"), town.tang, town.huang), "公开·三审三校")
