"""The interface: the same door, the same refusals, as JSON."""

import json
from typing import Any

import pytest
from django.test import Client

from fazhi.kernel import registry
from fazhi.web.api import tokens


@pytest.fixture
def client(town: Any) -> Any:
    """A client with a token of the petition clerk."""
    token = tokens.issue(town.he.person, town.office, "测试")
    made = Client(headers={"Authorization": f"Bearer {token}"})
    made.token = token  # type: ignore[attr-defined]
    return made


def post(client: Any, path: str, **body: Any) -> tuple[int, Any]:
    answer = client.post(f"/api/{path}", json.dumps(body), content_type="application/json")
    return answer.status_code, answer.json()


def received(client: Any, **said: Any) -> Any:
    words = {"channel": "phone", "what": "路灯坏了", "who": {"name": "测某", "phone": "13900001111"}, **said}
    return post(client, "acts/petition.Receive", said=words)


def test_without_a_token_nothing_is_told(town: Any) -> None:
    assert Client().get("/api/matters").status_code == 401


def test_a_revoked_token_is_worthless(client: Any) -> None:
    assert client.get("/api/matters").status_code == 200
    tokens.revoke(client.token)
    assert client.get("/api/matters").status_code == 401


def test_an_act_is_done_and_listed(client: Any) -> None:
    status, told = received(client)
    assert status == 200 and told["act"] == "petition.Receive"
    page = client.get("/api/matters?line=petition").json()
    assert [row["code"] for row in page["items"]] == [told["code"]]
    one = client.get(f"/api/matters/{told['matter']}").json()
    assert one["timeline"][0]["title"] == "接收诉求" and one["deadlines"][0]["term"] == "register"


def test_bad_words_name_their_fields(client: Any) -> None:
    status, told = received(client, channel="pigeon")
    assert status == 422 and "channel" in told["fields"]


def test_a_refusal_tells_provision_and_way_out(client: Any) -> None:
    _, told = received(client)
    status, refused = post(client, "acts/petition.Close", matter=told["matter"], said={"agreed": True})
    assert status == 409 and refused["objections"][0]["provision"] == "信访·办理期限"


def test_the_same_id_twice_is_recorded_once(client: Any) -> None:
    words = {"said": {"channel": "phone", "what": "路灯坏了", "who": {"name": "测某"}}, "id": "0" * 31 + "7"}
    first, second = post(client, "acts/petition.Receive", **words), post(client, "acts/petition.Receive", **words)
    assert first[1]["entry"] == second[1]["entry"] and second[1]["again"]
    words["said"] = {**words["said"], "what": "水管漏水"}
    assert post(client, "acts/petition.Receive", **words)[0] == 409


def test_what_may_be_done_and_why_not(client: Any) -> None:
    _, told = received(client)
    acts = {each["act"]: each for each in client.get(f"/api/matters/{told['matter']}/acts").json()}
    assert acts["petition.Accept"]["may"] and not acts["petition.Close"]["may"]
    assert acts["petition.Close"]["objections"][0]["cite"].startswith("《")


def test_unknown_things_are_not_found(client: Any) -> None:
    assert client.get("/api/matters/nothing").status_code == 404
    assert post(client, "acts/nothing.Such")[0] == 404
    assert client.get("/api/registers/nothing").status_code == 404
    assert client.get("/api/figures/2021/nothing").status_code == 404


def test_files_go_into_the_vault_and_empty_ones_do_not(client: Any) -> None:
    told = client.post("/api/files", b"photo", content_type="image/jpeg").json()
    assert told["size"] == 5
    assert client.post("/api/files", b"", content_type="image/jpeg").status_code == 422


def test_figures_and_trace(client: Any) -> None:
    received(client)
    year = __import__("datetime").date.today().year
    told = client.get(f"/api/figures/{year}/petition.received").json()
    assert told["value"] == 1 and len(told["trace"]) == 1
    assert any(each["key"] == "petition.received" for each in client.get(f"/api/figures/{year}").json())


def test_lines_tell_every_act_and_field(client: Any) -> None:
    lines = {line["key"]: line for line in client.get("/api/lines").json()}
    assert set(lines) == set(registry.lines())
    assert {field["name"] for act in lines["petition"]["acts"] if act["key"] == "petition.Receive" for field in act["fields"]} >= {"channel", "what", "who"}


def test_sealed_words_are_not_told_to_everybody(town: Any, client: Any) -> None:
    _, told = received(client)
    token = tokens.issue(town.people["cadre3"].person, town.office)
    text = Client(headers={"Authorization": f"Bearer {token}"}).get(f"/api/matters/{told['matter']}").content.decode()
    assert "路灯" not in text and "测某" not in text and "13900001111" not in text
