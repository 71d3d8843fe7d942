"""`fazhi due` and `fazhi law` on the command line: answers, and plain refusals."""

import argparse
import json

import pytest

from fazhi.law import cli


def call(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="fazhi")
    cli.add_arguments(parser.add_subparsers())
    args = parser.parse_args(words)
    return int(args.func(args))


def test_due_prints_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "petition.finish", "2021-08-03") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1. 适用“办结（旧）”：60日（《信访条例》第三十三条）"
    assert lines[3].startswith("4. 最后一日2021-10-02是休息日，顺延至2021-10-08（《民法典》第二百零三条）")
    assert lines[-1] == "5. 届满日为2021-10-08"


def test_due_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "disclosure.reply", "2021-09-13", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["rule"], found["due"], found["cite"]) == ("id.reply", "2021-10-15", "《政府信息公开条例》第三十三条")
    assert found["steps"][2]["skipped"][0] == ["2021-09-19", "中秋节放假"]


def test_due_with_suspension_and_extension(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "petition.finish", "2021-03-01", "--suspend", "2021-03-10..2021-03-19", "--extend-by", "20", "--json") == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2021-05-31"
    assert call("due", "petition.finish", "2021-03-01", "--suspend", "2021-03-10..") == 0
    assert "尚未恢复" in capsys.readouterr().out


def test_due_backwards_from_an_event(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "decision.hearing_papers", "2021-10-01", "--event", "2021-10-20", "--json") == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2021-10-12"


def test_due_under_the_law_of_another_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "petition.finish", "2022-04-30", "--on", "2022-05-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["rule"] == "xf.finish.new"


def test_due_warns_of_a_weak_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "normative.file", "2021-03-01") == 0
    assert "本规则把握不足（low）" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["petition.finsh", "2021-03-01"], "相近的有：petition.finish"),
        (["petition.finish", "2021-02-30"], "起始日“2021-02-30”不是有效日期"),
        (["petition.finish", "昨天"], "请写成 2021-03-01"),
        (["petition.finish", "2021-03-01", "--suspend", "2021-03-05"], "应写成 起..止"),
        (["petition.finish", "2021-03-01", "--suspend", "2021-03-05..2021-03-01"], "早于起日"),
        (["petition.finish", "2021-03-01", "--extend-by", "31"], "最多可延长30日"),
        (["petition.finish", "2021-03-01", "--extend-by", "many"], "大于零的整数"),
        (["petition.register", "2021-03-01", "--extend"], "依法不能延长"),
        (["hotline.help", "2021-03-01"], "尚未查明"),
        (["normative.catalogue", "2021-03-01"], "没有施行中的规定"),
        (["xf.reps", "2021-03-01"], "不是期限"),
        (["petition.finish", "2026-12-01"], "2027年放假安排未载入，期限不早于2027-01-30"),
    ],
)
def test_due_refuses_in_plain_words(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", *words) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("错误：") and complaint in captured.err


def test_a_refusal_as_json_names_the_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("due", "petition.finish", "2026-12-01", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["year"], found["not_before"]) == (2027, "2027-01-30")


def test_law_lists_rules_and_provisions(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("law", "信访条例") == 0
    out = capsys.readouterr().out
    assert "xf.finish.old  petition.finish  办结（旧）  60 cd  《信访条例》第三十三条  2005-05-01至2022-04-30  found" in out
    assert "信访·复查  《信访条例》第三十四条  2005-05-01至2022-04-30  found" in out


def test_law_lists_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("law", "--gaps", "--json") == 0
    gaps = json.loads(capsys.readouterr().out)
    assert gaps[0]["confidence"] == "unknown"
    assert "xf.simple.accept" in {gap["id"] for gap in gaps}
    assert "xf.finish.new" not in {gap["id"] for gap in gaps}


def test_law_lists_items_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("law", "--items", "--on", "2026-08-14", "--json") == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert "固体废物" in rows["V01"]["cite"] and rows["V01"]["span"] == "2020-09-01至2026-08-14"
    assert rows["V04"]["span"].startswith("施行日未查明") and "DB1（江门市城市管理和综合执法局）" in rows["V04"]["benchmarks"]
    assert call("law", "--items", "露天") == 0
    out = capsys.readouterr().out
    assert "生态环境法典" in out and out.splitlines()[-1] == "共2项。"


def test_law_explains_old_or_lighter(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("law", "V19", "--deed", "2026-08-10", "--on", "2026-09-10", "--fact", "refused=否") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "结论：适用新的规定" and "第一千一百三十二条第三款" in lines[-1]
    assert call("law", "V01", "--deed", "2026-08-20", "--on", "2026-09-10", "--fact", "night=是", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["bounds_in_fen"], found["benchmarks"][0]["tiers"]) == ([10000, 100000], ["heavier"])


@pytest.mark.parametrize(("words", "said"), [
    (("V99", "--deed", "2026-08-20"), "没有违法事项“V99”"), (("V01", "--deed", "昨天"), "不是有效日期"),
    (("V01", "--deed", "2026-08-20", "--on", "2026-09-10", "--fact", "night"), "应写成 情节=值"),
    (("V01", "--deed", "2026-08-20", "--on", "2026-09-10", "--fact", "night=也许"), "请填“是”或“否”"),
])
def test_law_refuses_plainly(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("law", *words) == 1
    assert said in capsys.readouterr().err
