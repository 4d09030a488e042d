#!/bin/sh
# One job of the night, by its name.
set -eu
case "${1:-}" in
    retain) exec python -m app.audit retain ;;
    labels) exec python -m scripts.label_population ;;
    *) echo "retain 또는 labels를 주세요." >&2; exit 2 ;;
esac
