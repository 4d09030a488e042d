#!/bin/sh
# What the container runs: an empty folder for the workers' metrics, then the workers.
set -eu
# Set here and not in the image: a migration or a nightly job has no workers, and nowhere to write.
export PROMETHEUS_MULTIPROC_DIR="${PROMETHEUS_MULTIPROC_DIR:-/run/emofinance/metrics}"
mkdir -p "$PROMETHEUS_MULTIPROC_DIR"
rm -f "$PROMETHEUS_MULTIPROC_DIR"/*.db
# What is kept inside a process cannot be shared: several workers need a server database and a Redis.
if [ -z "${DB_URL:-}" ] || [ -z "${REDIS_URL:-}" ]; then
    WORKERS=1
fi
# The server's own lines, those of the parent process too, have the form of all others.
if [ "${LOG_FORMAT:-console}" = json ]; then
    set -- --log-config app/core/log_lines.json
fi
# asyncio's own loop takes in all who wait to be let in; uvloop takes one at a turn of the loop, so that a crowd waits
# outside for seconds where no gate can see it. What several workers answer waits 40 ms unless the connection is told to
# send at once. A worker among busy cores may need more than 5 s to say it lives.
exec uvicorn main:app "$@" --host "${LISTEN_HOST:-0.0.0.0}" --port "${LISTEN_PORT:-8000}" --workers "${WORKERS:-2}" --no-access-log \
    --loop asyncio --http app.core.prompt_answers:PromptConnection --timeout-worker-healthcheck 30 \
    --timeout-graceful-shutdown "${GRACE_S:-30}" --proxy-headers --forwarded-allow-ips "${FORWARDED_ALLOW_IPS:-127.0.0.1}"
