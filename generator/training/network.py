"""Trains the network with PyTorch and packs it as the recogniser reads it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from generator.annotate.recogniser import layers
from generator.annotate.recogniser.layers import Layer
from generator.annotate.recogniser.looks import VECTOR
from generator.annotate.recogniser.weights import Floats
from generator.training.examples import Encoder, Example, Labels, batches

FIRST_REACH = 2
REACH = 1
"""How many words to each side the first layer and each of the others see."""

_LENGTH = 3.0
"""What vectors of unlabelled text, of length 1, are brought to: about that of the other inputs."""

_WARM_UP = 200
"""Steps over which the rate of learning grows."""

_SLOWEST = 0.15
"""The share of its rate a network still learns at in the end."""

_SETTLED = 0.5
"""From this share of the training on, a network's weights are averaged: the mean lies in the
middle of where they wander, and does better than any of them (Izmailov et al. 2018)."""

_EVERY = 20
"""Steps from one state that is averaged to the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of a network and how long and hard it is trained.

    `dropout`: the share of signals put out at each layer in training; `forget`: the share of a
    word's attributes left out each time the word is shown.
    """

    width: int = 64
    hidden: int = 128
    layers: int = 2
    dropout: float = 0.3
    forget: float = 0.25
    rate: float = 3e-3
    rounds: int = 10
    batch: int = 1000
    seed: int = 1


class Network(nn.Module):
    """Sums of attributes' vectors, convolutions over them, scores of labels."""

    def __init__(self, plan: Plan, attributes: int, vectors: Floats, labels: int) -> None:
        super().__init__()
        self.attributes = nn.EmbeddingBag(attributes, plan.width, mode="sum", sparse=True)
        nn.init.zeros_(self.attributes.weight)
        none = np.zeros((1, vectors.shape[1]), np.float32)
        self.vectors = torch.from_numpy(np.concatenate([vectors * _LENGTH, none]))
        self.project = nn.Linear(vectors.shape[1], plan.width, bias=False)
        self.first = Convolution(plan.width, plan.hidden, FIRST_REACH)
        self.others = nn.ModuleList(
            Convolution(plan.hidden, plan.hidden, REACH) for _ in range(plan.layers)
        )
        self.output = nn.Linear(plan.hidden, labels)
        self.drop = Dropout(plan.dropout, plan.seed)

    def forward(self, batch: Batch) -> Tensor:
        """The scores (sentence, token, label)."""
        forms = self.attributes(batch.rows, batch.starts) / batch.kept
        forms = forms + self.project(self.vectors[batch.vectors])
        signal = forms[batch.words]
        signal = signal.index_put(
            (batch.listed[:, 0], batch.listed[:, 1]),
            self.attributes(batch.listed[:, 2:]),
            accumulate=True,
        )
        inside = batch.inside[:, :, None]
        signal = torch.relu(self.first(self.drop(signal * inside))) * inside
        for layer in self.others:
            signal = (signal + torch.relu(layer(self.drop(signal)))) * inside
        return self.output(self.drop(signal))


class Convolution(nn.Module):
    """Each word's sum over its neighbourhood: one product, faster here than PyTorch's own."""

    def __init__(self, size: int, hidden: int, reach: int) -> None:
        super().__init__()
        self.reach = reach
        self.taps = nn.Linear((2 * reach + 1) * size, hidden)

    def forward(self, signal: Tensor) -> Tensor:
        """The sums (sentence, token, hidden) over a signal (sentence, token, size)."""
        length = signal.shape[1]
        padded = nn.functional.pad(signal, (0, 0, self.reach, self.reach))
        near = [padded[:, start : start + length] for start in range(2 * self.reach + 1)]
        return self.taps(torch.cat(near, 2))

    def packed(self) -> Layer:
        """The layer as it is shipped."""
        weight, bias = self.taps.weight.numpy(), self.taps.bias.numpy()
        return Layer(weight.T.reshape(2 * self.reach + 1, -1, len(bias)), bias)


class Dropout(nn.Module):
    """Puts out a share of the signals in training, by NumPy's random bytes, which come much
    faster than PyTorch's numbers."""

    def __init__(self, share: float, seed: int) -> None:
        super().__init__()
        self.share = share
        self.random = np.random.default_rng(seed)

    def forward(self, signal: Tensor) -> Tensor:
        """The signal with some of it put out and the rest made up for it."""
        if not self.training or not self.share:
            return signal
        drawn = np.frombuffer(self.random.bytes(signal.numel()), np.uint8)
        kept = torch.from_numpy(drawn >= self.share * 256).view(signal.shape)
        return signal * kept / (1 - self.share)


