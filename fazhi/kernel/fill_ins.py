"""Blanks that are filled in after a text was reviewed: those that belong to the signing – its day, a number, who signs – and all others, which are what was agreed."""

import re
import unicodedata

BLANK = re.compile(r"[_＿]{2,}")
FILL = "\x00"  # stands for one blank in a pattern

CONTRACTS = r"(?:本|该)?(?:补充|变更)?(?:合同书?|协议书?|文本)?"
PLACE = r"(?:第[一二三四五六七八九十百零〇两\d]+条|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+(?:\.\d+)*[、.])?"
DATE = rf"(?:{FILL}|\d{{2,4}})年(?:{FILL}|\d{{1,2}})月(?:{FILL}|\d{{1,2}})日"
DATED = re.compile(rf"(?:(?:合同|协议)?(?:签订|签约|签署|签字|订立|生效|落款)?(?:日期|时间):?)?{DATE}[。;]?"
                   rf"|{PLACE}{CONTRACTS}(?:自|于|从)?{DATE}(?:起|之日起)?(?:正式)?(?:生效|签订|签署|订立)(?:生效)?[,。;]?")
NUMBERED = re.compile(rf"(?:合同|协议)?(?:登记|备案|档案)?(?:编号|文号|号码)(?:为|是)?:?{FILL}[。;]?|(?:(?:合同|协议)?(?:编号|文号):?)?[^{FILL},。;:\d]{{0,12}}\[(?:{FILL}|\d{{4}})\]第?(?:{FILL}|\d+)号")
SIDE = r"(?:甲|乙|丙|丁)方|(?:委托|受托|发包|承包|出租|承租|转让|受让|采购|供货|赠与|受赠|出借|借款|买受|出卖)[方人]|供应商|(?:委托|授权)?代理人|(?:法定|授权)?代表人?|负责人|经办人|联系人|(?:主要)?负责人"
ABOUT = r"住所地?|地址|联系地址|(?:联系|办公)?电话|邮(?:政)?编(?:码)?|统一社会信用代码|身份证(?:件)?号码?|单位名称|名称|姓名|签字|签名|盖章|公章"
NOTE = r"(?:\([^)]{0,20}\))?"
LABEL = rf"(?:{SIDE}|{ABOUT}){NOTE}(?:(?:或|和|、|/)(?:其)?(?:{SIDE}|{ABOUT}){NOTE})*"
NAMED = re.compile(rf"{PLACE}{LABEL}:?{FILL}(?:\([^)]{{0,20}}\))?(?:{LABEL}:?)?[,。;]?")
SAYS = {  # with what a blank of each kind may be filled
    "date": re.compile(r"\d{1,4}|[〇零一二三四五六七八九十]{1,4}"),
    "number": re.compile(r"[\w\[\]()\-/.—]{1,40}"),
    "named": re.compile(r"(?:(?!元|万|日内|%|％)[\w()·\-/#.]){1,50}"),
}


def key(text: str) -> str:
    """A text as it is compared: without spaces, signs of one width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("―", "—").replace("〔", "[").replace("〕", "]")


def fills(was: str, now: str) -> list[str] | None:
    """What was written into the blanks of a text; None where anything else changed too, or nothing was blank."""
    parts = [re.escape(key(each)) for each in BLANK.split(was)]
    found = re.fullmatch("(.{1,80}?)".join(parts), key(now)) if len(parts) > 1 else None
    return list(found.groups()) if found else None


def of_signing(was: str, now: str, before: str = "") -> bool:
    """True when only blanks were filled that belong to the signing, each with what belongs there. `before`: the words in front, where they introduce the blank (“乙方：”)."""
    given = fills(was, now)
    if not given:
        return False
    lead = BLANK.split(key(before))[-1] if key(before).endswith(":") else ""
    shape = lead + key(BLANK.sub(FILL, was))
    for kind, pattern in (("date", DATED), ("number", NUMBERED), ("named", NAMED)):
        if pattern.fullmatch(shape):
            return all(SAYS[kind].fullmatch(each) for each in given)
    return False
