"""직접 학습한 Hugging Face 감정 모델을 서비스에 넣습니다.

    python copy_model_files.py 폴더                       확인하고, 내보내고, 바꿔 넣습니다
    python copy_model_files.py 폴더 --mapping 라벨.json    라벨 이름이 다를 때
    python copy_model_files.py --restore                  기본 모델로 되돌립니다

학습 도구가 필요합니다: pip install -e ".[training]"
"""

from __future__ import annotations

import importlib.util
import sys

NEEDED = ("torch", "transformers", "onnx", "onnxscript")


def main() -> int:
    """Command line."""
    if missing := [name for name in NEEDED if importlib.util.find_spec(name) is None]:
        print(f'{", ".join(missing)} 설치가 필요합니다: pip install -e ".[training]"', file=sys.stderr)
        return 1
    from training.own_model import main as take  # noqa: PLC0415 - torch is optional

    return take()


if __name__ == "__main__":
    sys.exit(main())
