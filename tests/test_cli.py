"""The command line on real installation folders: a town founded, an act done, the process killed, the disk full."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ENV = {k: v for k, v in os.environ.items() if k not in ("FAZHI_HOME", "FAZHI_DATABASE")}
DOING = """
import sys
from fazhi.conf import setup
setup.ready()
from fazhi.kernel import door, registry
from fazhi.kernel.models import Post
office = setup.the_office()["id"]
who = Post.objects.get(capacity="registrar").person
act = registry.act("house.Establish")
for i in range(100000):
    done = door.do(act(name=f"第{i}办公室", kind="unit", since="2021-01-01"), office, who=who, office=office)
    print(done.entry, flush=True)
"""


def fazhi(home: Path, *words: str, said: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """One command on an installation folder."""
    return subprocess.run([sys.executable, "-m", "fazhi.conf.cli", *words], capture_output=True, text=True, input=said, check=False,
                          env={**ENV, "FAZHI_HOME": str(home), **env})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real installation, founded by the command."""
    place = tmp_path_factory.mktemp("home") / "fazhi"
    made = fazhi(place, "init", "--name", "某某镇人民政府", "--short", "某", "--keeper", "管某", "--password", "一个很长的口令2021", "--since", "2021-01-01")
    assert made.returncode == 0, made.stderr
    assert made.stdout.count("恢复单 第") == 3
    (place / "sheets.txt").write_text(made.stdout, "utf-8")
    return place


def keeper(home: Path) -> tuple[str, str]:
    """(office, person) of the keeper, asked of the installation."""
    code = ("from fazhi.conf import setup; setup.ready(); from fazhi.kernel.models import Post; "
            "print(setup.the_office()['id'], Post.objects.get(capacity='registrar').person)")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**ENV, "FAZHI_HOME": str(home)})
    office, person = told.stdout.split()
    return office, person


def test_a_real_installation_has_no_other_account_and_is_not_overwritten(home: Path) -> None:
    again = fazhi(home, "init", "--name", "别的镇", "--short", "别", "--keeper", "别人", "--password", "另一个很长的口令")
    assert again.returncode == 1 and "没有改动" in again.stderr
    demo = fazhi(home, "demo", "--no-serve")
    assert demo.returncode == 1 and "正式安装" in demo.stderr


def test_an_act_as_json(home: Path) -> None:
    office, person = keeper(home)
    said = json.dumps({"name": "司法所", "kind": "unit", "since": "2021-01-01"}, ensure_ascii=False)
    done = fazhi(home, "do", "house.Establish", "--matter", office, "--who", person, said=said)
    assert done.returncode == 0 and json.loads(done.stdout)["n"] >= 2
    bad = fazhi(home, "do", "house.Establish", "--matter", office, "--who", person, said="{}")
    assert bad.returncode == 1 and "“名称”必须填写" in bad.stderr and "Traceback" not in bad.stderr


def test_killed_in_the_middle_nothing_acknowledged_is_lost(home: Path) -> None:
    running = subprocess.Popen([sys.executable, "-c", DOING], stdout=subprocess.PIPE, text=True, env={**ENV, "FAZHI_HOME": str(home)})
    assert running.stdout is not None
    acknowledged = [running.stdout.readline().strip() for _ in range(60)]
    running.send_signal(signal.SIGKILL)
    acknowledged += [line.strip() for line in running.stdout.read().splitlines() if len(line.strip()) == 32]
    running.wait()
    verified = fazhi(home, "verify", "--all", "--json")
    told = json.loads(verified.stdout)
    assert verified.returncode == 0 and told["problems"] == []
    code = f"from fazhi.conf import setup; setup.ready(); from fazhi.kernel.models import Entry; print(Entry.objects.filter(id__in={acknowledged!r}).count())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**ENV, "FAZHI_HOME": str(home)})
    assert int(found.stdout) == len(acknowledged)


def test_a_full_disk_refuses_to_write_and_goes_on_reading(home: Path) -> None:
    office, person = keeper(home)
    said = json.dumps({"name": "综治办", "kind": "unit", "since": "2021-01-01"}, ensure_ascii=False)
    full = str(10**9)
    done = fazhi(home, "do", "house.Establish", "--matter", office, "--who", person, said=said, FAZHI_RESERVE_MB=full)
    assert done.returncode == 1 and "磁盘快满了" in done.stderr
    assert fazhi(home, "figures", "2021", FAZHI_RESERVE_MB=full).returncode == 0


def test_seal_clock_bundle_and_reindex(home: Path, tmp_path: Path) -> None:
    office, _ = keeper(home)
    assert "号日封" in fazhi(home, "seal").stdout
    assert fazhi(home, "clock").returncode == 0
    assert fazhi(home, "reindex").returncode == 0
    assert fazhi(home, "bundle", office, "-o", str(tmp_path / "b.zip")).returncode == 0
    checked = subprocess.run([sys.executable, str(Path("fazhi/kernel/verifier.py").resolve()), str(tmp_path / "b.zip")], capture_output=True, text=True, check=False)
    assert checked.returncode == 0 and "未被改动" in checked.stdout
    assert fazhi(home, "verify").returncode == 0


def test_without_the_master_key_nothing_opens_and_two_sheets_do(home: Path, tmp_path: Path) -> None:
    (home / "keys" / "master").rename(tmp_path / "master")
    locked = fazhi(home, "verify", "--all")
    assert locked.returncode == 1 and "恢复单" in locked.stderr
    sheets = (home / "sheets.txt").read_text("utf-8").split("恢复单 第")[1:]
    for i, sheet in enumerate(sheets):
        (tmp_path / f"{i}.txt").write_text("恢复单 第" + sheet, "utf-8")
    wrong = fazhi(home, "init", "--recover", str(tmp_path / "0.txt"), str(tmp_path / "0.txt"))
    assert wrong.returncode == 1 and "不同编号" in wrong.stderr
    assert fazhi(home, "init", "--recover", str(tmp_path / "0.txt"), str(tmp_path / "2.txt")).returncode == 0
    assert fazhi(home, "verify", "--all").returncode == 0


@pytest.mark.parametrize(("words", "sentence"), [
    (("figures", "2021", "--from", "昨天"), "不是日期"),
    (("trace", "no.such", "2021"), "没有“no.such”这个数字"),
    (("bundle", "nothing"), "没有这件事项"),
    (("do", "no.Such", "--who", "x", "--said", "{}"), "没有“no.Such”这一行为"),
])
def test_bad_input_gets_a_sentence(home: Path, words: tuple[str, ...], sentence: str) -> None:
    done = fazhi(home, *words)
    assert done.returncode == 1 and sentence in done.stderr and "Traceback" not in done.stderr


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    done = fazhi(tmp_path / "none", "figures", "2021")
    assert done.returncode == 1 and "先运行 fazhi init" in done.stderr


def test_an_account_is_made_by_name(home: Path) -> None:
    made = fazhi(home, "account", "guan", "--name", "管某", "--password", "又一个很长的口令2021")
    assert made.returncode == 0 and "已可登录" in made.stdout
    nobody = fazhi(home, "account", "xu", "--name", "许某", "--password", "又一个很长的口令2021")
    assert nobody.returncode == 1 and "管某（机构管理员）" in nobody.stderr


def test_the_web_of_lines_is_told_and_drawn(home: Path, tmp_path: Path) -> None:
    told: list[dict[str, Any]] = json.loads(fazhi(home, "lines", "--links", "--json").stdout)
    assert {"from": "penalty", "act": "penalty.Coerce", "how": "开立", "to": "coercion", "installed": True} in told
    assert "已写到" in fazhi(home, "lines", "--svg", str(tmp_path / "web.svg")).stdout and (tmp_path / "web.svg").read_text("utf-8").startswith("<svg")


def test_lines_as_json(home: Path) -> None:
    told: list[dict[str, Any]] = json.loads(fazhi(home, "lines", "--json").stdout)
    assert {"key", "title", "acts", "stages", "figures", "papers"} <= set(told[0])
