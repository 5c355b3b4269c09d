"""The training step of `bench step` in PyTorch: 10 classes, channels-last, TensorFlow's RMSProp and a moving average.

usage: python3 torch_step.py [--network efficientnetv2-b0|resnet50] [--batch 64] [--resolution 32] [--threads 2] [--steps 60]
Debian: python3-torch, and for resnet50 python3-torchvision. EfficientNetV2-B0 is at half width.
"""
import argparse
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F

# (fused, layers, stride, expansion, filters) of B0, kernel 3; every width is halved to a multiple of 8.
STAGES = [(True, 1, 1, 1, 16), (True, 2, 2, 4, 32), (True, 2, 2, 4, 48), (False, 3, 2, 4, 96), (False, 5, 1, 6, 112), (False, 8, 2, 6, 192)]
HEAD, CLASSES = 1280, 10


def half(filters):
    return max(8, int(filters * 0.5 + 4) // 8 * 8)


class ConvNorm(nn.Sequential):
    def __init__(self, cin, cout, kernel, stride=1, groups=1, act=True):
        layers = [nn.Conv2d(cin, cout, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(cout, eps=1e-3)]
        super().__init__(*layers, *([nn.SiLU(inplace=True)] if act else []))


class Gate(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.reduce, self.expand = nn.Conv2d(channels, squeezed, 1), nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.expand(F.silu(self.reduce(x.mean((2, 3), keepdim=True)))))


class Block(nn.Module):
    def __init__(self, fused, cin, cout, stride, expansion, survival):
        super().__init__()
        mid, self.residual, self.survival = cin * expansion, stride == 1 and cin == cout, survival
        if fused and expansion == 1:
            self.body = ConvNorm(cin, cout, 3, stride)
        elif fused:
            self.body = nn.Sequential(ConvNorm(cin, mid, 3, stride), ConvNorm(mid, cout, 1, act=False))
        else:
            self.body = nn.Sequential(
                ConvNorm(cin, mid, 1), ConvNorm(mid, mid, 3, stride, groups=mid), Gate(mid, max(1, cin // 4)), ConvNorm(mid, cout, 1, act=False))

    def forward(self, x):
        y = self.body(x)
        if not self.residual:
            return y
        if self.survival < 1:
            y = y * torch.empty(len(y), 1, 1, 1).bernoulli_(self.survival).div_(self.survival)
        return x + y


def resnet50():
    from torchvision import models

    return models.resnet50(num_classes=CLASSES, norm_layer=lambda channels: nn.BatchNorm2d(channels, eps=1e-3))


def efficientnet():
    layers, cin, index = [ConvNorm(3, half(32), 3, 2)], half(32), 0
    count = sum(stage[1] for stage in STAGES)
    for fused, repeats, stride, expansion, filters in STAGES:
        for i in range(repeats):
            layers.append(Block(fused, cin, half(filters), stride if i == 0 else 1, expansion, 1 - 0.2 * index / count))
            cin, index = half(filters), index + 1
    return nn.Sequential(*layers, ConvNorm(cin, HEAD, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(HEAD, CLASSES))


NETWORKS = {"efficientnetv2-b0": efficientnet, "resnet50": resnet50}


class RmsProp:
    """Multi-tensor operations where this version of torch has them: its best form."""

    def __init__(self, parameters):
        self.parameters = parameters
        self.kernels = [p for p in parameters if p.dim() > 1]
        self.square, self.momentum = [torch.ones_like(p) for p in parameters], [torch.zeros_like(p) for p in parameters]
        self.average = [p.detach().clone() for p in parameters]

    @torch.no_grad()
    def step(self, rate, decay):
        torch._foreach_add_([p.grad for p in self.kernels], self.kernels, alpha=1e-5)
        gradients = [p.grad for p in self.parameters]
        torch._foreach_mul_(self.square, 0.9)
        torch._foreach_addcmul_(self.square, gradients, gradients, 0.1)
        root = torch._foreach_add(self.square, 1e-3)
        torch._foreach_sqrt_(root)
        torch._foreach_mul_(self.momentum, 0.9)
        torch._foreach_addcdiv_(self.momentum, gradients, root, rate)
        torch._foreach_sub_(self.parameters, self.momentum)
        torch._foreach_mul_(self.average, decay)
        torch._foreach_add_(self.average, self.parameters, alpha=1 - decay)
        torch._foreach_zero_(gradients)


def main():
    options = argparse.ArgumentParser()
    for name, default in (("batch", 64), ("resolution", 32), ("threads", 2), ("steps", 60)):
        options.add_argument("--" + name, type=int, default=default)
    options.add_argument("--network", choices=NETWORKS, default="efficientnetv2-b0")
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    model = NETWORKS[options.network]().to(memory_format=torch.channels_last)
    images = torch.randn(options.batch, 3, options.resolution, options.resolution).to(memory_format=torch.channels_last)
    labels = torch.randint(0, CLASSES, (options.batch,))
    optimiser, times = RmsProp(list(model.parameters())), []
    for step in range(options.steps + 5):
        start = time.perf_counter()
        F.cross_entropy(model(images), labels, label_smoothing=0.1).backward()
        optimiser.step(1e-5, min(0.9999, (2 + step) / (11 + step)))
        times.append((time.perf_counter() - start) * 1e3)
    median = statistics.median(times[5:])
    mad = statistics.median(abs(t - median) for t in times[5:])
    count = sum(p.numel() for p in model.parameters())
    print(f"PyTorch {torch.__version__}, {options.network}, {count} parameters: {median:.1f} ms a step (MAD {mad:.1f}, {options.steps} steps)")


main()
