"""Batches of a dataset on the device: resized once, shuffled, augmented and normalised as whole tensors."""

import torch
from torch.nn import functional

from datasets import DataError, split

# What a recipe may ask for in addition to the fields that are read here, and the only values that this trainer has.
ONLY = {
    "optimiser": "rmsprop", "schedule": "exponential", "accumulation": 1, "gradientClip": 0, "patience": 0, "randAugment": 0, "mixup": 0,
    "cutmix": 0, "cutout": 0, "evalResolution": None, "progressive": None,
}
AUGMENTATIONS = {"none": (False, False), "crop": (True, False), "crop-flip": (True, True)}


class Batches:
    """What a run trains on and is judged by; images stay on the device as bytes."""

    def __init__(self, dataset, data, recipe, device):
        name = recipe["augmentation"]
        if name not in AUGMENTATIONS:
            raise DataError(f"This trainer does not know recipe.augmentation '{name}'; it knows {', '.join(AUGMENTATIONS)}.")
        for field, value in ONLY.items():
            if recipe.get(field, value) != value:
                raise DataError(f"This trainer does not do recipe.{field} {recipe[field]!r}; it has {value if value is not None else 'none'}.")
        self.crop, self.flip = AUGMENTATIONS[name]
        train, held_out = split(dataset, data)
        self.size, self.batch, self.device = recipe["resolution"], recipe["batch"], device
        self.steps, self.minival_count = len(train) // self.batch, len(held_out)
        if self.steps == 0:
            raise DataError(f"An epoch needs at least one batch of {self.batch} images, but there are {len(train)} to train on.")
        self.mean, self.std = dataset.mean.to(device), dataset.std.to(device)
        self.train_set = self._take(dataset, train)
        self.minival_set = self._take(dataset, held_out)

    def training(self):
        """One epoch, shuffled; an incomplete last batch is left out."""
        images, labels = self.train_set
        order = torch.randperm(len(labels), device=self.device)
        for start in range(0, self.steps * self.batch, self.batch):
            chosen = order[start:start + self.batch]
            yield self._prepare(self._augment(images[chosen])), labels[chosen]

    def minival_facts(self):
        """What an accuracy is to be compared with."""
        labels = self.minival_set[1]
        return {"images": self.minival_count, "largestClass": labels.bincount().max().item() / self.minival_count}

    def minival(self):
        images, labels = self.minival_set
        for start in range(0, len(labels), self.batch):
            yield self._prepare(images[start:start + self.batch]), labels[start:start + self.batch]

    def _take(self, dataset, indices):
        parts = [self._resize(dataset.images[part].to(self.device)) for part in indices.split(1024)]
        return torch.cat(parts), dataset.labels[indices].to(self.device)

    def _resize(self, images):
        if images.shape[-1] == self.size and images.shape[-2] == self.size:
            return images
        resized = functional.interpolate(images.float(), (self.size, self.size), mode="bilinear", align_corners=False, antialias=True)
        return resized.round_().clamp_(0, 255).byte()

    def _augment(self, images):
        if not self.crop:
            return images
        # Each image has its own shift of up to an eighth, with reflected edges, and its own mirror.
        count, pad, place = len(images), self.size // 8, torch.arange(self.size, device=self.device)
        down, right = (torch.randint(-pad, pad + 1, (count, 1), device=self.device) for _ in range(2))
        columns = place.expand(count, -1)
        if self.flip:
            columns = torch.where(torch.rand(count, 1, device=self.device) < 0.5, self.size - 1 - columns, columns)
        rows, columns = self._reflect(place + down), self._reflect(columns + right)
        image = torch.arange(count, device=self.device)
        return images[image[:, None, None], :, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)

    def _reflect(self, position):
        position = position.abs()
        return torch.where(position >= self.size, 2 * self.size - 2 - position, position)

    def _prepare(self, images):
        images = ((images.float() / 255 - self.mean) / self.std).expand(-1, 3, -1, -1)
        return images.contiguous(memory_format=torch.channels_last)
