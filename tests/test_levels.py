"""What few may know of is on no road for the others, its parts neither: page, file, register, search, export."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from fazhi.kernel import registry, verify
from fazhi.kernel.models import Deadline, Matter
from fazhi.kernel.story import Town

Client = Callable[[str], Any]


def act(key: str) -> Any:
    """An act of any line by its key."""
    return registry.act(key)


@pytest.fixture
def item(town: Town) -> tuple[str, str, str]:
    """A personnel item, its legality review, and the draft that was sent."""
    town.at("2024-03-04")
    draft = town.file("任免方案")
    case = town.tang(act("decision.Propose")(what="拟任某站所负责人甲某", kind="person", text=draft, gates=["legality"])).matter
    town.tang(case, act("decision.SendReview")(text=draft))
    return str(case), str(Matter.objects.get(parent=case).id), draft["hash"]


def roads(client: Any, matter: str, file: str) -> dict[str, bool]:
    """On which roads a matter or its text is found."""
    row = Matter.objects.get(id=matter)
    answer = client.post("/desk/find/", {"q": row.code})  # where it is the only one found, its page opens
    found = getattr(answer, "url", "") + answer.content.decode().replace(f'value="{row.code}"', "").replace(f"“{row.code}”", "")
    return {"page": client.get(f"/desk/matter/{matter}/").status_code == 200, "dossier": client.get(f"/desk/matter/{matter}/dossier.pdf").status_code == 200,
            "file": client.get(f"/desk/file/{file}/").status_code == 200, "register": row.code in client.get(f"/desk/line/{row.line}/").content.decode(),
            "search": row.code in found or matter in found, "export": row.code.encode() in _sheet(client, row.line)}


def _sheet(client: Any, line: str) -> bytes:
    """The strings of a register's workbook."""
    with zipfile.ZipFile(io.BytesIO(client.get(f"/desk/register/{line}.xlsx?col=code&col=what").content)) as book:
        return b"".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))


def test_whoever_shuts_himself_out_is_told_before(town: Town, client_for: Client) -> None:
    town.at("2024-03-04")
    case = town.he(act("petition.Receive")(channel="phone", what="反映补偿款发放", who={"name": "测某某"}))
    form = client_for("zhou").get(f"/desk/matter/{case.matter}/do/common.SetLevel/").content.decode()
    assert "设为“保护”以后，您自己也不能再看" in form and "设为“保护”以后，您自己" not in client_for("chen").get(f"/desk/matter/{case.matter}/do/common.SetLevel/").content.decode()
    done = town.zhou(case, act("common.SetLevel")(level="protected", reason="保护反映人"))
    assert [each["sentence"] for each in done.flags] == ["设为“保护”以后，您自己也不能再看这一事项"] and not any(each["stops"] for each in done.flags)


def test_the_part_of_a_protected_matter_is_on_no_road_for_the_others(town: Town, client_for: Client, item: tuple[str, str, str]) -> None:
    case, part, file = item
    for alias in ("li", "fang", "sun"):
        client = client_for(alias)
        assert not any(roads(client, case, file).values()), alias
        assert not any(roads(client, part, file).values()), alias
    assert all(roads(client_for("chen"), part, file).values())
    assert roads(client_for("tang"), part, file)["page"]  # whoever proposed the item handles it, and answers what its review advises


def test_the_reviewer_whom_the_head_names_sees_the_review_alone(town: Town, client_for: Client, item: tuple[str, str, str]) -> None:
    case, part, file = item
    town.chen(part, act("common.Assign")(handler=town.sun.person))
    sun = client_for("sun")
    assert all(roads(sun, part, file).values())
    assert sun.get(f"/desk/matter/{case}/").status_code == 404 and client_for("tang").get(f"/desk/matter/{part}/").status_code == 200
    assert "收齐材料" in sun.get(f"/desk/matter/{part}/").content.decode()
    town.sun(part, act("legality.TakeUp")())
    town.sun(part, act("legality.AskCounsel")(what="任职条件"))
    assert Matter.objects.get(parent=part).level == "protected"  # and a part of the part


def test_the_parts_follow_when_the_level_changes(town: Town, client_for: Client) -> None:
    town.at("2024-03-04")
    draft = town.file("采购方案")
    case = town.tang(act("decision.Propose")(what="设备更新", kind="project", text=draft, gates=["legality"])).matter
    town.tang(case, act("decision.SendReview")(text=draft))
    part = str(Matter.objects.get(parent=case).id)
    town.sun(part, act("legality.TakeUp")())
    town.sun(part, act("legality.AskCounsel")(what="条件"))
    inner = str(Matter.objects.get(parent=part).id)
    li = client_for("li")
    assert roads(li, part, draft["hash"])["page"]
    set_ = town.chen(case, act("common.SetLevel")(level="secret", reason="涉及未公开的事项"))
    assert {Matter.objects.get(id=each).level for each in (case, part, inner)} == {"secret"}
    assert not any(roads(li, part, draft["hash"]).values()) and not roads(li, inner, draft["hash"])["page"]
    town.chen(inner, act("common.SetLevel")(level="protected", reason="另有个人隐私"))
    town.chen(case, act("common.Strike")(entry=set_.entry, reason="设错了"))
    assert [Matter.objects.get(id=each).level for each in (case, part, inner)] == ["", "", "protected"]  # what was closed by itself stays closed
    assert roads(li, part, draft["hash"])["page"]


def test_the_record_with_levels_that_follow_is_whole(town: Town, item: tuple[str, str, str]) -> None:
    case, part, _ = item
    town.chen(case, act("common.SetLevel")(level="inside", reason="任前公示以后"))
    assert Matter.objects.get(id=part).level == "inside"
    assert verify.verify().problems == []
    assert Deadline.objects.filter(matter=part, term="take_up", state="open").exists()
