"""What ``make run`` prints before the server starts: things to try, or why it cannot start there."""

from __future__ import annotations

import argparse
import errno
import socket

from app.core.config import load_settings
from app.core.production import refuse_missing, refuse_unsafe

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


BUSY = "{host}:{port}은(는) 다른 프로그램이 쓰고 있습니다. 그 프로그램을 마치거나 PORT=8001 make run처럼 다른 포트를 고르세요."
CLOSED = "{host}:{port}에서는 서비스를 열 수 없습니다({reason}). HOST와 PORT를 확인하세요."


def refuse_taken(host: str, port: int) -> None:
    """End with one line where no server could listen: the server itself would say so after all its start."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:  # a port beyond the last one
        told = BUSY if getattr(error, "errno", None) == errno.EADDRINUSE else CLOSED
        raise SystemExit(told.format(host=host, port=port, reason=error)) from None


def main() -> None:
    """Print what to try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    settings = load_settings()
    refuse_unsafe(settings)
    refuse_missing(settings)
    refuse_taken(given.host, given.port)
    print(TEXT.format(port=given.port))


if __name__ == "__main__":
    main()
