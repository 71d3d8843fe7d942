"""The house rules, as tests; every exception stands here with its reason."""

import ast
import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "fazhi"
RIGHT_OF = {
    "law": (),
    "kernel": ("law",),
    "report": ("kernel", "law"),
    "lines": ("report", "kernel", "law"),
    "web": ("report", "kernel", "law"),
    "bridges": ("report", "kernel", "law"),
    "conf": ("lines", "web", "bridges", "report", "kernel", "law"),
}
LONG_FILES: dict[str, str] = {
    "kernel/fields.py": "one field a class; parting the list would hide that they are alike",
}
LONG_FUNCTIONS: dict[str, str] = {
    "kernel/outcome.py:_apply_things": "one case a consequence; a table of functions would say the same twice",
}
DEFERRED: dict[str, str] = {}
NAMES_LINES: dict[str, str] = {
    "conf/lines.py": "the list of installed lines",
    "conf/chain.py": "the demonstration's chain through several lines",
    "conf/waiting.py": "what waits on the desks of the demonstration",
}
WRITERS = {
    "kernel/happen.py": "the writer",
    "kernel/door.py": "the door",
    "kernel/guards.py": "makes the guards",
    "kernel/reindex.py": "rebuilds the index tables, which are no record",
    "kernel/models/base.py": "the refusing managers themselves",
}
ALSO_NOUNS = {"decision": "a place in the case file as well as a line", "disclosure": "a noun of the kernel as well as a line", "counsel": "a capacity as well as a line",
              "powers": "a sheet of the pack as well as a line"}
SIDE_TABLES = ("kernel/typeset/", "web/accounts/", "web/base/", "web/desk/", "web/api/", "web/portal/", "kernel/gate.py", "conf/setup.py",
               "report/scoresheet.py")


@functools.cache
def files() -> list[Path]:
    """Every Python file of the package, migrations left out."""
    return [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]


def name(path: Path) -> str:
    """A file's name inside the package."""
    return path.relative_to(ROOT).as_posix()


