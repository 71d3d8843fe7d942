"""A whole penalty driven by `fazhi do`: each act is one JSON on the command line of an installation of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ENV = {k: v for k, v in os.environ.items() if k not in ("FAZHI_HOME", "FAZHI_DATABASE")}
STAFF = """
import json
from fazhi.conf import setup
setup.ready()
from fazhi.kernel import issue
from fazhi.kernel.models import Post
found = {each: who["name"] for each, who in issue.persons(Post.objects.values_list("person", flat=True)).items()}
print(json.dumps({"office": setup.the_office()["id"], "people": {name: each for each, name in found.items()}}))
"""
CAST = {"管某": [], "李某": ["officer"], "王某": ["officer"], "赵某": ["officer"], "钱某": ["clerk"], "周某": ["unit_head"], "黄某": ["leader"], "陈某": ["chief", "leader"]}
ROWS = """
import json, sys
from fazhi.conf import setup
setup.ready()
from fazhi.kernel.models import Party, Paper, Matter
matter = sys.argv[1]
print(json.dumps({"party": list(Party.objects.filter(matter=matter, capacity="respondent").values_list("id", flat=True)),
                  "papers": {p.kind.split(".")[1]: p.id for p in Paper.objects.filter(matter=matter)}, "stage": Matter.objects.get(id=matter).stage}))
"""


class Desk:
    """An installation that is driven by commands alone."""

    def __init__(self, home: Path) -> None:
        self.env = {**ENV, "FAZHI_HOME": str(home)}
        made = self.run("fazhi.conf.cli", "init", "--name", "某某镇人民政府", "--short", "某", "--keeper", "管某", "--password", "一个很长的口令2021",
                        "--since", "2021-01-01")
        assert made.returncode == 0, made.stderr
        self.people = self.staff()["people"]
        for name, capacity in list(CAST.items())[1:]:
            self.do("管某", "house.Appoint", self.office, "2021-01-04", who={"name": name},
                    capacity=capacity, post="工作人员", since="2021-01-04", **({"certificate": "演0001", "certified_until": "2035-12-31"} if "officer" in capacity else {}))
        self.people = self.staff()["people"]

    def staff(self) -> dict[str, Any]:
        """The office and its people by name."""
        found: dict[str, Any] = json.loads(self.code(STAFF))
        self.office = str(found["office"])
        return found

    def run(self, module: str, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, input=said, check=False, env=self.env)

    def code(self, code: str, *words: str) -> str:
        told = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env=self.env)
        assert told.returncode == 0, told.stderr
        return told.stdout.strip().splitlines()[-1]

    def do(self, by: str, act: str, matter: str = "", on: str = "", **said: Any) -> dict[str, Any]:
        """One act; its entry."""
        told = self.try_(by, act, matter, on, **said)
        assert told.returncode == 0, f"{act}: {told.stderr}"
        found: dict[str, Any] = json.loads(told.stdout)
        return found

    def try_(self, by: str, act: str, matter: str = "", on: str = "", **said: Any) -> subprocess.CompletedProcess[str]:
        words = [f"penalty.{act}" if "." not in act else act, "--who", self.people[by], "--on", on]
        return self.run("fazhi.conf.cli", "do", *words, *(["--matter", matter] if matter else []), said=json.dumps(said, ensure_ascii=False))

    def signed(self, matter: str, on: str, proposal: dict[str, Any], *signers: str) -> None:
        assert proposal["proposed"]
        for signer in signers:
            self.do(signer, "common.Sign", matter, on, proposal=proposal["entry"])

    def rows(self, matter: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.code(ROWS, matter))
        return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("do") / "fazhi")


def test_a_whole_case_from_clue_to_closing(desk: Desk) -> None:
    second, day = {"second": desk.people["王某"]}, "2022-08-0"
    desk.do("周某", "ListPower", on=f"{day}1", key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", since="2020-08-01")
    case = desk.do("李某", "TakeUp", on=f"{day}1", source="report", what="河边倾倒", field="住建")["matter"]
    file = desk.do("李某", "FileCase", case, f"{day}2", respondent={"name": "李某某"}, power="CG-001", deed_on="2022-07-30", what="两车")
    desk.signed(case, f"{day}2", file, "周某", "黄某")
    alone = desk.try_("李某", "Investigate", case, f"{day}3", second=desk.people["李某"], kind="photo", shown=True, record="照片")
    assert alone.returncode == 1 and "执法人员不得少于两人（《行政处罚法》第四十二条" in alone.stderr
    for act, said in (("Investigate", {"kind": "photo", "shown": True, "record": "照片"}), ("Conclude", {"facts": "属实", "proposed": "penalty"})):
        done = desk.do("李某", act, case, f"{day}3", **second, **said)
        desk.do("王某", "common.Confirm", case, f"{day}3", entry=done["entry"])
    party = desk.rows(case)["party"][0]
    fine = [{"party": party, "kind": "fine", "amount": 800}]
    desk.do("李某", "Inform", case, f"{day}4", **second, rows=fine)
    early = desk.try_("赵某", "Decide", case, f"{day}4", rows=fine, facts="属实")
    assert early.returncode == 1 and "告知书还没有送达当事人" in early.stderr
    desk.do("钱某", "common.Serve", case, f"{day}4", paper=desk.rows(case)["papers"]["notice"], party=party, mode="direct")
    desk.do("钱某", "Defend", case, f"{day}5", party=party, waived=True)
    desk.signed(case, f"{day}8", desk.do("赵某", "Decide", case, f"{day}8", rows=fine, facts="属实"), "周某", "黄某", "陈某")
    desk.do("钱某", "common.Serve", case, f"{day}8", paper=desk.rows(case)["papers"]["decision"], party=party, mode="direct")
    desk.do("钱某", "Pay", case, f"{day}9", amount=800, receipt="票据009")
    desk.signed(case, "2022-08-12", desk.do("赵某", "Close", case, "2022-08-12", reason="done"), "周某")
    assert desk.rows(case)["stage"] == "closed"
    checked = desk.run("fazhi.conf.cli", "verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr
