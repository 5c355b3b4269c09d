"""Training steps of the example's network in PyTorch, from given weights on given images.

usage: python3 pytorch_steps.py FOLDER EXAMPLE     (Debian: python3-torch)

reads FOLDER/case.json, {"architecture", "classes", "recipe", "rates": one a step, "shape": [images, 3, height, width]}, and little-endian
  values.bin      float32, kernels [out, height, width, in], then biases and batch-norm parameters, each kind in the network's order
  statistics.bin  float32, running mean and variance of each batch norm
  images.bin      float32, [steps, images, 3, height, width]
  labels.bin      int64, [steps, images]
writes values.out, statistics.out, average-values.out and average-statistics.out likewise, and losses.out, float32 [steps]
"""
import json
import pathlib
import sys

import torch

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, sys.argv[2])

from network import Network, Options  # noqa: E402
from training import Step  # noqa: E402


def read(name, dtype):
    return torch.frombuffer(bytearray((folder / name).read_bytes()), dtype=dtype)


def write(name, tensors):
    flat = torch.cat([stored(tensor.detach()).flatten() for tensor in tensors])
    (folder / name).write_bytes(bytes(flat.numpy().tobytes()))


def stored(tensor):
    """A view of a weight in the order in which it lies in the files."""
    return tensor.permute(0, 2, 3, 1) if tensor.dim() == 4 else tensor


def load(name, tensors):
    flat = read(name, torch.float32)
    offset = 0
    for tensor in tensors:
        view = stored(tensor.detach())
        view.copy_(flat[offset:offset + view.numel()].view(view.shape))
        offset += view.numel()
    assert offset == len(flat), f"{name} has {len(flat)} numbers, the network {offset}"


def in_file_order(pairs):
    return [value for weight, value in pairs if weight.dim() > 1] + [value for weight, value in pairs if weight.dim() == 1]


case = json.loads((folder / "case.json").read_text())
network = Network(case["architecture"], Options(case["classes"], case["recipe"]))
parameters = list(network.parameters())
statistics = [buffer for buffer in network.buffers() if buffer.is_floating_point()]
load("values.bin", in_file_order([(weight, weight) for weight in parameters]))
load("statistics.bin", statistics)
images = read("images.bin", torch.float32).view(-1, *case["shape"])
labels = read("labels.bin", torch.int64).view(len(images), -1)

network.train()
step = Step(network, case["recipe"], torch.device("cpu"))
losses = [step.run(*batch)[0] for batch in zip(images, labels, case["rates"])]

write("losses.out", losses)
write("values.out", in_file_order([(weight, weight) for weight in parameters]))
write("statistics.out", statistics)
write("average-values.out", in_file_order(list(zip(parameters, step.average[:len(parameters)]))))
write("average-statistics.out", step.average[len(parameters):])
