"""What ``make run`` prints before the server starts: things to try."""

from __future__ import annotations

import argparse

TEXT = """
  감정 기반 금융 챗봇을 시작합니다.

  대화 화면   http://127.0.0.1:{port}/
  API 문서    http://127.0.0.1:{port}/docs
  상태 확인   curl -s http://127.0.0.1:{port}/health/ready

  이렇게 말을 걸어 보세요.

    curl -s http://127.0.0.1:{port}/api/chat -H 'Content-Type: application/json' \\
      -d '{{"user_id": "demo-delinq-early", "message": "카드값이 밀렸는데 너무 걱정돼요. 어떡하죠?"}}'

  터미널에서 이야기하기   make chat USER_ID=demo-revolving-burden
  마치기                  Ctrl+C
"""


def main() -> None:
    """Print what to try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    print(TEXT.format(port=parser.parse_args().port))


if __name__ == "__main__":
    main()
