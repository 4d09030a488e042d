SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
USER_ID ?= demo-delinq-early

TRAINING := .venv-training
DATA ?= data/training

.PHONY: help setup run migrate seed chat test check lint types contracts format safety fuzz eval chaos spark thresholds train evaluate lock clean

help: ## 이 도움말
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if (3, 11) <= v[:2] <= (3, 14) else "Python 3.11 ~ 3.14가 필요합니다. (지금: %d.%d) PYTHON=python3.12 make run 처럼 골라 주세요." % v[:2])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.installed ## 가상 환경, 내장 데이터베이스, 시연 고객을 준비합니다
	@$(BIN)/python -m scripts.prepare

run: setup ## 준비하고 http://127.0.0.1:8000 에서 서비스를 시작합니다
	@$(BIN)/python -m scripts.welcome --host $(HOST) --port $(PORT)
	@$(BIN)/uvicorn main:app --host $(HOST) --port $(PORT) --loop asyncio

migrate: $(VENV)/.installed ## DB_URL의 데이터베이스를 최신 스키마로 올립니다
	@$(BIN)/alembic upgrade head

seed: $(VENV)/.installed ## DB_URL에 시연 고객을 넣습니다
	@$(BIN)/python -m scripts.seed_demo

chat: setup ## 터미널에서 대화합니다 (USER_ID=demo-... 로 고객을 고릅니다)
	@$(BIN)/python -m app.chat_cli --user $(USER_ID)

test: lint types contracts ## 형식, 타입, 구조, 시험을 모두 확인합니다
	@scripts/install_test_programs.sh
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

check: test ## CI가 부르는 이름

lint: $(VENV)/.installed-dev ## 형식과 규칙만
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/.installed-dev ## 타입만
	@$(BIN)/mypy

contracts: $(VENV)/.installed-dev ## 구조(가져오기 방향)만
	@$(BIN)/lint-imports

format: $(VENV)/.installed-dev ## 형식을 고칩니다
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

safety: $(VENV)/.installed-dev ## 위기·사기·개인정보·조종 시도·공격의 성능을 재고 docs/safety.md에 씁니다
	@$(BIN)/python -m scripts.evaluate_safety
	@$(BIN)/python -m scripts.evaluate_masking $(if $(wildcard $(DATA)/ko-pii-synthetic),--data $(DATA)/ko-pii-synthetic)
	@$(BIN)/python -m scripts.evaluate_injection $(if $(wildcard $(DATA)/prompt-injection-ko),--data $(DATA)/prompt-injection-ko)
	@$(BIN)/python -m tests.security.attacks

fuzz: $(VENV)/.installed-dev ## OpenAPI에서 만든 요청 10,000개 이상으로 계약을 시험하고 docs/compliance.md에 씁니다
	@$(BIN)/python -m tests.security.fuzzing

eval: $(VENV)/.installed-dev ## 정해 둔 대화로 상담을 채점합니다 (설정된 언어 모델, 없으면 내장 상담사)
	@$(BIN)/python -m scripts.evaluate_dialogues

chaos: $(VENV)/.installed-dev ## 장애를 하나씩 일으키며 무엇을 잃는지 확인하고 docs/reliability.md에 씁니다
	@$(BIN)/python -m benchmarks.chaos --write

spark: $(VENV)/.installed-dev ## 모집단 작업이 Spark에서도 같은 답을 내는지 확인합니다 (Java 17)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.txt
	@$(BIN)/pytest -m spark tests/batch

thresholds: $(VENV)/.installed-dev ## DB_URL의 고객 전체로 임계값을 다시 계산합니다
	@$(BIN)/python -m scripts.compute_thresholds

$(TRAINING)/.installed: pyproject.toml
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/pip install --quiet --disable-pip-version-check -e '.[training]'
	@touch $@

train: $(TRAINING)/.installed ## 감정 모델을 처음부터 학습합니다 (DATA=자료폴더)
	@$(TRAINING)/bin/python -m training.prepare_base --data $(DATA)
	@$(TRAINING)/bin/python -m training.prepare_data --data $(DATA)
	@$(TRAINING)/bin/python -m training.train --data $(DATA)
	@$(TRAINING)/bin/python -m training.export
	@$(TRAINING)/bin/python -m training.word_weights --data $(DATA)

evaluate: $(TRAINING)/.installed ## 감정 모델을 시험 묶음으로 재고 docs/emotion-model.md에 씁니다
	@$(TRAINING)/bin/python -m training.evaluate --data $(DATA)

lock: ## pyproject.toml에서 해시가 든 requirements*.txt를 다시 만듭니다 (uv 필요)
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra tracing -c requirements.txt pyproject.toml -o requirements-tracing.txt
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra batch -c requirements-dev.txt pyproject.toml -o requirements-batch.txt
	uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra spark -c requirements-dev.txt pyproject.toml -o requirements-spark.txt

clean: ## 가상 환경과 내장 데이터베이스를, 그 표지와 함께 지웁니다
	rm -rf $(VENV) data/emofinance.db* data/audit/anchors.jsonl
