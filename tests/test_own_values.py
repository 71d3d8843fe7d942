"""What the town sets for itself, with a document and a day, moves its clocks and its bounds, within what the law lets it."""

from typing import Any

import pytest

from fazhi.kernel import own, registry
from fazhi.kernel.models import Deadline
from fazhi.lines.decision.acts import PublishDraft
from fazhi.lines.decision.story import listed, proposed
from fazhi.lines.normative.acts import Draft
from fazhi.lines.normative.issuing import Number
from fazhi.lines.normative.story import TEXT, held, looked, projected, put


def adopted(town: Any, **words: Any) -> Any:
    return registry.act("house.Adopt")(**{"document": "演府〔2021〕6号", "since": "2021-05-01", **words})


def notice(town: Any) -> tuple[str, str]:
    """Until when members must have the papers of a meeting on 10 June, and under which rule."""
    case = proposed(town)
    listed(town, case, meeting_on="2021-06-10")
    row = Deadline.objects.get(matter=case.matter, term="notice")
    return row.due, row.cite


def test_an_adopted_value_moves_the_clock_from_its_day_on(town: Any) -> None:
    town.at("2021-06-01")
    assert notice(town) == ("2021-06-09", "《三重一大决策制度》")
    town.keeper(town.office, adopted(town, rule="tm.notice", value="3"))
    assert notice(town) == ("2021-06-07", "《三重一大决策制度》；本镇演府〔2021〕6号")
    town.keeper(town.office, adopted(town, rule="tm.notice", value="5", document="演府〔2021〕8号", since="2021-06-02"))
    assert notice(town)[0] == "2021-06-07"
    town.at("2021-06-02")
    assert notice(town) == ("2021-06-05", "《三重一大决策制度》；本镇演府〔2021〕8号")
    town.keeper(town.office, registry.act("house.Repeal")(rule="tm.notice", on="2021-06-02"))
    assert notice(town)[0] == "2021-06-09"


def test_an_adopted_value_is_the_bound_that_an_act_asks(town: Any) -> None:
    town.at("2021-06-01")
    opened = PublishDraft(text="要点", channels=["site"], until="2021-07-05")
    town.tang(proposed(town), opened)
    town.keeper(town.office, adopted(town, rule="md.comment.min", value="45"))
    town.refuses(town.tang, proposed(town), opened, "决策·公众参与")


def test_the_law_bounds_what_a_town_may_set(town: Any) -> None:
    town.at("2021-06-01")
    for words, why in (({"rule": "gc.sme.paycap", "value": "90"}, "只能定得更少"), ({"rule": "md.comment.min", "value": "10"}, "只能定得更多"),
                       ({"rule": "tm.quorum", "value": "三分之二"}, "大于0的数"), ({"rule": "tm.quorum", "value": "3/2"}, "不能大于1"),
                       ({"rule": "tm.notice", "value": "1.5"}, "整数"), ({"rule": "三重一大·会议", "value": "3"}, "条文没有数值"),
                       ({"rule": "md.legality.gate", "value": "3"}, "没有可以由本镇确定的数值"), ({"rule": "APL-HEAR-01", "value": "3", "since": "2025-01-01"}, "当事人的期限"),
                       ({"rule": "APL-OFF-01", "value": "3", "since": "2025-01-01"}, "不能另定")):
        assert why in str(town.refuses(town.keeper, town.office, adopted(town, **words), "机构·职责"))
    town.keeper(town.office, adopted(town, rule="gc.sme.paycap", value="45"))


def test_an_adopted_time_of_validity_bounds_the_document(town: Any) -> None:
    town.at("2021-03-01")
    town.keeper(town.office, adopted(town, rule="nd.valid.normal", value="3", since="2021-01-01"))
    case = projected(town, touches_public=False)
    text = town.file("草案", TEXT.encode())
    town.mei(case, Draft(text=text, explanation="共三条", forbidden=True))
    looked(town, case, text)
    held(town, put(town, case, text))
    refused = str(town.refuses(town.deng, case, Number(text=text, effective="2021-06-01", valid_until="2026-05-31"), "文件·有效期"))
    assert "最迟到2024-05-31" in refused or "最迟到2024-06-01" in refused


def test_numbers_are_read_as_people_write_them() -> None:
    assert [own.number(each) for each in ("30", "0.75", "2/3", "0", "-1", "1/0", "十")] == [30, 0.75, pytest.approx(0.666667), None, None, None, None]
