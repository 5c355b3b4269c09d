#!/usr/bin/env python3
"""A trainer for NasV2 in PyTorch: speaks docs/trainer-protocol.md over its standard streams."""

import json
import math
import os
import platform
import queue
import sys
import threading
import time
import traceback

import torch

import datasets
from batches import Batches
from gate import Gate
from network import Network, Options
from training import Cancelled, Diverged, Step, measure, train

PROTOCOL = 2


class Channel:
    """Requests come one after the other; a cancelled one is known at once, and when the worker is gone the process ends."""

    def __init__(self):
        # What libraries print to descriptor 1 must not land among the messages.
        self.messages = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
        os.dup2(2, 1)
        self.requests, self.cancelled = queue.Queue(), set()
        threading.Thread(target=self._read, daemon=True).start()

    def say(self, kind, **fields):
        self.messages.write(json.dumps({"type": kind, **_plain(fields)}) + "\n")

    def check(self, request):
        if request["id"] in self.cancelled:
            raise Cancelled("It was cancelled.")

    def _read(self):
        try:
            for line in sys.stdin:
                request = json.loads(line)
                if request["type"] == "cancel":
                    self.cancelled.add(request["id"])
                else:
                    self.requests.put(request)
        except (ValueError, KeyError) as error:
            print(f"The worker sent a line that is not a valid request of the protocol: {error}", file=sys.stderr, flush=True)
            os._exit(4)
        os._exit(0)


class Trainer:
    """Measures and trains on one device."""

    def __init__(self, channel):
        self.channel, self.gate, self.last = channel, Gate(), None
        self.name = os.environ.get("NAS_DEVICE") or ("cuda:0" if torch.cuda.is_available() else "cpu")
        self.device = torch.device(self.name)
        if self.device.type == "cuda" and not torch.cuda.is_available():
            sys.exit(f"The PyTorch {torch.__version__} of {sys.executable} has no CUDA, but is to train on {self.name}.")
        self.type = os.environ.get("NAS_DEVICE_TYPE") or (
            torch.cuda.get_device_name(self.device) if self.device.type == "cuda" else f"{platform.machine()}, {os.cpu_count()} cores")
        self.libraries = f"PyTorch {torch.__version__}"
        torch.backends.cudnn.benchmark = True
        channel.say("ready", protocol=PROTOCOL, device=self.name, deviceType=self.type, libraries=self.libraries)

    def serve(self, request):
        """Answers a request up to the message that ends it."""
        said = self.channel.say
        try:
            if request["type"] == "measure":
                said("measured", id=request["id"], **self.measure(request))
            else:
                said("ended", id=request["id"], report=self.train(request))
        except datasets.DataError as error:
            said("refused", id=request["id"], reason=str(error))
        except Exception as error:
            outcome = _outcome(error)
            if outcome is None:
                raise
            said("ended", id=request["id"], report={"outcome": outcome, "message": (str(error) or type(error).__name__).split("\n")[0]})

    def measure(self, request):
        recipe, check = request["recipe"], lambda: self.channel.check(request)
        classes = self.dataset(request).classes
        step = self.step(request, classes)
        with self.gate.measuring(check) as seen:
            median, spread, steps, settled = measure(step, recipe, classes, request["stepTime"], self.device, check)
        return {
            "parameters": step.network.parameter_count(), "classes": classes,
            "stepTime": {
                "medianMs": median, "madMs": spread, "steps": steps, "settled": settled, "device": self.name, "deviceType": self.type,
                "batch": recipe["batch"], "resolution": recipe["resolution"], "precision": step.precision, "libraries": self.libraries,
                "coTenants": seen or None}}

    def train(self, request):
        recipe, identity = request["recipe"], request["id"]
        dataset = self.dataset(request)
        batches = Batches(dataset, request["data"], recipe, self.device)
        step_time = None
        if request.get("stepTime"):
            measured = self.measure(request)
            step_time = measured["stepTime"]
            self.channel.say("measured", id=identity, **measured)
        torch.manual_seed(request["seed"])
        start, step = time.perf_counter(), self.step(request, dataset.classes)
        with self.gate.training(lambda: self.channel.check(request)) as between:
            accuracy, largest_prediction = train(
                step, batches, recipe, between, lambda report: self.channel.say("epoch", id=identity, report=report))
        return {
            "outcome": "completed", "accuracy": accuracy, "stepTime": step_time, "parameters": step.network.parameter_count(),
            "trainSeconds": time.perf_counter() - start, "minival": {**batches.minival_facts(), "largestPrediction": largest_prediction}}

    def dataset(self, request):
        """The last dataset is kept: the trials of a job all train on the same."""
        key = json.dumps([request["data"], request["recipe"]["resolution"]], sort_keys=True)
        if self.last is None or self.last[0] != key:
            self.last = key, datasets.load(request["data"], request["recipe"]["resolution"])
        return self.last[1]

    def step(self, request, classes):
        network = Network(request["architecture"], Options(classes, request["recipe"]))
        return Step(network.to(self.device, memory_format=torch.channels_last), request["recipe"], self.device)


def _outcome(error):
    text = str(error).lower()
    if isinstance(error, Cancelled):
        return "cancelled"
    if isinstance(error, Diverged):
        return "diverged"
    if isinstance(error, MemoryError) or "out of memory" in text or "can't allocate memory" in text:
        return "outOfMemory"
    # How a batch norm refuses a single value a channel: small images in deep networks.
    return "infeasible" if isinstance(error, ValueError) and "more than 1 value per channel" in text else None


def _plain(value):
    """JSON has no NaN: the protocol writes it as text."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def main(arguments):
    if arguments[:1] == ["--parameters"]:
        for architecture in arguments[2:]:
            print(Network(architecture, Options(int(arguments[1]))).parameter_count())
        return
    if arguments[:1] == ["--split"]:
        data = json.loads(arguments[1])
        for indices in datasets.split(datasets.load(data, 32), data):
            print(*indices.tolist())
        return
    channel = Channel()
    trainer = Trainer(channel)
    while True:
        try:
            trainer.serve(channel.requests.get())
        except Exception as error:
            # The worker shows the last line, and starts a fresh process.
            traceback.print_exc()
            print(f"{type(error).__name__}: {error}".split("\n")[0], file=sys.stderr, flush=True)
            os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
