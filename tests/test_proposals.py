"""Proposals that wait: never forgotten, recorded as they were made and signed on paper, ended with what they are about."""

from collections.abc import Callable
from typing import Any

from fazhi.kernel import happen, own_papers, reindex, verify
from fazhi.kernel.digest import canonical
from fazhi.kernel.latch import opened
from fazhi.kernel.models import Matter
from tests.test_approvals import TODAY, act, proposed, waits


def texts_proposed(town: Any, n: int) -> list[str]:
    """So many texts of papers, proposed by whoever keeps the house's matter; the chief signs each."""
    town.at(TODAY)
    body = own_papers.known()["penalty.spot_decision"].body
    return [town.keeper(town.office, act("house.AdoptPaperText")(paper="penalty.spot_decision", words=f"请妥善保管本决定书（{i}）。\n\n{body}", document="演府〔2024〕3号", since=TODAY[:10])).entry for i in range(n)]


def test_what_waits_is_not_forgotten_whatever_is_proposed_after_it(town: Any, client_for: Callable[[str], Any]) -> None:
    """Texts of papers all lie in the one matter of the house: the first of many is read, printed, signed, sent back and taken back like the last."""
    first, second, third, *later = texts_proposed(town, 29)
    chen, keeper, where = client_for("chen"), client_for("keeper"), f"/desk/matter/{town.office}/"
    assert first in keeper.get(where).content.decode() and 'value="Withdraw"' in keeper.get(where).content.decode()
    assert keeper.post(f"{where}sign/{third}/", {"verb": "Withdraw"}).status_code == 302 and waits(third) == []
    listed = chen.get("/desk/duties/sign/").content.decode()
    assert first in listed and second in listed and third not in listed
    page = chen.get(where).content.decode()
    assert all(f'id="sign-{each}"' in page for each in (first, second, later[-1]))
    assert client_for("huang").get(f"{where}sign/{first}/paper/").status_code == 200
    assert chen.get(f"{where}sign/{first}/form.pdf").status_code == 200
    assert chen.post(f"{where}sign/{second}/", {"verb": "SendBack", "reason": "请写明依据"}).status_code == 302 and waits(second) == []
    assert "请写明依据" in keeper.get(where).content.decode() and f"again={second}" in keeper.get(where).content.decode()
    assert chen.post("/desk/duties/sign/", {"pick": [first]}).status_code == 200 and waits(first) == [] and waits(later[0]) == ["chief"]
    assert verify.verify().problems == []


def test_who_signed_first_has_signed_whatever_is_signed_after_him(town: Any, client_for: Callable[[str], Any]) -> None:
    [(case, entry)] = proposed(town, 1, TODAY)
    town.he(case, act("common.AddSigner")(proposal=entry, capacity="unit_head"))
    town.he(case, act("common.Sign")(proposal=entry, opinion="核实过现场"))
    for i in range(25):
        other = town.he(case, act("petition.Extend")(reason=f"另行会商{i}")).entry
        town.he(case, act("common.AddSigner")(proposal=other, capacity="unit_head"))
        town.he(case, act("common.Sign")(proposal=other))
        town.huang(case, act("common.SendBack")(proposal=other, reason="重复"))
        town.he(case, act("common.LetGo")(proposal=other))
    page = client_for("huang").get(f"/desk/matter/{case.matter}/").content.decode()
    assert "何穗（部门负责人）已同意" in page, "the step that was added is still there and signed"
    kept = {key: len(known["kept"]) for key, known in happen.peek(case.matter)["acts"].items()}
    assert max(kept.values()) < 27, "what was settled is let go"
    assert town.huang(case, act("common.Sign")(proposal=entry)).act == "petition.Extend"


def test_an_upgrade_remembers_what_waits(town: Any, client_for: Callable[[str], Any]) -> None:
    """A house whose matter forgot under an earlier version: its pages open, and after the upgrade it remembers again."""
    first, *_ = texts_proposed(town, 26)
    memory = happen.peek(town.office)
    memory["acts"]["common.Propose"]["kept"] = memory["acts"]["common.Propose"]["kept"][-24:]
    whole = Matter.objects.get(id=town.office).memory
    with opened():
        Matter.objects.filter(id=town.office).update(memory=canonical(memory))
    chen = client_for("chen")
    assert first in chen.get("/desk/duties/sign/").content.decode() and first in chen.get(f"/desk/matter/{town.office}/").content.decode()
    assert "摘要" in str(verify.verify().problems)
    assert reindex.remembered() == 1 and Matter.objects.get(id=town.office).memory == whole
    assert reindex.remembered() == 0 and verify.verify().problems == []
