"""The served network as an ONNX graph: one unpadded window of ids in, 58 logits out.

Built node by node, because a served message needs less than the trained network computes: no mask,
token-type row 0 added to the positions once, and in the last layer only the first token, which is all
that the pooler reads: its two small matrices of one row stay fp32. Operators of the domain ``com.microsoft`` are ONNX Runtime's fused ones.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
OPSET = 20
HEADS = 12
EPSILON = 1e-12
Array = npt.NDArray[np.float32]
#: Adds ``x @ weight + bias`` to a graph and names the result.
Linear = Callable[["Graph", str, Array, Array], str]


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, value: npt.NDArray[np.generic]) -> str:
        """The name of a stored ``value``."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **options: object
    ) -> list[str]:
        """The names of a new node's outputs."""
        at = len(self.nodes)
        names = [f"{kind}_{at}_{i}" for i in range(outputs)]
        self.nodes.append(
            helper.make_node(kind, inputs, names, domain=domain, name=f"{kind}_{at}", **options)
        )
        return names

    def one(self, kind: str, *inputs: str, domain: str = "", **options: object) -> str:
        """The name of a new node's only output."""
        return self.add(kind, *inputs, domain=domain, **options)[0]

    def model(self, outputs: int) -> onnx.ModelProto:
        """The finished model; the last node's output is ``logits``."""
        self.nodes[-1].output[0] = "logits"
        graph = helper.make_graph(
            self.nodes,
            "emotion",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, outputs])],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)


def exact(graph: Graph, x: str, weight: Array, bias: Array) -> str:
    """fp32."""
    return graph.one("Add", graph.one("MatMul", x, graph.constant(weight)), graph.constant(bias))


