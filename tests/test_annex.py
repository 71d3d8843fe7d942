"""The annex of a report that goes out: one digest a figure instead of the hash of every entry, and no month so small that somebody is found in it."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from fazhi.conf.commands import verify as command
from fazhi.kernel import registry
from fazhi.kernel.mend import Strike
from fazhi.kernel.models import Entry
from fazhi.report import annex, figures, printed
from fazhi.report.yearly import yearly

KEYS = ("petition.received", "petition.accusations", "petition.closed")


def told(town: Any, *keys: str) -> dict[str, annex.Behind]:
    """What stands behind some figures of 2021."""
    return {each.value.key: each for each in annex.annex(town.office, 2021, [figures.tell(town.office, figures.find(key), 2021) for key in keys])}


@pytest.fixture
def counted(town: Any) -> Any:
    """Three petitions in March and three accusations in April."""
    for day, act, words in (("2021-03-03", "petition.Receive", {"what": "村口积水"}), ("2021-04-06", "petition.Accuse", {"what": "举报", "outsider": "县里某干部"})):
        town.at(day)
        for _ in range(3):
            (town.he if act == "petition.Receive" else town.fang)(registry.act(act)(channel="letter", who={"name": "刘某某"}, **words))
    return town


def test_no_hash_of_an_entry_goes_out(counted: Any) -> None:
    """Neither the JSON nor the page bears the hash of any entry; each figure has a digest, and another one where other entries stand behind it."""
    now = yearly(counted.office, 2021)
    values = {key: figures.tell(counted.office, figures.find(key), 2021) for key in KEYS}
    behind = annex.annex(counted.office, 2021, list(values.values()))
    papers = [printed.printed(form, now.prose, now.values, behind, "演示镇人民政府").decode() for form in ("json", "html")]
    hashes = list(Entry.objects.values_list("hash", flat=True))
    assert len(hashes) > 6 and not [each for each in hashes if any(each in paper for paper in papers)]
    digests = {each["key"]: each["digest"] for each in json.loads(papers[0])["figures"]}
    assert len(set(digests.values())) == 3 and all(each in papers[1] for each in digests.values())


def test_a_small_month_is_told_neither_itself_nor_by_the_rest(counted: Any) -> None:
    """Two petitions in May hide the months of the whole year; accusations are never told by month; money is weighed by its matters, not by its sum."""
    assert told(counted, *KEYS)["petition.received"].months == (("2021-03", "3"), ("2021-04", "3"))
    assert told(counted, *KEYS)["petition.accusations"].months == ()
    counted.at("2021-05-06")
    for _ in range(2):
        counted.he(registry.act("petition.Receive")(channel="letter", what="路灯", who={"name": "刘某某"}))
    found = told(counted, *KEYS)["petition.received"]
    assert found.months == () and found.value.value == 8
    money = "stewardship.requested_amount"
    for months in ((), (), (("2021-05", "2700.00"),)):
        counted.luo(registry.act("stewardship.Request")(what="打印纸", sort="goods", item="办公用纸", amount=900, budget="办公费", way="small"))
        assert told(counted, money)[money].months == months


def test_a_report_is_compared_with_the_record(counted: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`fazhi verify --report` finds the figure behind which another entry stands since, and one that was altered on the way; and says so of what is no report."""
    now = yearly(counted.office, 2021)
    behind = list(told(counted, *KEYS).values())
    report, other = tmp_path / "report.json", tmp_path / "other.json"
    report.write_bytes(printed.printed("json", now.prose, now.values, behind, "演示镇人民政府"))
    asked = Namespace(report=str(report))
    assert command.run(asked) == 0 and "核对 3 个数字的总摘要，全部相符" in capsys.readouterr().out
    altered = json.loads(report.read_text("utf-8"))
    altered["figures"][2]["digest"] = "0" * 64
    other.write_text(json.dumps(altered), "utf-8")
    assert command.run(Namespace(report=str(other))) == 1 and "petition.closed" in capsys.readouterr().out
    entry = Entry.objects.filter(act="petition.Receive").first()
    counted.he(entry.matter, Strike(entry=entry.id, reason="登记错了"))
    assert command.run(asked) == 1
    out = capsys.readouterr().out
    assert "petition.received" in out and "petition.closed" not in out
    other.write_text("[]", "utf-8")
    with pytest.raises(command.setup.NotReady):
        command.run(Namespace(report=str(other)))
