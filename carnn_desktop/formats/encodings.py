"""Text of files in any encoding: read where a mark or a declaration says it, else named."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from carnn_desktop.contracts.texts import Told

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", Told("a UTF-8 byte order mark")),
    (b"\xff\xfe", "utf-16-le", Told("a UTF-16 byte order mark")),
    (b"\xfe\xff", "utf-16-be", Told("a UTF-16 byte order mark")),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}?\?>")
# GBK is read as the encoding that it became a part of
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932"}
_SAMPLE = 1 << 20
_SIDE_BY_SIDE = re.compile("[\u3040-\uffef]{2}|[\u0400-\u045f]{2}")
_COMMON_LEADS = {
    "gb18030": (0xB0, 0xD7),
    "cp932": (0x82, 0x98),
    "big5": (0xA4, 0xC6),
    "cp949": (0xB0, 0xC8),
}
_LATIN = ("CP1252", "LATIN1")


class WrongEncoding(ValueError):
    """Bytes that are no text of the encoding they should be in; ``remedy``: what helps."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def text_of_bytes(data: bytes) -> tuple[str, str]:
    """Return the text of UTF-8, or of what begins with a byte order mark, and what was odd.

    Raises WrongEncoding, with the byte, its line, and the encoding that it looks like.
    """
    encoding, note = "utf-8", ""
    for mark, name, said in _MARKS:
        if data.startswith(mark):
            encoding, note, data = (
                name,
                Told("the file begins with {name}", name=said),
                data[len(mark) :],
            )
            break
    try:
        return data.decode(encoding), note
    except UnicodeDecodeError as error:
        raise _wrong(data, error, encoding) from None


def text_of_xml(data: bytes) -> str:
    """Return the text of an XML file in the encoding that it declares, without the declaration.

    Raises WrongEncoding.
    """
    declared = _DECLARED.match(data)
    if declared is None or data.startswith(tuple(mark for mark, _, _ in _MARKS)):
        return _DECLARATION.sub("", text_of_bytes(data)[0], count=1)
    name = declared[1].decode("ascii").lower()
    try:
        known = codecs.lookup(_ALIASES.get(name, name))
    except LookupError:
        text = Told("it declares the encoding {name}, which is not known", name=name)
        raise WrongEncoding(text, Told("Save it as UTF-8.")) from None
    if not getattr(known, "_is_text_encoding", True):
        raise WrongEncoding(
            Told("it declares {name}, which is no encoding of text", name=name),
            Told("Save it as UTF-8."),
        )
    try:
        return _DECLARATION.sub("", data.decode(known.name), count=1)
    except UnicodeDecodeError as error:
        raise _wrong(data, error, name) from None


def _wrong(data: bytes, error: UnicodeDecodeError, encoding: str) -> WrongEncoding:
    line = data.count(b"\n", 0, error.start) + 1
    reason = Told(
        "byte {start} in line {line} is not {encoding}",
        start=error.start,
        line=line,
        encoding=encoding.upper(),
    )
    guess = looks_like(data)
    if guess is None:
        return WrongEncoding(reason, Told("Save it as UTF-8 in the tool that made it."))
    title, codec = guess
    how = Told(
        "in an editor (in Notepad: Save as, Encoding UTF-8), or by iconv -f {codec} -t UTF-8",
        codec=codec,
    )
    return WrongEncoding(
        Told("{reason}; it looks like {title}", reason=reason, title=title),
        Told("Save it as UTF-8 {how}.", how=how),
    )


def looks_like(data: bytes) -> tuple[str, str] | None:
    """Return (title, name for iconv) of the encoding that a text without a mark seems to be in."""
    sample = data[:_SAMPLE]
    if sample.count(b"\x00") > len(sample) // 4:
        return "UTF-16", "UTF-16"
    for title, codec, name, fits in _KINDS:
        try:
            text = sample.decode(codec, "strict" if len(sample) == len(data) else "ignore")
        except UnicodeDecodeError:
            continue
        letters = [character for character in text if ord(character) > 127]
        if letters and fits(letters) and (name in _LATIN or _common(text, letters, codec)):
            return title, name
    return None


def _common(text: str, letters: list[str], codec: str) -> bool:
    """Return whether letters of two bytes stand side by side, and are common ones for the most.

    A letter of Latin or Cyrillic and the next one make a rare one by chance.
    """
    if not _SIDE_BY_SIDE.search(text):
        return False
    if codec not in _COMMON_LEADS:
        return True
    first, last = _COMMON_LEADS[codec]
    leads = [coded[0] for c in letters if len(coded := c.encode(codec)) == 2]
    return sum(first <= lead <= last for lead in leads) > 0.6 * len(leads) > 0


def _share(letters: list[str], *ranges: tuple[int, int]) -> float:
    found = sum(any(low <= ord(c) <= high for low, high in ranges) for c in letters)
    return found / len(letters)


def _is_japanese(letters: list[str]) -> bool:
    kana = _share(letters, (0x3040, 0x30FF))
    half_wide = _share(letters, (0xFF61, 0xFF9F))
    return half_wide < 0.2 and (kana > 0.1 or _share(letters, (0x4E00, 0x9FFF)) > 0.9)


def _is_simplified(letters: list[str]) -> bool:
    """Letters of GB 2312 alone, as all usual texts have them."""
    try:
        "".join(letters).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _share(letters, (0x4E00, 0x9FFF), (0x3000, 0x303F), (0xFF00, 0xFFEF)) > 0.9


def _is_traditional(letters: list[str]) -> bool:
    return _share(letters, (0x4E00, 0x9FFF), (0x3000, 0x303F), (0xFF00, 0xFFEF)) > 0.9


def _is_korean(letters: list[str]) -> bool:
    return _share(letters, (0xAC00, 0xD7A3)) > 0.9


def _is_cyrillic(letters: list[str]) -> bool:
    small = _share(letters, (0x0430, 0x044F), (0x0451, 0x0451))
    return small > 0.5 and _share(letters, (0x0400, 0x045F)) > 0.9


def _is_latin(letters: list[str]) -> bool:
    return _share(letters, (0xA0, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC)) > 0.9


# of what fits several the first is named: two bytes a letter are rarely valid by chance
_KINDS: tuple[tuple[str, str, str, Callable[[list[str]], bool]], ...] = (
    ("GBK (Chinese, Windows)", "gb18030", "GBK", _is_simplified),
    ("Shift-JIS (Japanese, Windows)", "cp932", "CP932", _is_japanese),
    ("Big5 (Chinese, traditional)", "big5", "BIG5", _is_traditional),
    ("EUC-KR (Korean, Windows)", "cp949", "CP949", _is_korean),
    ("Windows-1251 (Cyrillic)", "cp1251", "CP1251", _is_cyrillic),
    ("Windows-1252 (Western European)", "cp1252", "CP1252", _is_latin),
    ("latin-1 (Western European)", "latin-1", "LATIN1", lambda _letters: True),
)
