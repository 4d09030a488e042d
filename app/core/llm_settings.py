"""Settings of the language model: which providers, in which order, how long to wait, what may leave."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode

from app.core.address_settings import endpoint
from app.schemas.prompt import DataLevel

#: How the keys begin that documents show.
EXAMPLES = ("your_", "sk-your", "changeme", "example")
OPENAI_URL = "https://api.openai.com/v1"

Endpoint = Annotated[str, AfterValidator(endpoint)]


class ProviderSettings(BaseModel):
    """One OpenAI-compatible endpoint."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    name: str = Field(min_length=1, max_length=40, pattern=r"^[\w.-]+$")
    model: str = Field(min_length=1, max_length=200)
    base_url: Endpoint = OPENAI_URL
    api_key: SecretStr | None = None  # self-hosted servers often need none
    data_level: DataLevel | None = None  # None: LLM_DATA_LEVEL
    prompt_price: float = Field(default=0, ge=0)  # of a million tokens; 0: not told
    completion_price: float = Field(default=0, ge=0)

    def cost_of(self, prompt_tokens: int | None, completion_tokens: int | None) -> float:
        """What so many tokens cost, in the currency of the prices."""
        of_prompt = (prompt_tokens or 0) * self.prompt_price
        return (of_prompt + (completion_tokens or 0) * self.completion_price) / 1_000_000


def from_json(given: object) -> object:
    """A list of providers as it is written in the environment."""
    if not isinstance(given, str):
        return given
    try:
        found = json.loads(given)
    except ValueError:
        found = None
    if isinstance(found, list):
        return found
    raise ValueError('JSON 목록이어야 합니다 (예: [{"name": "vllm", "model": "…", "base_url": "…"}])')


class LanguageModelSettings(BaseSettings):
    """Everything about the language model. Without a key or an address the built-in counsellor answers."""

    openai_api_key: SecretStr | None = None
    openai_base_url: Endpoint = OPENAI_URL
    openai_model: str = Field(default="gpt-4.1-mini", min_length=1, max_length=200)
    openai_prompt_price: float = Field(default=0, ge=0)
    openai_completion_price: float = Field(default=0, ge=0)
    llm_fallbacks: Annotated[tuple[ProviderSettings, ...], NoDecode, BeforeValidator(from_json)] = ()
    llm_enabled: bool = True
    llm_data_level: DataLevel = DataLevel.BANDS

    llm_connect_timeout_s: float = Field(default=3.0, gt=0, le=30)
    llm_first_token_timeout_s: float = Field(default=5.0, gt=0, le=120)
    llm_timeout_s: float = Field(default=30.0, gt=0, le=300)
    llm_retries: int = Field(default=1, ge=0, le=5)
    llm_permits: int = Field(default=32, ge=1)
    llm_circuit_failures: int = Field(default=5, ge=1)
    llm_circuit_rest_s: float = Field(default=30.0, gt=0)
    llm_prompt_tokens: int = Field(default=6_000, ge=4_000, le=200_000)
    llm_answer_tokens: int = Field(default=1_200, ge=200, le=32_000)
    llm_daily_tokens_per_user: int = Field(default=200_000, ge=0)
    llm_temperature: float | None = Field(default=None, ge=0, le=2)

    @model_validator(mode="after")
    def _names_differ(self) -> LanguageModelSettings:
        names = [provider.name for provider in self.llm_providers]
        if len(set(names)) != len(names):
            raise ValueError("LLM_FALLBACKS의 이름이 서로 달라야 합니다 (openai는 첫째 제공자의 이름입니다)")
        return self

    @property
    def openai_key_is_an_example(self) -> bool:
        """Whether the key is the one that documents show, which opens nothing."""
        key = self.openai_api_key
        return key is not None and key.get_secret_value().lower().startswith(EXAMPLES)

    @property
    def llm_providers(self) -> tuple[ProviderSettings, ...]:
        """The providers in the order in which they are asked; empty when none is configured."""
        nobody = self.openai_api_key is None or self.openai_key_is_an_example
        if nobody and self.openai_base_url == OPENAI_URL:
            return self.llm_fallbacks
        first = ProviderSettings(
            name="openai",
            model=self.openai_model,
            base_url=self.openai_base_url,
            api_key=self.openai_api_key,
            prompt_price=self.openai_prompt_price,
            completion_price=self.openai_completion_price,
        )
        return (first, *self.llm_fallbacks)
