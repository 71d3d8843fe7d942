"""The doctor says plainly what is wrong with an installation and what to do."""

import argparse
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from fazhi.conf.commands import doctor
from fazhi.kernel import guards, seal
from fazhi.kernel.registry import act


@pytest.fixture
def house(town: Any, settings: Any) -> Any:
    """A founded town with its vault."""
    Path(settings.FAZHI_VAULT).mkdir(exist_ok=True)
    return town


def seen(state: str) -> str:
    return "\n".join(f"{each.what} → {each.then}" for each in doctor.findings() if each.state == state)


def test_a_sound_installation(house: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.run(argparse.Namespace()) == 0
    told = capsys.readouterr().out
    for word in ("密钥库能打开", "文件库可写", "触发器齐全", "放假安排已载入", "文书字体可用", "摘要算法：sha256", "的网络范围：只在办公网内可以打开", "检查码、公示卡、文书核对和办件进度查询没有启用", "还没有读入查找", "不需要浏览器", "安装正常"):
        assert word in told


def test_a_dropped_guard(house: Any, capsys: pytest.CaptureFixture[str]) -> None:
    name = guards.names(guards.GUARDED[0])[0]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (f' ON "{guards.GUARDED[0]._meta.db_table}"' if connection.vendor == "postgresql" else ""))
    try:
        assert doctor.run(argparse.Namespace()) == 1
    finally:
        guards.install()
    told = capsys.readouterr().out
    assert name in told and "fazhi migrate" in told and "有 1 处必须处理" in told


def test_no_installation(settings: Any, tmp_path: Path, db: Any) -> None:
    settings.HOME, settings.FAZHI_KEYS = tmp_path / "none", tmp_path / "none" / "keys"
    assert "fazhi init" in seen("wrong")


@pytest.mark.parametrize(("name", "value", "word"), [
    ("FAZHI_ALGORITHM", "md5", "md5"), ("FAZHI_VAULT", Path("/nowhere/at/all"), "/nowhere/at/all"),
])
def test_a_wrong_setting_is_named(house: Any, settings: Any, name: str, value: Any, word: str) -> None:
    setattr(settings, name, value)
    assert word in seen("wrong")


def test_the_reach_is_what_the_office_decided(house: Any) -> None:
    house.signed(house.keeper, house.office, act("house.SetReach")(reach="public", since=house.now.date().isoformat()), house.chen)
    assert "的网络范围：向社会公众开放" in seen("ok") and "没有启用" not in seen("ok")


def test_an_unsealed_office_is_told_to_seal(house: Any) -> None:
    assert "fazhi seal" in seen("note")
    seal.seal_day(house.office, doctor.setup.today())
    assert "还没有日封" not in seen("note") and "第1号" in seen("ok")
