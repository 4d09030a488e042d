"""How a reply is written: polite Korean, plain text, whole, of the right length (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.schemas.labels import Topic
from app.schemas.turn import Case
from app.services.letters import has_syllable
from app.services.reply_verifier.grounds import Grounds
from app.services.reply_verifier.names import load_names
from app.services.reply_verifier.sentences import Sentence, sentences_of
from app.services.reply_verifier.verdict import Finding, FindingKind

LENGTHS = {Topic.FINANCE: (12, 1_200), Topic.GENERAL: (4, 500)}  # syllables and signs
POLITE = re.compile(r"(?:요|니다|니까|시오|죠|까)$")
CLOSING = re.compile(r"[\s.?!~…,:;'\"”’)\]ㅎㅋ^·\-]+$")
#: A line of a list: 신용회복위원회(1600-5500): 채무조정 무료 상담
LIST_LINE = re.compile(r"^[^.?!]{1,40}: ?[^.?!]{1,80}$|^[-•] ")
ENDED = re.compile(r"[.?!~…][\"'”’)\]]*$|[요다죠까]$")
FOREIGN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u0900-\u097f]+"
)
LATIN = re.compile(r"(?<![%A-Za-z])[A-Za-z][A-Za-z'-]*")
MARKUP = re.compile(
    r"\*\*|__|^#{1,6} |```|`|\|[-: ]+\||\[[^\]]*\]\([^)]*\)|</?[A-Za-z][^>]*>|https?:|www\.|[\w.+-]+@[\w-]+\.\w+|\.(?:com|kr|net|org)\b|!{2,}|\\n|&[a-z]+;",
    re.MULTILINE,
)
#: What is no word: emoji, ornaments, ringed numbers, laughter. ○ alone is a gap to be filled in by the customer.
ORNAMENT = re.compile(
    r"[\u2460-\u24ff\u25a0-\u25ca\u25cc-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]|[ㅋㅎㅠㅜ]{2,}|\((?:웃음|미소|한숨|눈물)\)|\^\^"
)
#: Who speaks is no lender, and customers have no age or sex in how they are addressed.
ADDRESS = re.compile(
    r"저희 (?:은행|카드사|회사|금융사|지점)|사모님|사장님|(?:어르신|아버님|어머님)(?=[,!?]|$)|(?<![가-힣])연세"
)
PLACEHOLDER = re.compile(
    r"비공개|\{[^}]*\}?|\}|\[[^\]]*\]|○○|OO|XX+|___|<[^>]*>|\bNone\b|\bnull\b|\bundefined\b|…원|…%|N개월|N일"
)
PIECES = re.compile(
    r"(?:그리고|또한|하지만|그래서|그런데|왜냐하면|예를 들어|먼저|다음은|만약|또는|및|그러면)[,.…]*$"
)


def check_manners(sentence: Sentence, grounds: Grounds) -> Iterator[Finding]:
    """Findings on the writing of one sentence."""
    text = sentence.text
    if not is_polite(text):
        yield Finding(FindingKind.MANNERS, text[-20:])
    for kind, pattern in (
        (FindingKind.MARKUP, MARKUP),
        (FindingKind.MARKUP, ORNAMENT),
        (FindingKind.MANNERS, ADDRESS),
        (FindingKind.PLACEHOLDER, PLACEHOLDER),
        (FindingKind.LANGUAGE, FOREIGN),
    ):
        found = pattern.search(text)
        if found:
            yield Finding(kind, found[0][:40])
    for word in LATIN.findall(text):
        if (
            word.upper() not in load_names().latin
            and word.lower() not in grounds.words
            and word not in grounds.registry.titles
        ):
            yield Finding(FindingKind.LANGUAGE, word)
            break


def is_polite(text: str) -> bool:
    """Whether a sentence ends politely; lines of a list need no ending."""
    bare = CLOSING.sub("", text)
    return bool(POLITE.search(bare) or LIST_LINE.match(text) or not has_syllable(bare) or is_address(bare))


def is_address(bare: str) -> bool:
    """Whether it only greets or addresses somebody: 고객님, 네, 안녕하세요 고객님."""
    return bool(re.fullmatch(r"(?:네|아니요|그럼요|물론이죠|고객님|네, 고객님|그렇군요|저런|아)", bare))


def check_whole(text: str, case: Case, room: int = 0) -> Iterator[Finding]:
    """Findings on a finished reply as a whole; ``room``: characters that it may have in any case."""
    stripped = text.strip()
    if not has_syllable(stripped):
        yield Finding(FindingKind.LANGUAGE if stripped else FindingKind.EMPTY, stripped[:20])
        return
    least, most = LENGTHS[case.analysis.topic]
    if not least <= len(stripped) <= max(most, room):
        yield Finding(FindingKind.LENGTH, f"{len(stripped)}")
    last = sentences_of(stripped)[-1].text
    if is_cut(last):
        yield Finding(FindingKind.CUT, last[-20:])
    if repeats(stripped):
        yield Finding(FindingKind.LENGTH, "…")


def check_growing(text: str, case: Case, room: int = 0) -> Iterator[Finding]:
    """Findings on a reply that goes on: what no end can mend need not be heard to it."""
    if len(text.strip()) > max(LENGTHS[case.analysis.topic][1], room) or repeats(text):
        yield Finding(FindingKind.LENGTH, "…")


def is_cut(last: str) -> bool:
    """Whether the last line stops in the middle."""
    return bool(PIECES.search(last)) or not (ENDED.search(last) or LIST_LINE.match(last))


def repeats(text: str) -> bool:
    """Whether the reply says a longer sentence three times over, as models caught in a loop do."""
    said = [sentence.text for sentence in sentences_of(text) if len(sentence.text) > 10]
    return any(said.count(one) >= 3 for one in set(said))