def dynamic(graph: Graph, x: str, weight: Array, bias: Array) -> str:
    """int8 weights with a scale for each column; the input is quantised as a whole when it comes."""
    scale = np.maximum(np.abs(weight).max(0) / 127, 1e-12).astype(np.float32)
    whole = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
    inputs = (x, graph.constant(whole), graph.constant(scale), "", graph.constant(bias))
    return graph.one("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT)


def blockwise(graph: Graph, x: str, weight: Array, bias: Array, *, bits: int = 8, block: int = 32) -> str:
    """int8 or int4 weights and int8 inputs with a scale for each ``block`` of numbers."""
    rows, columns = weight.shape
    blocks = weight.T.reshape(columns, rows // block, block)
    half = 2 ** (bits - 1)
    scale = np.maximum(np.abs(blocks).max(2) / (half - 1), 1e-12).astype(np.float32)
    whole = (np.clip(np.rint(blocks / scale[..., None]), 1 - half, half - 1) + half).astype(np.uint8)
    packed = whole if bits == 8 else whole[..., 0::2] | (whole[..., 1::2] << 4)
    inputs = (x, graph.constant(packed), graph.constant(scale), "", "", graph.constant(bias))
    sizes = {"K": rows, "N": columns, "bits": bits, "block_size": block, "accuracy_level": 4}
    return graph.one("MatMulNBits", *inputs, domain=MICROSOFT, **sizes)


def with_outliers(rest: Linear, outliers: npt.NDArray[np.int64]) -> Linear:
    """The few ``outliers`` among the input's columns in fp32, the others by ``rest``.

    A handful of columns is far larger than all others; one scale for the whole input would leave the
    others almost no steps (Dettmers et al. 2022, LLM.int8).
    """

    def linear(graph: Graph, x: str, weight: Array, bias: Array) -> str:
        mask = np.ones(len(weight), np.float32)
        mask[outliers] = 0
        few = graph.one("Gather", x, graph.constant(outliers), axis=-1)
        most = rest(graph, graph.one("Mul", x, graph.constant(mask)), weight * mask[:, None], bias)
        return graph.one("Add", most, graph.one("MatMul", few, graph.constant(weight[outliers])))

    return linear


@dataclass(frozen=True, slots=True)
class Plan:
    """Which matrices are stored how, by names such as ``3.down``.

    ``kept`` stay fp32; ``outliers`` are the input columns that do.
    """

    linear: Linear = dynamic
    kept: Collection[str] = ()
    outliers: Mapping[str, npt.NDArray[np.int64]] = field(default_factory=dict)

    def of(self, name: str) -> Linear:
        """How the matrix ``name`` is stored."""
        if name in self.kept:
            return exact
        return with_outliers(self.linear, self.outliers[name]) if name in self.outliers else self.linear


def build(state: Mapping[str, Array], max_tokens: int, plan: Plan) -> onnx.ModelProto:
    """The graph of an ``EmotionNetwork``'s ``state``, weights as torch has them: (out, in)."""
    graph = Graph()
    depth = len({name.split(".")[3] for name in state if name.startswith("encoder.encoder.layer.")})
    x = embeddings(graph, state, max_tokens)
    for layer in range(depth):
        x = encode(
            graph, Part(state, f"encoder.encoder.layer.{layer}"), layer, x, plan, last=layer == depth - 1
        )
    pooled = graph.one("Tanh", exact(graph, x, *Part(state, "encoder.pooler").linear("dense")))
    logits = exact(graph, pooled, state["heads.weight"].T, state["heads.bias"])
    graph.one("Squeeze", logits, graph.constant(np.array([1])))
    return graph.model(len(state["heads.bias"]))


@dataclass(frozen=True, slots=True)
class Part:
    """The weights under a prefix."""

    state: Mapping[str, Array]
    prefix: str

    def linear(self, name: str) -> tuple[Array, Array]:
        """Weight (in, out) and bias (out,)."""
        return self.state[f"{self.prefix}.{name}.weight"].T, self.state[f"{self.prefix}.{name}.bias"]

    def norm(self, name: str) -> tuple[Array, Array]:
        """Scale and shift, each (hidden,)."""
        return self.state[f"{self.prefix}.{name}.weight"], self.state[f"{self.prefix}.{name}.bias"]

    def joined(self, *names: str) -> tuple[Array, Array]:
        """Several linear parts side by side."""
        weights, biases = zip(*(self.linear(name) for name in names), strict=True)
        return np.concatenate(weights, 1), np.concatenate(biases)


def embeddings(graph: Graph, state: Mapping[str, Array], max_tokens: int) -> str:
    """Word, position and type rows, normalised: (1, tokens, hidden). Words are stored in fp16."""
    part = Part(state, "encoder.embeddings")
    words = part.state[f"{part.prefix}.word_embeddings.weight"].astype(np.float16)
    types = part.state[f"{part.prefix}.token_type_embeddings.weight"][0]
    places = part.state[f"{part.prefix}.position_embeddings.weight"][:max_tokens] + types
    said = graph.one("Cast", graph.one("Gather", graph.constant(words), "input_ids"), to=TensorProto.FLOAT)
    zero = graph.constant(np.array([0]))
    tokens = graph.one("Shape", "input_ids", start=1, end=2)
    x = graph.one("Add", said, graph.one("Slice", graph.constant(places), zero, tokens, zero))
    return normalised(graph, x, *part.norm("LayerNorm"))


def encode(graph: Graph, part: Part, layer: int, x: str, plan: Plan, *, last: bool) -> str:
    """One layer; the ``last`` one gives the first token only."""
    names = [f"attention.self.{name}" for name in ("query", "key", "value")]
    if last:
        first = graph.one("Slice", x, *(graph.constant(np.array([at])) for at in (0, 1, 1)))
        query = exact(graph, first, *part.linear(names[0]))
        pair = plan.of(f"{layer}.kv")(graph, x, *part.joined(*names[1:]))
        key, value = graph.add("Split", pair, outputs=2, axis=-1, num_outputs=2)
        x = first
    else:
        three = plan.of(f"{layer}.qkv")(graph, x, *part.joined(*names))
        query, key, value = graph.add("Split", three, outputs=3, axis=-1, num_outputs=3)
    seen = graph.one("MultiHeadAttention", query, key, value, domain=MICROSOFT, num_heads=HEADS)
    out = (exact if last else plan.of(f"{layer}.out"))(graph, seen, *part.linear("attention.output.dense"))
    x = added(graph, part, "attention.output.LayerNorm", out, x)
    up = plan.of(f"{layer}.up")(graph, x, *part.linear("intermediate.dense"))
    down = plan.of(f"{layer}.down")(
        graph, graph.one("Gelu", up, domain=MICROSOFT), *part.linear("output.dense")
    )
    return added(graph, part, "output.LayerNorm", down, x)


def added(graph: Graph, part: Part, norm: str, x: str, residual: str) -> str:
    """``x`` added to the ``residual`` and normalised, in two steps: the fused operator takes twice as long."""
    both = graph.one("Add", x, residual)
    return normalised(graph, both, *part.norm(norm))


def normalised(graph: Graph, x: str, scale: Array, shift: Array) -> str:
    """``x`` with mean 0 and deviation 1 over its last axis, then scaled and shifted."""
    constants = graph.constant(scale), graph.constant(shift)
    return graph.one("LayerNormalization", x, *constants, axis=-1, epsilon=EPSILON)
