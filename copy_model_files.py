"""직접 학습한 Hugging Face 감정 모델을 서비스에 넣습니다.

    python copy_model_files.py 폴더                       확인하고, 내보내고, 바꿔 넣습니다
    python copy_model_files.py 폴더 --mapping 라벨.json    라벨 이름이 다를 때
    python copy_model_files.py --restore                  기본 모델로 되돌립니다

넣을 때는 학습 도구가 필요합니다: pip install -e ".[training]"
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path

from training.config import ARTEFACT
from training.own_labels import Refused
from training.own_place import restore

NEEDED = ("torch", "transformers", "onnx", "onnxscript")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="직접 학습한 감정 모델을 서비스에 넣습니다.")
    parser.add_argument("directory", type=Path, nargs="?", help="model.safetensors와 config.json이 있는 폴더")
    parser.add_argument("--tokenizer", type=Path, help="토크나이저가 다른 폴더에 있을 때")
    parser.add_argument(
        "--mapping", type=Path, help='라벨 대응 파일 (JSON, {"joy": "행복", "surprise": null, ...})'
    )
    parser.add_argument("--restore", action="store_true", help="넣었던 모델을 빼고 기본 모델로 돌아갑니다")
    options = parser.parse_args()
    if options.restore:
        restore(ARTEFACT)
        return 0
    if options.directory is None:
        parser.error("폴더를 알려 주세요")
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        print(
            f'{", ".join(missing)} 설치가 필요합니다: .venv/bin/pip install -e ".[training]"', file=sys.stderr
        )
        return 1
    from training.own_model import take  # noqa: PLC0415 - torch is optional

    try:
        take(options.directory, options.tokenizer or options.directory, options.mapping, ARTEFACT)
    except Refused as refusal:
        print(f"넣지 않았습니다: {refusal} 지금 쓰는 모델은 그대로입니다.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