class Batch:
    """Several examples side by side; with `chance`, some words are hidden and a share `forget` of
    all attributes is left out."""

    def __init__(
        self,
        examples: Sequence[Example],
        encoder: Encoder,
        chance: random.Random | None = None,
        forget: float = 0.0,
    ) -> None:
        length = max(len(example.words) for example in examples)
        numbers: dict[tuple[int, bool], int] = {}
        words = np.zeros((len(examples), length), np.int64)
        inside = np.zeros((len(examples), length), np.float32)
        listed: list[tuple[int, int, int]] = []
        for row, example in enumerate(examples):
            inside[row, : len(example.words)] = 1
            for at, word in enumerate(example.words.tolist()):
                hide = chance is not None and chance.random() < encoder.forms[word].share
                words[row, at] = numbers.setdefault((word, hide), len(numbers))
            listed += [(row, at, name) for at, name in example.listed.tolist()]
        shown = [
            encoder.forms[word].hidden if hide else encoder.forms[word].rows
            for word, hide in numbers
        ]
        rows = np.concatenate(shown)
        word = np.repeat(np.arange(len(shown)), [len(each) for each in shown])
        self.kept = 1 - forget
        if forget and chance:
            kept = np.random.default_rng(chance.getrandbits(32)).random(len(rows)) >= forget
            rows, word = rows[kept], word[kept]
        self.rows = torch.from_numpy(rows)
        self.starts = torch.from_numpy(np.searchsorted(word, np.arange(len(shown))))
        self.vectors = torch.tensor(
            [-1 if hide else encoder.forms[word].vector for word, hide in numbers]
        )
        self.words = torch.from_numpy(words)
        self.inside = torch.from_numpy(inside)
        self.listed = torch.tensor(listed, dtype=torch.long).reshape(-1, 3)


def loss(scores: Tensor, examples: Sequence[Example]) -> Tensor:
    """The mean over the words of how unlikely the expected labels are."""
    flat = torch.cat([scores[row, : len(each.words)] for row, each in enumerate(examples)])
    wide = np.concatenate([_chances(example.labels, flat.shape[1]) for example in examples])
    return nn.functional.cross_entropy(flat, torch.from_numpy(wide))


def _chances(labels: Labels, count: int) -> Floats:
    if labels.ndim == 2:
        return labels.astype(np.float32)
    return np.eye(count, dtype=np.float32)[labels.astype(np.int64)]


def train(examples: Sequence[Example], encoder: Encoder, vectors: Floats, plan: Plan) -> Network:
    """A network trained on the examples; the same each time on the same kind of processor."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    chance = random.Random(plan.seed)  # noqa: S311 - nothing secret
    network = Network(plan, len(encoder.rows), vectors, len(encoder.labels))
    sparse = [network.attributes.weight]
    dense = [each for name, each in network.named_parameters() if name != "attributes.weight"]
    optimisers = (
        torch.optim.AdamW(dense, betas=(0.9, 0.99), weight_decay=0.0),
        torch.optim.SparseAdam(sparse, betas=(0.9, 0.99)),
    )
    steps = plan.rounds * len(list(batches(examples, plan.batch, random.Random(0))))  # noqa: S311
    mean = Mean(network)
    step = 0
    for _ in range(plan.rounds):
        for group in batches(examples, plan.batch, chance):
            rate = plan.rate * min(step / _WARM_UP, max(1 - step / steps, _SLOWEST)) + 1e-6
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = rate
                optimiser.zero_grad()
            loss(network(Batch(group, encoder, chance, plan.forget)), group).backward()
            nn.utils.clip_grad_norm_(dense, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            if step > _SETTLED * steps and step % _EVERY == 0:
                mean.add()
    mean.take()
    return network.eval()


class Mean:
    """The mean of the states a network went through."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.total = [torch.zeros_like(each) for each in network.parameters()]
        self.count = 0

    def add(self) -> None:
        """Let the present state count."""
        self.count += 1
        with torch.no_grad():
            for total, each in zip(self.total, self.network.parameters(), strict=True):
                total.add_(each)

    def take(self) -> None:
        """Give the network the mean of what was added, if anything was."""
        if self.count:
            with torch.no_grad():
                for total, each in zip(self.total, self.network.parameters(), strict=True):
                    each.copy_(total / self.count)


def chances(network: Network, examples: Sequence[Example], encoder: Encoder) -> list[Floats]:
    """The chances of the labels of each example's words, in the order of the examples."""
    found: dict[int, Floats] = {}
    with torch.no_grad():
        for start in range(0, len(examples), 64):
            group = examples[start : start + 64]
            answer = torch.softmax(network(Batch(group, encoder)), 2).numpy()
            for row, example in enumerate(group):
                found[start + row] = answer[row, : len(example.words)]
    return [found[at] for at in range(len(examples))]


def packed(
    network: Network,
    encoder: Encoder,
    vectors: Mapping[str, int],
    lean: Mapping[str, float] | None = None,
) -> bytes:
    """The network as it is shipped; words' own vectors are laid into the table of attributes.

    `lean`: a kind of name (`PER`) or OUTSIDE -> what is added to its score everywhere, which
    trades precision for recall.
    """
    with torch.no_grad():
        learned = network.attributes.weight.numpy()
        table = {name: learned[row] for name, row in encoder.rows.items()}
        projected = network.project(network.vectors).numpy()
        table |= {VECTOR + word: projected[row] for word, row in vectors.items()}
        convolutions = [layer.packed() for layer in (network.first, *network.others)]
        output, bias = network.output.weight.T.numpy(), network.output.bias.numpy()
    leaning = [(lean or {}).get(label.rpartition("-")[2], 0.0) for label in encoder.labels]
    bias = bias + np.array(leaning, np.float32)
    return layers.pack(encoder.labels, table, convolutions, output, bias)
