"""The case file as one PDF: cover, a catalogue and pages for each volume, the last sheet; the same records give the same bytes."""

from typing import Any

from pypdf import PageObject

from fazhi.kernel.dossier import MAIN, SIDE, Dossier, Piece
from fazhi.kernel.keeping import KEEP
from fazhi.kernel.prints import BY_HAND, document
from fazhi.kernel.typeset import pdf, sheets
from fazhi.kernel.typeset.document import Document, Field, Fields, Paragraph, Signatures, Signer, Table
from fazhi.kernel.typeset.faces import Faces

TEXT_MOST = 64 << 10
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff")
PDF = "application/pdf"
Pages = list[PageObject]


def dossier_pdf(dossier: Dossier, vault: Any, volumes: tuple[str, ...] = (MAIN, SIDE), faces: Faces | None = None) -> bytes:
    """The whole file, or one volume of it, as PDF."""
    faces = faces or Faces()
    apart: list[str] = []  # files that cannot be shown on paper
    bodies = {name: [(each, _pages(each, vault, faces, apart)) for each in dossier.volume(name)] for name in volumes}
    if SIDE in volumes:
        bodies[SIDE].append((_process_piece(), _own(_process(dossier), faces)))
    counts = {name: sum(len(pages) for _, pages in body) for name, body in bodies.items()}
    cover = _own(_cover(dossier, counts), faces)
    pages: list[tuple[PageObject, str]] = [(page, "") for page in cover]
    outline: list[tuple[str, int, bool]] = [("封面", 0, False)]
    for name, body in bodies.items():
        outline.append((name, len(pages), False))
        n = 0
        pages += [(page, "") for page in _own(_catalogue(dossier, name, body), faces)]
        for piece, of_piece in body:
            if of_piece:
                outline.append((f"{piece.title}{piece.number}", len(pages), True))
            pages += [(page, f"{name}　第{n + i}页") for i, page in enumerate(of_piece, start=1)]
            n += len(of_piece)
    outline.append(("备考表", len(pages), False))
    pages += [(page, "") for page in _own(_last(dossier, counts, apart), faces)]
    return sheets.bound(pages, outline, faces)


def _own(paper: Document, faces: Faces) -> Pages:
    return sheets.pages_of_paper(pdf.to_pdf(paper, faces))


def _pages(piece: Piece, vault: Any, faces: Faces, apart: list[str]) -> Pages:
    """The pages of a piece; a file that cannot be shown on paper is noted and has none."""
    if piece.row:
        return _own(document(piece.row), faces)
    media, size = piece.file["media"].split(";")[0].strip(), piece.file["size"]
    try:
        if media not in (PDF, *PICTURES, "text/plain") or (media == "text/plain" and size > TEXT_MOST):
            raise sheets.NoPages("不是图片、PDF 或者文字文件")
        with vault.open(piece.file["hash"]) as file:
            data = file.read()
        if media == "text/plain":
            text = data.decode("utf-8", "replace")
            return _own(Document(title=piece.title, kind="form", blocks=tuple(Paragraph(each) for each in text.split("\n") if each.strip())), faces)
        return sheets.pages_of_pdf(data) if media == PDF else sheets.pages_of_picture(data)
    except FileNotFoundError:
        reason = "文件不在文件库中"
    except sheets.NoPages as error:
        reason = str(error)
    apart.append(f"{piece.title}（{size}字节，{reason}）：存于文件库，摘要 {piece.file['hash'][:16]}…")
    return []


# -- the house's own sheets ------------------------------------------------------------------------------------------


def _mark(dossier: Dossier) -> str:
    return "演示数据" if dossier.office.demo else ""


def _cover(dossier: Dossier, counts: dict[str, int]) -> Document:
    head = dossier.head
    boxes = [Field("案号", head["code"]), Field("案由", head["subject"] or "—", tall=2), Field("当事人", "、".join(dossier.parties) or "—"),
             Field("立卷日期", head["opened_on"], half=True), Field("办结日期", (head["closed_on"] or "未办结")[:10], half=True),
             Field("承办人", dossier.handler or "—", half=True), Field("外部编号", head["outside"] or "—", half=True),
             Field("档号", dossier.archive.get("number", "（归档时填写）"), half=True), Field("全宗号", dossier.archive.get("fonds", ""), half=True),
             Field("保管期限", KEEP.get(dossier.archive.get("keep", ""), "（归档时填写）")),
             Field("页数", "，".join(f"{name}{count}页" for name, count in counts.items())),
             Field("记录核验", dossier.sentence, tall=2)]
    return Document(title=f"{head['line_title']}案卷", head=dossier.office.name, kind="form", blocks=(Fields(tuple(boxes)),), watermark=_mark(dossier))


def _catalogue(dossier: Dossier, name: str, body: list[tuple[Piece, Pages]]) -> Document:
    rows, page = [], 1
    for i, (piece, pages) in enumerate(body, start=1):
        at = "另存" if not pages else str(page) if len(pages) == 1 else f"{page}-{page + len(pages) - 1}"
        rows.append((str(i), piece.number, piece.by, piece.title, piece.day, at))
        page += len(pages)
    table = Table(tuple(rows) or (("", "", "", "（本卷没有材料）", "", ""),), header=("序号", "文号", "责任者", "题名", "日期", "页号"), widths=(1.6, 3.4, 2.6, 4.7, 2.7, 1.4),
                  align=("center", "left", "left", "left", "center", "center"))
    return Document(title=f"卷内目录（{name}）", kind="form", number=dossier.head["code"], blocks=(table,), watermark=_mark(dossier))


def _process_piece() -> Piece:
    return Piece("inside", "", "", "全过程记录清单", "")


def _process(dossier: Dossier) -> Document:
    """Every record of the matter, in the order of the days on which things were done."""
    rows = tuple((str(i), each["day"], each["title"], each["by"], each["marks"]) for i, each in enumerate(dossier.entries, start=1))
    table = Table(rows, header=("序号", "办理时间", "办理事项", "办理、签批人", "备注"), widths=(1.6, 3.2, 4.6, 4, 2.6))
    return Document(title="全过程记录清单", kind="form", number=dossier.head["code"], blocks=(table,), watermark=_mark(dossier))


def _last(dossier: Dossier, counts: dict[str, int], apart: list[str]) -> Document:
    told = [f"本卷共{sum(counts.values())}页（{'，'.join(f'{name}{count}页' for name, count in counts.items())}）。", dossier.sentence,
            *(f"核验不符：{each}" for each in dossier.wrong), *dossier.remarks, *(f"不能在纸上显示的附件：{each}" for each in apart)]
    things = (Paragraph("卷外物证、采集工作站上的音像资料清单："), Table(tuple((str(i), *each) for i, each in enumerate(dossier.things, start=1)), widths=(1.6, 3.4, 4.2, 2.4, 3, 2.4),
              header=("序号", "证据名称", "数量、特征或者文件", "登记日期", "存放处", "保管人、去向"))) if dossier.things else ()
    signers = Signatures((Signer("立卷人", date=BY_HAND), Signer("检查人", date=BY_HAND)))
    return Document(title="卷内备考表", kind="form", number=dossier.head["code"],
                    blocks=(*(Paragraph(each) for each in told), *things, signers), watermark=_mark(dossier))
