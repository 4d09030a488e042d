"""Trims the 250,000 multilingual pieces to those that Korean text uses, and writes the tokenizer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
Piece = tuple[str, float]
#: Kept whatever the texts say: one syllable, jamo, ASCII, digits, common signs and emoji.
ALWAYS = re.compile(
    r"▁?([가-힣]|[ᄀ-ᇿ]{1,4}|[\x21-\x7e]|[0-9]{1,4}|[…·~♡♥★☆→₩€£%℃]|[\U0001F300-\U0001FAFF☀-➿])"
)


def build_tokenizer(pieces: Sequence[Piece]) -> Tokenizer:
    """An XLM-R style unigram tokenizer over ``pieces``; ids are positions."""
    tokenizer = Tokenizer(Unigram(list(pieces), unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def choose(pieces: Sequence[Piece], texts: Iterable[str]) -> list[int]:
    """Ids of the pieces to keep: the special ones, ``ALWAYS``, and all that segment ``texts``."""
    full = build_tokenizer(pieces)
    used: Counter[int] = Counter()
    for encoding in full.encode_batch_fast(list(texts), add_special_tokens=False):
        used.update(encoding.ids)
    always = {i for i, (piece, _) in enumerate(pieces) if ALWAYS.fullmatch(piece)}
    kept = (always | {i for i, count in used.items() if count > 1}) - set(range(len(SPECIAL)))
    return [*range(len(SPECIAL)), *sorted(kept)]


def write_tokenizer(pieces: Sequence[Piece], directory: Path, max_tokens: int) -> None:
    """Write the files from which ``AutoTokenizer`` and ``tokenizers`` load."""
    import json

    build_tokenizer(pieces).save(str(directory / "tokenizer.json"), pretty=False)
    names = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL, strict=True))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_tokens,
        "model_input_names": ["input_ids", "attention_mask"],
        "cls_token": "<s>",
        "sep_token": "</s>",
        **names,
    }
    (directory / "tokenizer_config.json").write_text(
        json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )
