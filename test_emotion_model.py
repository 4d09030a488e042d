"""감정 모델이 문장을 어떻게 읽는지 보여 줍니다.

python test_emotion_model.py                    준비된 문장
python test_emotion_model.py "이자가 걱정돼요"     쓴 문장
python test_emotion_model.py --file 문장.txt      한 줄에 한 문장, 표로
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from app.core.config import Settings
from app.schemas.labels import Emotion, dominant_of
from app.schemas.turn import Reading
from app.services.emotion_analyzer import AnotherFile, ModelUnavailable
from app.services.emotion_analyzer.analyzer import read
from app.services.emotion_analyzer.artefact import Artefact, open_artefact

SENTENCES = (
    "카드값이 너무 많이 나와서 잠이 안 와요",
    "대환대출에 필요한 서류가 뭐예요?",
    "동의도 없이 한도를 깎다니 너무하는 거 아닙니까",
    "십 년 모은 돈이 다 사라졌어요. 눈물만 나네요",
    "드디어 빚을 다 갚았어요 ㅎㅎ",
    "오늘 점심 뭐 먹지",
    "와 정말 친절하시네요, 한 시간째 통화 중 음악만 듣고 있습니다",
    "???",
)
BAR = 24
UNKNOWN = "알 수 없음"


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="감정 모델이 문장을 어떻게 읽는지 보여 줍니다.")
    parser.add_argument("text", nargs="*", help="읽을 문장")
    parser.add_argument("--file", type=Path, help="한 줄에 한 문장씩 담긴 파일 (표로 보여 줍니다)")
    options = parser.parse_args()
    directory = Settings().emotion_model_dir
    try:
        artefact = open_artefact(directory)
        lines = [] if options.file is None else options.file.read_text(encoding="utf-8").splitlines()
    except AnotherFile as error:
        print(
            f"모델을 열 수 없습니다: {error.name} 파일이 manifest.json에 적힌 것과 다릅니다.\n"
            "가진 모델로 바꾸려면 파일을 덮어쓰지 말고 python copy_model_files.py 폴더 로 들여오세요.",
            file=sys.stderr,
        )
        return 1
    except ModelUnavailable as error:
        print(f"모델을 열 수 없습니다: {error}", file=sys.stderr)
        return 1
    except (OSError, UnicodeDecodeError) as error:
        print(f"읽을 수 없습니다: {error}", file=sys.stderr)
        return 1
    print(f"모델 {artefact.manifest.version}\n")
    if options.file is not None:
        print_table(artefact, [line for line in lines if line.strip()])
    else:
        for text in options.text or SENTENCES:
            print_bars(text, read(artefact, text))
    return 0


def print_bars(text: str, reading: Reading) -> None:
    """One sentence with five bars and a verdict."""
    print(f"“{text}”")
    for emotion, share in (reading.emotions or {}).items():
        print(f"  {emotion}  {'█' * round(share * BAR):<{BAR}} {share:6.1%}")
    print(f"  → {verdict(reading)}\n")


def verdict(reading: Reading) -> str:
    """Emotion, topic, risk and time in words."""
    topic = "금융" if reading.finance >= 0.5 else "일반"
    took = sum(reading.timings_ms.values())
    return f"{name_of(reading)} · {topic}({reading.finance:.2f}) · 위험 {reading.risk:.2f} · {took:.1f} ms"


def name_of(reading: Reading) -> str:
    """The emotion named first, or that it is unknown."""
    return dominant_of(reading.emotions) or UNKNOWN


def print_table(artefact: Artefact, texts: Sequence[str]) -> None:
    """A row for each text."""
    print("판정        " + "  ".join(str(emotion) for emotion in Emotion) + "  금융  위험  문장")
    for text in texts:
        reading = read(artefact, text)
        shares = reading.emotions or {}
        numbers = [f"{shares[emotion]:4.2f}" if shares else "   -" for emotion in Emotion]
        numbers += [f"{reading.finance:4.2f}", f"{reading.risk:4.2f}"]
        print(f"{padded(name_of(reading), 10)}  {'  '.join(numbers)}  {text}")


def padded(text: str, width: int) -> str:
    """``text`` filled up to ``width`` columns; a Korean letter takes two."""
    return text + " " * (width - sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in text))


if __name__ == "__main__":
    sys.exit(main())
