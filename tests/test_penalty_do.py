"""A whole penalty driven by `fazhi do`: each act is one JSON given to the command, in an installation of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
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


DRIVER = """
import contextlib, io, json, sys
from fazhi.conf import cli
for line in sys.stdin:
    words, said = json.loads(line)
    out, err, sys.stdin_ = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(said)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = cli.main(words)
    sys.stdin = sys.stdin_
    print(json.dumps({"code": code, "out": out.getvalue(), "err": err.getvalue()}), flush=True)
"""


class Desk:
    """An installation that is driven by commands alone."""

    def __init__(self, home: Path) -> None:
        self.open: subprocess.Popen[str] | None = None
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

    def run(self, module: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", module, *words], capture_output=True, text=True, check=False, env=self.env)

    def told(self, *words: str, said: Any = None) -> dict[str, Any]:
        """One `fazhi` command, given to a process that stays open so that each need not start anew: its code, what it said and its errors."""
        if self.open is None:
            self.open = subprocess.Popen([sys.executable, "-c", DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.env)
        assert self.open.stdin is not None and self.open.stdout is not None
        self.open.stdin.write(json.dumps([list(words), json.dumps(said, ensure_ascii=False)]) + "\n")
        self.open.stdin.flush()
        found: dict[str, Any] = json.loads(self.open.stdout.readline())
        return found

    def code(self, code: str, *words: str) -> str:
        told = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, env=self.env)
        assert told.returncode == 0, told.stderr
        return told.stdout.strip().splitlines()[-1]

    def do(self, by: str, act: str, matter: str = "", on: str = "", **said: Any) -> dict[str, Any]:
        """One act; its entry."""
        told = self.try_(by, act, matter, on, **said)
        assert told["code"] == 0, f"{act}: {told['err']}"
        found: dict[str, Any] = json.loads(told["out"])
        return found

    def try_(self, by: str, act: str, matter: str = "", on: str = "", **said: Any) -> dict[str, Any]:
        words = [f"penalty.{act}" if "." not in act else act, "--who", self.people[by], "--on", on]
        return self.told("do", *words, *(["--matter", matter] if matter else []), said=said)

    def signed(self, matter: str, on: str, proposal: dict[str, Any], *signers: str) -> None:
        assert proposal["proposed"]
        for signer in signers:
            self.do(signer, "common.Sign", matter, on, proposal=proposal["proposal"])

    def rows(self, matter: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.code(ROWS, matter))
        return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    found = Desk(tmp_path_factory.mktemp("do") / "fazhi")
    yield found
    if found.open is not None and found.open.stdin is not None:
        found.open.stdin.close()
        found.open.wait(timeout=20)


def test_a_whole_case_from_clue_to_closing(desk: Desk) -> None:
    second, day = {"second": "王某"}, "2022-08-0"
    desk.do("周某", "ListPower", on=f"{day}1", key="CG-001", name="擅自倾倒建筑垃圾", field="住建", document="演示", grounds="演示条例第三条、第二十条", since="2020-08-01")
    desk.do("管某", "house.SetRedress", desk.office, f"{day}1", address="演示镇演示路1号", review="演示县人民政府", court="演示县人民法院", bank="演示银行", since="2022-01-01")
    case = desk.do("李某", "TakeUp", on=f"{day}1", source="report", what="河边倾倒", field="住建")["matter"]
    file = desk.do("李某", "FileCase", case, f"{day}2", respondent={"name": "李某某", "address": "演示镇竹溪村3号"}, power="擅自倾倒建筑垃圾", deed_on="2022-07-30", what="两车", evidence="现场照片", **second)
    desk.signed(case, f"{day}2", file, "周某", "黄某")
    alone = desk.try_("李某", "Investigate", case, f"{day}3", second=desk.people["李某"], kind="photo", shown=True, record="照片")
    assert alone["code"] == 1 and "执法人员不得少于两人（《行政处罚法》第四十二条" in alone["err"]
    for act, said in (("Investigate", {"kind": "photo", "shown": True, "record": "照片"}), ("Conclude", {"facts": "属实", "proposed": "penalty"})):
        done = desk.do("李某", act, case, f"{day}3", **second, **said)
        desk.do("王某", "common.Confirm", case, f"{day}3", entry=done["entry"])
    party = desk.rows(case)["party"][0]
    offered = desk.told("do", "penalty.Decide", "--matter", case, "--who", desk.people["李某"], "--choices")
    assert offered["code"] == 0 and f"party\n  {party}  李某某" in offered["out"]
    fine = [{"party": party, "kind": "fine", "amount": 800}]
    told = desk.do("李某", "Inform", case, f"{day}4", **second, rows=fine)
    desk.do("王某", "common.Confirm", case, f"{day}4", entry=told["entry"])
    early = desk.try_("赵某", "Decide", case, f"{day}4", rows=fine, facts="属实")
    assert early["code"] == 1 and "告知书还没有送达当事人" in early["err"]
    desk.do("钱某", "common.Serve", case, f"{day}4", paper=desk.rows(case)["papers"]["notice"], party=party, mode="direct")
    desk.do("钱某", "Defend", case, f"{day}5", party=party, waived=True)
    desk.signed(case, f"{day}8", desk.do("赵某", "Decide", case, f"{day}8", rows=fine, facts="属实", no_order="已清运"), "周某", "黄某", "陈某")
    desk.do("钱某", "common.Serve", case, f"{day}8", paper=desk.rows(case)["papers"]["decision"], party=party, mode="direct")
    desk.do("钱某", "Pay", case, f"{day}9", amount=800, receipt="票据009")
    desk.signed(case, "2022-08-12", desk.do("赵某", "Close", case, "2022-08-12", reason="done"), "周某", "黄某")
    assert desk.rows(case)["stage"] == "closed"
    checked = desk.run("fazhi.conf.cli", "verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr
