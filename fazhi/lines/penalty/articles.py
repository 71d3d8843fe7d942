"""Penalty, articles: which provisions a text names, however it writes their numbers, and whether two texts name the same."""

import re

from fazhi.law.cite import numeral

NAME_OR_ARTICLE = re.compile(r"《([^》]+)》|第([〇零一二三四五六七八九十百千\d]+)条(之[一二三四五六七八九十]+)?")
FULL = "中华人民共和国"  # written before the name of a statute or not


def articles(text: str, other: str) -> set[str]:
    """The articles that a text names, each with its statute where both texts name theirs."""
    found, statute = set[str](), ""
    with_names = "《" in text and "《" in other
    for match in NAME_OR_ARTICLE.finditer(text):
        if match[1]:
            statute = f"《{match[1].replace(FULL, '')}》" if with_names else ""
        else:
            found.add(f"{statute}第{numeral(int(match[2])) if match[2].isdecimal() else match[2]}条{match[3] or ''}")
    return found


def names(text: str, statute: str, cite: str) -> bool:
    """True when a text names the statute and one of the articles that are cited of it."""
    cited = articles(cite, text)
    return statute in text and (not cited or bool(cited & articles(text, cite)))


def bare(text: str) -> str:
    """A text without its marks: what is left where only the way of writing differs."""
    return re.sub(r"[\s《》、，,；;。]", "", text)
