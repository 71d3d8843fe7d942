"""A correction keeps what the record added beside the words: confirmations are asked for anew, matters stay bound, signatures stay met, levels stay."""

import json
from typing import Any

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Link, Matter
from fazhi.lines.penalty import story as penalty
from fazhi.lines.penalty.sidepaths import concluded, filed


def act(key: str, **said: Any) -> Any:
    return registry.act(key)(**said)


def corrected(entry: str, **words: Any) -> Any:
    return act("common.Correct", entry=entry, reason="笔误", words=json.dumps(words, ensure_ascii=False))


def waiting(done: Any) -> list[str]:
    """Who is asked to confirm an entry."""
    return list(Deadline.objects.filter(matter=done.matter, term="confirm", of=done.entry, state="open", struck="").values_list("person", flat=True))


def test_a_second_officer_confirms_the_words_as_they_are_now(town: Any) -> None:
    town.at("2021-08-02")
    case = penalty.ordinary(town)
    evidence = act("penalty.Investigate", second=town.wang.person, kind="photo", shown=True, record="照片三张")
    seen = town.li(case, evidence)
    town.li(case, corrected(seen.entry, record="照片四张"))
    assert waiting(seen) == [town.wang.person], "he has confirmed nothing yet"
    town.confirmed(town.wang, seen)
    assert waiting(seen) == []
    town.li(case, corrected(seen.entry, record="照片五张"))
    assert waiting(seen) == [town.wang.person], "what he confirmed were other words"
    town.refuses(town.li, case, act("penalty.Conclude", second=town.wang.person, facts="属实", proposed="penalty"), "处罚·两人执法")
    town.confirmed(town.wang, seen)
    assert waiting(seen) == [] and verify.verify().problems == []


def test_a_part_stays_bound_to_its_case_from_both_sides(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    opened = town.li(case, act("penalty.Coerce", party=town.party(case, "respondent"), what="挖掘机一台", reason="防止转移"))
    part = opened.opened[0]
    links = list(Link.objects.filter(struck="").order_by("matter", "kind").values_list("matter", "kind", "other"))
    town.li(case, corrected(opened.entry, reason="防止转移隐匿"))
    town.li(part, corrected(part.entry, what="挖掘机一台（黄色）"))
    assert list(Link.objects.filter(struck="").order_by("matter", "kind").values_list("matter", "kind", "other")) == links
    concluded(town, case)
    town.signed(town.qian, case, act("penalty.NoPenalty", ground="unproven", facts="证据不足"), town.zhou, town.huang)
    town.refuses(town.qian, case, act("penalty.Close", reason="none"), "强制·解除")


def test_a_signature_that_was_met_stays_met(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    done = town.signed(town.li, case, act("penalty.Preserve", second=town.wang.person, things="车一辆"), town.huang)
    town.signed(town.li, case, corrected(done.entry, things="车一辆（绿色）"), town.huang)
    assert not Deadline.objects.filter(matter=case.matter, term="sign", state="open", struck="").exists()


def test_the_level_of_a_part_stays(town: Any) -> None:
    town.at("2023-03-01")
    case = filed(town, "住建")
    town.zhou(case, act("common.SetLevel", level="inside", reason="未公开"))
    part = town.li(case, act("penalty.Coerce", party=town.party(case, "respondent"), what="挖掘机一台", reason="防止转移")).opened[0]
    assert Matter.objects.get(id=part.matter).level == "inside"
    town.li(part, corrected(part.entry, what="挖掘机一台（黄色）"))
    assert Matter.objects.get(id=part.matter).level == "inside"
