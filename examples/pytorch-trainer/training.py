"""Training a network by NasV2's recipe: TensorFlow's RMSProp, warm-up and exponential decay, moving average."""

import contextlib
import math
import time

import torch
from torch.nn import functional

ENOUGH_STEPS = 30


class Cancelled(Exception):
    """The worker gave the request up."""


class Diverged(Exception):
    """The loss became NaN or infinite."""


class Step:
    """One training step: forward, cross entropy with label smoothing, backward, optimiser, moving average."""

    def __init__(self, network, recipe, device):
        self.network, self.recipe = network, recipe
        self.parameters = list(network.parameters())
        self.kernels = [parameter for parameter in self.parameters if parameter.dim() > 1]
        self.squares = [torch.ones_like(parameter) for parameter in self.parameters]
        self.momenta = [torch.zeros_like(parameter) for parameter in self.parameters]
        self.state = self.parameters + [buffer for buffer in network.buffers() if buffer.is_floating_point()]
        self.average = [value.detach().clone() for value in self.state] if recipe["emaDecay"] > 0 else None
        self.steps = 0
        self.half = device.type == "cuda" and torch.cuda.is_bf16_supported()

    @property
    def precision(self):
        return "bf16" if self.half else "fp32"

    def forward(self, images):
        with torch.autocast("cuda", dtype=torch.bfloat16) if self.half else contextlib.nullcontext():
            return self.network(images).float()

    def run(self, images, labels, rate):
        """Loss and number of right answers, left on the device."""
        logits = self.forward(images)
        loss = functional.cross_entropy(logits, labels, label_smoothing=self.recipe["labelSmoothing"])
        loss.backward()
        with torch.no_grad():
            self._optimise(rate)
            self._update_average()
            return loss.detach(), (logits.argmax(1) == labels).sum()

    def _optimise(self, rate):
        recipe = self.recipe
        if recipe["weightDecay"] > 0:
            torch._foreach_add_([kernel.grad for kernel in self.kernels], self.kernels, alpha=recipe["weightDecay"])
        gradients = [parameter.grad for parameter in self.parameters]
        torch._foreach_mul_(self.squares, recipe["rmsDecay"])
        torch._foreach_addcmul_(self.squares, gradients, gradients, 1 - recipe["rmsDecay"])
        roots = torch._foreach_add(self.squares, recipe["epsilon"])
        torch._foreach_sqrt_(roots)
        torch._foreach_mul_(self.momenta, recipe["momentum"])
        torch._foreach_addcdiv_(self.momenta, gradients, roots, rate)
        torch._foreach_sub_(self.parameters, self.momenta)
        for parameter in self.parameters:
            parameter.grad = None

    def _update_average(self):
        self.steps += 1
        if self.average is None:
            return
        decay = min(self.recipe["emaDecay"], (1 + self.steps) / (10 + self.steps))
        torch._foreach_mul_(self.average, decay)
        torch._foreach_add_(self.average, self.state, alpha=1 - decay)

    @contextlib.contextmanager
    def averaged(self):
        """Puts the average in the network's place for a while."""
        with torch.no_grad():
            self._swap()
            yield
            self._swap()

    def _swap(self):
        for value, average in zip(self.state, self.average or []):
            held = value.clone()
            value.copy_(average)
            average.copy_(held)


def rate_at(recipe, steps_per_epoch, step):
    """Linear warm-up from 0, then decay by steps, as src/Training/Optimization/LearningRateSchedule.cs has it."""
    peak = recipe["learningRate"] * recipe["batch"] / 256
    warmup = math.floor(recipe["warmupEpochs"] * steps_per_epoch)
    if step < warmup:
        return peak * step / warmup
    period = recipe["decayEpochs"] * recipe["epochs"] / recipe["decayHorizon"] * steps_per_epoch
    return peak * recipe["decayRate"] ** math.floor(step / period)


def measure(step, recipe, classes, timing, device, check):
    """Median and MAD in milliseconds of whole steps on random images, their number, and whether they agree."""
    size = recipe["resolution"]
    images = torch.randn(recipe["batch"], 3, size, size, device=device).contiguous(memory_format=torch.channels_last)
    labels = torch.randint(classes, (recipe["batch"],), device=device)
    step.network.train()

    def once():
        check()
        start = time.perf_counter()
        step.run(images, labels, 1e-5)
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        return (time.perf_counter() - start) * 1000

    for _ in range(timing["warmupSteps"]):
        once()
    times = []
    while True:
        times += [once() for _ in range(timing["blockSteps"])]
        median = _median(times)
        spread = _median([abs(value - median) for value in times])
        settled = len(times) >= ENOUGH_STEPS and spread / median <= timing["spread"]
        if settled or len(times) + timing["blockSteps"] > timing["maxSteps"]:
            return median, spread, len(times), settled


def _median(values):
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def train(step, batches, recipe, check, on_epoch):
    """Trains for the recipe's epochs; the last one's minival accuracy is the result, with the share of its most frequent answer."""
    network, accuracy, given = step.network, 0.0, []
    for epoch in range(1, recipe["epochs"] + 1):
        start, losses, right, seen = time.perf_counter(), [], [], 0
        network.train()
        for images, labels in batches.training():
            check()
            rate = rate_at(recipe, batches.steps, step.steps)
            loss, correct = step.run(images, labels, rate)
            losses.append(loss)
            right.append(correct)
            seen += len(labels)
            if len(losses) % 16 == 0:
                _check_loss(losses[-1], epoch)
        loss = torch.stack(losses).mean()
        _check_loss(loss, epoch)
        network.eval()
        with step.averaged():
            hits, given = 0, []
            for images, labels in batches.minival():
                check()
                given.append(step.forward(images).argmax(1))
                hits += (given[-1] == labels).sum().item()
        accuracy = hits / batches.minival_count
        on_epoch({
            "epoch": epoch, "epochs": recipe["epochs"], "loss": loss.item(), "trainAccuracy": torch.stack(right).sum().item() / seen,
            "minivalAccuracy": accuracy, "learningRate": rate, "seconds": time.perf_counter() - start})
    return accuracy, _largest_share(torch.cat(given))


def _largest_share(classes):
    return classes.bincount().max().item() / len(classes)


def _check_loss(loss, epoch):
    if not math.isfinite(loss.item()):
        raise Diverged(f"The training loss became NaN or infinite in epoch {epoch}.")
