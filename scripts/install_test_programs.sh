#!/usr/bin/env bash
# With CI=true nothing may be skipped: install the servers and the browser that the tests need and that are
# not there. Elsewhere nothing is installed; the tests say what they miss and how to get it.
set -euo pipefail
[ "${CI:-}" = "true" ] || exit 0

PATH="$PATH:/usr/sbin:/usr/local/sbin"
missing=()
command -v mariadbd >/dev/null || command -v mysqld >/dev/null || [ -n "${TEST_DB_URL:-}" ] || missing+=(mariadb-server)
command -v redis-server >/dev/null || missing+=(redis-server) # also for the cluster of the tests, whatever TEST_REDIS_URL
command -v prometheus >/dev/null && command -v promtool >/dev/null || missing+=(prometheus)
command -v nginx >/dev/null || missing+=(nginx-light)
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
[ -n "$(find /usr/share/fonts -iname '*nanum*' -print -quit 2>/dev/null)" ] || missing+=(fonts-nanum)
[ ${#missing[@]} -eq 0 ] && exit 0

echo "시험에 필요한 프로그램을 설치합니다: ${missing[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
