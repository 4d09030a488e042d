"""Settings, read once from the environment and ``.env``. No secret has a usable default."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

from app.core.access_settings import AccessSettings
from app.core.address_settings import origins, web_address
from app.core.llm_settings import LanguageModelSettings
from app.core.secret_settings import secret, strong_secret, strong_secrets
from app.core.setting_faults import describe
from app.core.store_addresses import known_database, known_redis

ROOT = Path(__file__).resolve().parents[2]


class Settings(LanguageModelSettings, AccessSettings):
    """Every setting of the service; the environment variable is the name in capitals."""

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    environment: Literal["development", "test", "production"] = "development"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    db_url: Annotated[SecretStr, secret(known_database)] = SecretStr(
        f"sqlite+aiosqlite:///{ROOT / 'data' / 'emofinance.db'}"
    )
    db_read_url: Annotated[SecretStr, secret(known_database)] | None = None
    db_pool_size: int = Field(default=10, ge=1, le=200)
    db_timeout_s: float = Field(default=3.0, gt=0, le=60)

    redis_url: Annotated[SecretStr, secret(known_redis)] | None = None
    redis_timeout_s: float = Field(default=1.0, gt=0, le=30)
    history_ttl_s: int = Field(default=86_400, ge=60)
    history_max_messages: int = Field(default=40, ge=2, le=1_000)

    otel_exporter_otlp_endpoint: Annotated[str, AfterValidator(web_address)] | None = None
    otel_service_name: str = Field(default="emofinance", min_length=1, max_length=100)

    rules_dir: Path = ROOT / "rules"
    rules_reload_s: float = Field(default=5.0, ge=0, le=3_600)

    emotion_model_dir: Path = ROOT / "app" / "models" / "emotion"
    emotion_permits: int = Field(default=64, ge=1)
    emotion_threads: int = Field(default=1, ge=1)
    emotion_timeout_s: float = Field(default=2.0, gt=0)

    audit_key: Annotated[SecretStr, secret(strong_secrets)] | None = None
    audit_dir: Path = ROOT / "data" / "audit"
    financial_product_seller: bool = False
    handoff_webhook_url: Annotated[SecretStr, secret(web_address)] | None = None
    handoff_webhook_secret: Annotated[SecretStr, secret(strong_secret)] | None = Field(
        default=None, validate_default=True
    )

    web_embed_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(origins)] = ()

    @field_validator("handoff_webhook_secret")
    @classmethod
    def _secret_for_the_webhook(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is None and info.data.get("handoff_webhook_url") is not None:
            raise ValueError("HANDOFF_WEBHOOK_URL을 쓰려면 서명할 비밀 값이 있어야 합니다")
        return secret

    @property
    def is_production(self) -> bool:
        """Whether unsafe conveniences must be refused."""
        return self.environment == "production"

    @property
    def documents_itself(self) -> bool:
        """Whether ``/docs`` and ``/openapi.json`` are served."""
        return not self.is_production if self.public_docs is None else self.public_docs

    @property
    def embedded_database(self) -> bool:
        """Whether the database is a SQLite file that migrates itself at start-up."""
        return make_url(self.db_url.get_secret_value()).get_backend_name() == "sqlite"


def load_settings() -> Settings:
    """Read the settings, or end the process with one clear line for each that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        raise SystemExit(describe(error)) from None
