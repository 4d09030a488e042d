# syntax=docker/dockerfile:1
# Serving image: the application, its model, no torch, no compiler, no root.
FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
# requirements-tracing.txt for an image that sends OpenTelemetry traces, requirements-batch.txt for the nightly jobs.
ARG REQUIREMENTS=requirements.txt
WORKDIR /build
COPY ${REQUIREMENTS} .
RUN python -m venv /venv && /venv/bin/pip install --quiet --require-hashes -r "${REQUIREMENTS}"

FROM python:3.12-slim
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 LOG_FORMAT=json ORT_DISABLE_TELEMETRY=1
RUN useradd --system --uid 10001 --home-dir /srv/emofinance --shell /usr/sbin/nologin emofinance \
    && mkdir -p /srv/emofinance/data /run/emofinance/metrics \
    && chown -R emofinance /srv/emofinance/data /run/emofinance
WORKDIR /srv/emofinance
COPY --from=build /venv /venv
COPY alembic.ini main.py ./
COPY migrations migrations
COPY rules rules
COPY batch batch
COPY scripts scripts
COPY app app
COPY deploy/start.sh /usr/local/bin/emofinance
USER 10001
EXPOSE 8000
VOLUME ["/srv/emofinance/data", "/run/emofinance"]
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/health/live', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["sh", "/usr/local/bin/emofinance"]
