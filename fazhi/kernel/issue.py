"""How a paper gets its words: from what the acts of its matter said, from the parties, from the law of the day."""

from collections.abc import Iterable
from typing import Any

from fazhi import law
from fazhi.kernel import as_told, capacities, enquiry, plain, redress, words
from fazhi.kernel import fields as f
from fazhi.kernel.acts import Act, Line
from fazhi.kernel.case import Case, Said
from fazhi.kernel.counted import told
from fazhi.kernel.models import Listing, Office, Paper
from fazhi.kernel.registry import act as act_by_key
from fazhi.kernel.roster import Roster
from fazhi.kernel.templates import CELL, PaperIncomplete, Template, capital, fill


def persons(ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Identity words of persons {person: {"name", "phone", …}}; one query, and another where a unit or a village takes part, which has its name from the house. Ask the gate first."""
    wanted = set(ids)
    found = {ident: value if isinstance(value, dict) else {"name": value} for ident, value in words.of_persons(wanted).items()}
    other = wanted - set(found)
    return found | {ident: {"name": name} for ident, name in Office.objects.filter(id__in=other).values_list("id", "name")} if other else found


class Teller:
    """Answers the words a template asks for: `Act.field`, `party.name`, `number`, `day`, `cite:…`, `limit:…`, `due:…`, `certified:…`."""

    def __init__(self, case: Case, line: Line, roster: Roster, act: Act, clean: dict[str, Any], fresh: dict[str, dict[str, Any]]) -> None:
        self.case, self.line, self.roster, self.act, self.clean, self.fresh = case, line, roster, act, clean, fresh
        self.sealed: dict[str, dict[str, Any]] | None = None
        self.names: dict[str, dict[str, Any]] = dict(fresh)
        self.extra: dict[str, Any] = {}
        self.due: dict[str, str] = {}
        self.taken: dict[str, str] = {}  # parties whom this very act brings in, with their persons

    def lookup(self, word: str) -> Any:
        """The value of a word; None when it was never said."""
        word, _, how = word.partition("|")
        if word in self.extra:
            return self.extra[word]
        head, _, tail = word.partition(".")
        kind, _, name = word.partition(":")
        if name:
            return self._by_kind(kind, name)
        if head == "party":
            return self._party(str(self.extra.get("of") or ""), tail or "name")
        if tail:
            return self._table(head, tail) if how == "table" else self._said(head, tail)
        if word in redress.WORDS:
            return redress.word(word, self.roster, self.case.day)
        return {"office": self.roster.name, "short": self.roster.short, "code": self.case.row.get("code"), "call": enquiry.phone(self.case.office, self.case.day, str(self.case.row.get("unit") or "")) if word == "call" else "",
                "day": self.case.at[:10], "doer": self._name(self._doer()), "handler": self._name(self._handler()), "signers": self._signers()}.get(word)

    def _doer(self) -> str:
        """Who did it, also where a clerk records what others did on paper."""
        return next((hand["person"] for hand in self.case.hands if hand["role"] in ("did", "proposed") and hand["person"]), self.case.doer)

    def _handler(self) -> str:
        """Who did the work: the one who proposed it, where others signed."""
        return next((each["person"] for each in self.case.hands if each["role"] == "proposed"), self.case.doer)

    def _signers(self) -> str:
        """Who proposed and who signed, in order, each with the capacity in which he did."""
        told = []
        for hand in self.case.hands:
            name = self._name(hand["person"])
            if name and hand["role"] in ("proposed", "did", "signed"):
                told.append(f"{name}（{'承办人' if hand['role'] == 'proposed' else capacities.title(hand['capacity'])}）")
        return " → ".join(told)

    def _by_kind(self, kind: str, name: str) -> Any:
        if kind == "cite":
            try:
                return law.provision(name, self.case.day).cite
            except law.NotInForce:
                return None  # a line that may do without the article falls away, any other asks for it
        if kind in ("certified", "limit"):
            return self._certified(name) if kind == "certified" else self.case.limit(name)
        if kind == "due":
            return self.due.get(name) or ((row := self.case.open(name)) and told(row.due, row.not_before)) or None
        if kind == "parties":
            return "、".join(str(got) for got in (self._party(each, "name") for each in self.case.parties(name)) if got) or None
        return None

    def _certified(self, word: str) -> str | None:
        """An officer (`doer`, `handler` or an act's field) by name, with the number of the certificate he held on the day."""
        act, _, field = word.partition(".")
        person = str(self._value(act, field) or "") if field else self._handler() if word == "handler" else self._doer()
        officer = self.roster.officer(person, self.case.day)
        number = next((post["certificate"] for post in officer.posts if post["certificate"]), "") if officer else ""
        return f"{self._name(person)}（执法证{number}）" if number else self._name(person)

    def _party(self, party: str, what: str) -> Any:
        ids = [party] if party else self.case.parties()[:1]
        if not ids:  # those whom this very act brings in: all by their names, one alone by the rest
            coming = list(dict.fromkeys((*self.fresh, *self.taken.values())))
            if what != "name":
                return self.person(coming[0]).get(what) if len(coming) == 1 else None
            return "、".join(name for each in coming if (name := self._name(each))) or None
        return self.person(self.case.person_of(ids[0]) or self.taken.get(ids[0]) or ids[0]).get(what)

    def person(self, person: str) -> dict[str, Any]:
        """The identity words of somebody, told with the act or known before."""
        if person and not self.names.get(person, {}).get("name"):
            hands = {hand["person"] for hand in self.case.hands} - {"", *self.names}  # whoever is named, most papers name them too
            self.names.update(persons({person, *hands}))
        return self.names.get(person, {})

    def _name(self, person: str) -> str | None:
        return self.person(person).get("name")

    def _said(self, name: str, field: str) -> Any:
        value = self._value(name, field)
        if isinstance(value, dict) and ("name" in value or "person" in value):
            return self._who(value)
        return self._worded(name, field, value)

    def _who(self, value: dict[str, Any]) -> str | None:
        """The name of somebody, told with the act or known before."""
        return value.get("name") or self._name(str(value.get("person") or ""))

    def _value(self, name: str, field: str) -> Any:
        """What an act said in a field, sealed words opened, those inside rows too."""
        if name == type(self.act).__name__:
            return self.clean.get(field)
        said = self._last(name)
        if said is None:
            return None
        if field in said._mini["w"]:
            return self._unsealed(said.entry, field)
        value = said._mini["s"].get(field)
        inner = [path for path in said._mini["w"] if path.startswith(f"{field}.") and path.count(".") == 2]
        if isinstance(value, list) and inner:
            value = [dict(row) for row in value]
            for path in inner:
                _, i, key = path.split(".")
                value[int(i)][key] = self._unsealed(said.entry, path)
        return value

    def _declared(self, name: str) -> type[Act]:
        """The act a word names: the one being done, one of the line, or one that every line shares."""
        if name == type(self.act).__name__:
            return type(self.act)
        return next((each for each in self.line.acts if each.__name__ == name), None) or act_by_key(f"common.{name}")

    def _last(self, name: str) -> Said | None:
        """The time an act was done of which the paper speaks (`entry:<act>` among its words), else the last.

        In a paper of one party, an act that names a party must have named this one (or none).
        """
        of, act = str(self.extra.get("of") or ""), self._declared(name)
        if entry := self.extra.get(f"entry:{act.key}"):
            return next((said for said in self.case.each(act, ever=True) if said.entry == entry), None)
        if of in self.case.memory["rows"].get("party", {}) and isinstance(act.fields.get("party"), f.PartyOf):
            return next((said for said in self.case.each(act, ever=True) if said.party in (None, of)), None)
        return self.case.said(act)

    def _worded(self, name: str, field: str, value: Any) -> Any:
        declared = self._declared(name).fields.get(field)
        if isinstance(declared, f.Choice) and value is not None:
            many = [each for each in declared.options if each in value] if isinstance(value, list) else [value]
            terms = [str(declared.options.get(each, each)) for each in many]
            return ("；" if any("、" in each for each in terms) else "、").join(terms)
        if isinstance(declared, f.Rows) and value:
            return "；".join(self._row(declared, row) for row in value if self._concerns(declared, row)) or None
        if isinstance(declared, f.OfficerOf) and value:
            return self._name(value)
        if isinstance(declared, f.PartyOf) and value:
            return self._party(value, "name")
        if isinstance(declared, f.OfficeOf) and value:
            return self.roster.named(value, self.case.at) or _organ(value)
        if isinstance(declared, f.PaperOf) and value:
            return self._titled(value)
        if isinstance(declared, f.ListingOf) and value:
            return self.listed(declared, value)
        return value

    def listed(self, declared: f.ListingOf, key: str) -> str:
        """A thing in force by its title and key."""
        found = plain.rows(Listing, ("title",), {"office": self.case.office, "register": declared.kind, "key": key, "struck": ""}, ("id",), 1)
        title = found[0]["title"] if found else ""
        return f"{title}（{key}）" if title and title != key else key

    def _titled(self, paper: str) -> str:
        """A paper by its title and number."""
        row = self.case.paper(paper)
        return f"《{row.get('title', '')}》{row.get('number', '')}"

    def _concerns(self, declared: f.Rows, row: dict[str, Any]) -> bool:
        """False for the line of another party in a paper that goes to one party alone."""
        of = str(self.extra.get("of") or "")
        named = {row.get(name) for name, each in declared.fields.items() if isinstance(each, f.PartyOf)} - {None}
        return of not in self.case.memory["rows"].get("party", {}) or not named or of in named

    def _table(self, name: str, field: str) -> str | None:
        """Rows as lines of a table, the titles of the columns first; columns in which nothing was said fall away."""
        declared, rows = self._declared(name).fields.get(field), self._value(name, field)
        if not isinstance(declared, f.Rows) or not rows:
            return None
        rows = [row for row in rows if self._concerns(declared, row)]
        used = {key: each for key, each in declared.fields.items() if any(row.get(key) not in f.EMPTY for row in rows)}
        lines = [["序号", *(each.label or key for key, each in used.items())]]
        lines += [[str(i), *(self.cell(each, row.get(key)) for key, each in used.items())] for i, row in enumerate(rows, start=1)]
        return "\n".join(CELL + CELL.join(one.replace(CELL, "/").replace("\n", " ") for one in line) + CELL for line in lines)

    def cell(self, declared: f.Field, value: Any) -> str:
        """One value of a row as it stands in a table's cell."""
        if value in f.EMPTY:
            return ""
        match declared:
            case f.PartyOf():
                return str(self._party(value, "name"))
            case f.Who():
                return str(self._who(value) or "")
            case f.OfficerOf():
                return str(self._name(value))
            case f.PaperOf():
                return self._titled(value)
            case f.OfficeOf():
                return self.roster.named(value, self.case.at) or _organ(value)
            case f.Choice():
                return "、".join(str(declared.options.get(each, each)) for each in (value if isinstance(value, list) else [value]))
            case f.Money():
                return f"{int(value) / 100:,.2f}元"
            case f.Flag():
                return "是" if value else "否"
            case f.Day() | f.Moment():
                return self.render("", value, "day")
        return str(value)

    def _row(self, declared: f.Rows, row: dict[str, Any]) -> str:
        """One line of a table in words: parties, officers and days first, choices by their terms, money in yuan, a second sum after its label, remarks after a comma."""
        heads, told = list[str](), list[str]()
        sums = [each for each in declared.fields.values() if isinstance(each, f.Money)]
        for name, each in declared.fields.items():
            value: Any = row.get(name)
            if value in f.EMPTY or value == 0:
                continue
            if isinstance(each, f.PartyOf):
                heads.append(str(self._party(value, "name")))
            elif isinstance(each, f.Who):
                heads.append(str(self._who(value) or ""))
            elif isinstance(each, f.OfficerOf):
                heads.append(str(self._name(value)))
            elif isinstance(each, f.PaperOf):
                told.append(self._titled(value))
            elif isinstance(each, (f.Day, f.Moment)):
                heads.append(self.render(name, value, "day"))
            elif isinstance(each, f.Choice):
                told.append(("，" if told else "") + str(each.options.get(value, value)))
            elif isinstance(each, f.Money):
                told.append(("" if each is sums[0] else f"，{each.label}") + f"{int(value) / 100:,.2f}元（{capital(int(value))}）")
            else:
                told.append(f"，{value}" if told else str(value))
        return "、".join(heads) + ("：" if heads and told else "") + "".join(told)

    def _unsealed(self, entry: str, field: str) -> Any:
        if self.sealed is None:
            self.sealed = as_told.sealed((one["e"] for act in self.case.memory["acts"].values() for one in act["kept"]), mended=self.case.mended)
        return self.sealed.get(entry, {}).get(field)

    def render(self, word: str, value: Any, how: str) -> str:
        """A value as it stands in a paper."""
        if how == "money":
            return f"{int(value) / 100:,.2f}元"
        if how == "capital":
            return capital(int(value))
        if how == "yes":
            return "是" if value else "否"
        text = str(value)
        if how == "day" or (not how and len(text) in (10, 16) and text[4:5] == "-" and text[7:8] == "-"):
            year, month, rest = text[:4], text[5:7], text[8:10]
            clock = f"{text[11:13]}时{text[14:16]}分" if len(text) == 16 else ""
            return f"{int(year)}年{int(month)}月{int(rest)}日{clock}"
        return text


def _organ(ident: str) -> str:
    """The name of a unit or village."""
    return str(Office.objects.filter(id=ident).values_list("name", flat=True).first() or "")


def text_of(template: Template, teller: Teller, extra: dict[str, Any]) -> str:
    """The frozen words of a paper; raises PaperIncomplete naming what is missing."""
    teller.extra = extra
    return fill(template, teller.lookup, teller.render)


def form_number(office: str, line: str, template: Template, number: str) -> str:
    """The number that stands on a pre-printed form; raises PaperIncomplete when it is missing or was used before."""
    if not number:
        raise PaperIncomplete(f"《{template.title}》用预印的表单，编号在表单上。请填写表单编号后再办理。")
    if Paper.objects.filter(office=office, kind=f"{line}.{template.key}", number=number, struck="").exists():
        raise PaperIncomplete(f"表单编号 {number} 已经用过。请核对手上的表单；写坏的表单先办理“作废文书”，再换一张。")
    return number
