"""The network of an architecture string, with the same parameters as NasV2's own (src/Model)."""

import math

import torch
from torch import nn

BATCH_NORM_EPSILON = 1e-3


class Options:
    """What a network needs in addition to its architecture."""

    def __init__(self, classes, recipe=None):
        recipe = recipe or {}
        self.classes = classes
        self.dropout = recipe.get("dropout", 0.2)
        self.survival = recipe.get("survival", 0.8)
        self.momentum = recipe.get("batchNormMomentum", 0.1)


def parse(text):
    """Stages as dicts of their tokens, the stem's stride and the head's filters; see docs/architecture-strings.md."""
    stages, stem_stride, head = [], 2, 1280
    for part in text.split("-"):
        if part[0] == "t":
            stem_stride = int(part[1:])
        elif part[0] == "h":
            head = int(part[1:])
        else:
            stages.append(dict(_token(token) for token in part.split("_")))
    return stages, stem_stride, head


def _token(token):
    name = "se" if token.startswith("se") else token[0]
    return name, (float if name == "se" else int)(token[len(name):])


def conv_norm(inputs, outputs, kernel, stride, options, groups=1, activate=True):
    """Convolution without bias, batch norm, and SiLU unless it is not to be activated."""
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
    nn.init.normal_(convolution.weight, 0, math.sqrt(2 / (kernel * kernel * (outputs // groups))))
    norm = nn.BatchNorm2d(outputs, eps=BATCH_NORM_EPSILON, momentum=options.momentum)
    return nn.Sequential(convolution, norm, nn.SiLU(inplace=True)) if activate else nn.Sequential(convolution, norm)


class SqueezeExcite(nn.Module):
    """x * sigmoid(W2 * silu(W1 * mean(x)))."""

    def __init__(self, channels, squeezed):
        super().__init__()
        self.reduce = nn.Linear(channels, squeezed)
        self.expand = nn.Linear(squeezed, channels)
        for layer in (self.reduce, self.expand):
            nn.init.normal_(layer.weight, 0, math.sqrt(2 / layer.out_features))
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        gate = self.expand(nn.functional.silu(self.reduce(x.mean((2, 3)))))
        return x * gate.sigmoid()[:, :, None, None]


class Block(nn.Module):
    """MBConv: 1x1 expand, depthwise, squeeze-excite, 1x1 project. Fused-MBConv: kxk expand, squeeze-excite, 1x1 project."""

    def __init__(self, stage, inputs, stride, survival, options):
        super().__init__()
        outputs, kernel, expanded = stage["o"], stage["k"], inputs * stage["e"]
        # The ratio is over the block's input filters, whatever the expansion.
        squeeze = [SqueezeExcite(expanded, max(1, int(inputs * stage["se"])))] if "se" in stage else []
        if stage.get("c", 0) != 1:
            expand = [conv_norm(inputs, expanded, 1, 1, options)] if stage["e"] != 1 else []
            depthwise = conv_norm(expanded, expanded, kernel, stride, options, groups=expanded)
            layers = [*expand, depthwise, *squeeze, conv_norm(expanded, outputs, 1, 1, options, activate=False)]
        elif stage["e"] != 1:
            expand = conv_norm(inputs, expanded, kernel, stride, options)
            layers = [expand, *squeeze, conv_norm(expanded, outputs, 1, 1, options, activate=False)]
        else:
            layers = [*squeeze, conv_norm(inputs, outputs, kernel, stride, options)]
        self.branch = nn.Sequential(*layers)
        self.residual = stride == 1 and inputs == outputs
        self.survival = survival

    def forward(self, x):
        y = self.branch(x)
        if not self.residual:
            return y
        if self.training and self.survival < 1:
            mask = torch.empty(len(y), 1, 1, 1, dtype=y.dtype, device=y.device).bernoulli_(self.survival)
            y = y * mask.div_(self.survival)
        return x + y


class Network(nn.Module):
    """Stem, stages of blocks, head, mean, dropout, classifier."""

    def __init__(self, architecture, options):
        super().__init__()
        stages, stem_stride, head = parse(architecture)
        self.stem = conv_norm(3, stages[0]["i"], 3, stem_stride, options)
        places = [(stage, layer) for stage in stages for layer in range(stage["r"])]
        blocks = []
        for index, (stage, layer) in enumerate(places):
            inputs, stride = (stage["i"], stage["s"]) if layer == 0 else (stage["o"], 1)
            blocks.append(Block(stage, inputs, stride, 1 - (1 - options.survival) * index / len(places), options))
        self.blocks = nn.Sequential(*blocks)
        self.head = conv_norm(stages[-1]["o"], head, 1, 1, options)
        self.dropout = nn.Dropout(options.dropout)
        self.classifier = nn.Linear(head, options.classes)
        bound = 1 / math.sqrt(options.classes)
        nn.init.uniform_(self.classifier.weight, -bound, bound)
        nn.init.zeros_(self.classifier.bias)

    def forward(self, images):
        x = self.head(self.blocks(self.stem(images))).mean((2, 3))
        return self.classifier(self.dropout(x))

    def parameter_count(self):
        """Trainable parameters: the P of the reward."""
        return sum(parameter.numel() for parameter in self.parameters())