def for_each_file(rule: Callable[[Path], None]) -> Callable[[], None]:
    """A rule as one test over every file, which tells every file that breaks it."""

    @functools.wraps(rule)
    def test() -> None:
        wrong = []
        for path in files():
            try:
                rule(path)
            except (AssertionError, pytest.fail.Exception) as broken:
                wrong.append(f"{name(path)}: {broken}")
        assert not wrong, "\n".join(wrong)

    del test.__wrapped__  # type: ignore[attr-defined]  # pytest would ask for a fixture named path
    return test


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(module: ast.AST) -> Iterator[str]:
    """Names of our own modules that are imported."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fazhi"):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("fazhi"))


@for_each_file
def test_rooms_import_only_to_the_right(path: Path) -> None:
    parts = path.relative_to(ROOT).parts
    room = parts[0]
    if room not in RIGHT_OF:
        return
    for imported in imports(tree(path)):
        pieces = imported.split(".")
        if len(pieces) < 2 or pieces[1] == room:
            if room == "lines" and len(pieces) > 2 and pieces[2] != parts[1]:
                pytest.fail(f"{name(path)} imports another line: {imported}")
            continue
        assert pieces[1] in RIGHT_OF[room] or pieces[1] not in RIGHT_OF, f"{name(path)} imports {imported}"


def test_no_circles() -> None:
    known = {"fazhi." + name(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__"): path for path in files()}
    arrows = {module: {each for each in _top_level(path) if each in known and each != module} for module, path in known.items()}
    seen: dict[str, int] = {}

    def walk(module: str, trail: tuple[str, ...]) -> None:
        if seen.get(module) == 2:
            return
        assert module not in trail, " → ".join((*trail[trail.index(module):], module))
        for each in sorted(arrows[module]):
            walk(each, (*trail, module))
        seen[module] = 2

    for module in sorted(arrows):
        walk(module, ())


def _top_level(path: Path) -> set[str]:
    """Modules imported when the file is imported (not only for type checking)."""
    module = tree(path)
    found: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        for imported in imports(node):
            found.add(imported)
    package = "fazhi." + name(path.parent / "x").removesuffix("/x").replace("/", ".")
    return found - {package}


@for_each_file
def test_no_imports_inside_functions(path: Path) -> None:
    if name(path).split("/")[0] not in ("law", "kernel", "report", "lines"):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inner = [each for each in ast.walk(node) if isinstance(each, (ast.Import, ast.ImportFrom))]
            assert not inner or name(path) in DEFERRED, f"{name(path)}:{node.name} imports inside"


def test_no_listeners_of_our_own() -> None:
    for path in files():
        text = path.read_text("utf-8")
        assert "@receiver" not in text and "Signal(" not in text and ".connect(" not in text.replace("sqlite3.connect(", ""), name(path)


@for_each_file
def test_only_the_door_writes(path: Path) -> None:
    if name(path) in WRITERS or name(path).startswith(SIDE_TABLES):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb = node.func.attr
            target = ast.unparse(node.func.value)
            if verb == "save" and node.args:
                continue  # a workbook is saved into something, a row is not
            if verb in ("save", "bulk_create", "bulk_update", "update_or_create", "get_or_create"):
                pytest.fail(f"{name(path)} writes: {target}.{verb}()")
            if verb in ("create", "update", "delete") and ".objects" in target:
                pytest.fail(f"{name(path)} writes: {target}.{verb}()")


@for_each_file
def test_a_line_is_named_only_in_its_folder(path: Path) -> None:
    from fazhi.conf.lines import LINES

    if name(path) in NAMES_LINES or name(path).startswith("lines/"):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for key in set(LINES) - {"house"}:
                assert (node.value != key or key in ALSO_NOUNS) and not node.value.startswith(f"{key}."), f"{name(path)} names the line {key}: {node.value}"


@for_each_file
def test_no_number_of_the_law_in_python(path: Path) -> None:
    if not re.match(r"law/|kernel/|report/|lines/[a-z_]+/(acts|figures)", name(path)):
        return
    text = path.read_text("utf-8")
    assert not re.search(r"第[一二三四五六七八九十百零]+条", re.sub(r'"""[\s\S]*?"""', "", text)) or "cite" in name(path), name(path)
    assert not re.search(r"timedelta\(days=(7|10|15|20|30|60|90)\)", text) or "lines/" not in name(path), name(path)


@for_each_file
def test_files_and_functions_are_small(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 300 or name(path) in LONG_FILES, f"{name(path)}: {lines} lines"
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40 or f"{name(path)}:{node.name}" in LONG_FUNCTIONS, f"{name(path)}:{node.name}: {length} lines"


def test_exceptions_are_still_needed() -> None:
    for key in LONG_FILES:
        assert (ROOT / key).read_text("utf-8").count("\n") > 300, f"{key} is short now"


@for_each_file
def test_every_module_says_what_it_is(path: Path) -> None:
    assert (ast.get_docstring(tree(path)) or "").strip(" ."), name(path)


@for_each_file
def test_public_functions_say_what_they_do(path: Path) -> None:
    if name(path).split("/")[0] not in ("law", "kernel", "report"):
        return
    for node in tree(path).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}:{node.name}"


def test_migrations_only_in_kernel_and_accounts() -> None:
    homes = {path.parent.relative_to(ROOT).as_posix() for path in ROOT.rglob("migrations/0*.py")}
    assert homes <= {"kernel/migrations", "web/accounts/migrations"}


def test_stages_are_few() -> None:
    from fazhi.kernel import registry

    for line in registry.lines().values():
        assert len(line.stages) <= 9, line.key


def test_nothing_speaks_of_where_it_was_made() -> None:
    bad = re.compile("/work/" + "main|/tmp/" + "tw|py" + "pi\\.org")
    for path in [*ROOT.rglob("*"), *(ROOT.parent / "docs").rglob("*")]:
        if path.is_file() and path.suffix in (".py", ".md", ".yaml", ".html", ".css", ".js", ".toml"):
            assert not bad.search(path.read_text("utf-8")), path


# A half-width sign beside Chinese words; strings that are rules of reading (with a backslash or ?:) are no words for users.
HALF = re.compile("(?<=[\u4e00-\u9fff）》”])[,;:!?](?=[\u4e00-\u9fff（《“ ]|$)|[,;:!?](?=[\u4e00-\u9fff（《“])|\\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[()]")
HALF_MEANT = {
    "conf/handbook/pages.py": "the address of a database as it is written",
    "kernel/fill_ins.py": "rules of reading texts, whose signs are of one width", "kernel/sheets/cells.py": "rules of reading cells", "report/checker.py": "rules of reading texts", "report/outline_read.py": "rules of reading texts",
    "law/loader.py": "says how YAML is written", "law/yaml_files.py": "says how YAML is written",
    "lines/normative/acts.py": "titles that come with half-width brackets are read too",
    "lines/penalty/platform_story.py": "a sheet of a platform as comma-separated lines",
}


def _words_of_users(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        tree = ast.parse(text)
        docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
                and node.body and isinstance(node.body[0], ast.Expr)}
        docs |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        yield from (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
                    and id(node) not in docs and "\\" not in node.value)
    elif path.suffix == ".md":
        _, head, body = text.split("---\n", 2)
        yield head.split("\n", 1)[0].removeprefix("title: ")
        yield from re.sub(r"\{[^}]*\}", "", body).split("\n")
    else:
        yield from re.sub(r"<(script|style)\b.*?</\1>|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", text, flags=re.S).split("\n")


def test_words_of_users_bear_full_width_signs() -> None:
    files = [*ROOT.rglob("*.py"), *ROOT.rglob("papers/*.md"), *ROOT.rglob("*.html")]
    assert len(files) > 500
    meant = {path.relative_to(ROOT).as_posix(): path for path in files if any(HALF.search(words) for words in _words_of_users(path))}
    assert sorted(meant) == sorted(HALF_MEANT)
    assert HALF.search("金额(元)") and HALF.search("甲,乙") and HALF.search("期限:三日") and not HALF.search("甲，乙（三日）：10:30，a(b), c")
