"""Datasets as NasV2 lays them out, and the same minival as its own trainer holds out."""

import gzip
import os

import torch

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
PICTURES = (".jpg", ".jpeg", ".png")


class DataError(Exception):
    """The data cannot be used, for a reason that the job's owner can fix."""


class Dataset:
    """Training images, [n, channels, height, width] uint8, their labels, and what they are normalised by."""

    def __init__(self, images, labels, classes, mean, std):
        self.images, self.labels, self.classes = images, torch.as_tensor(labels, dtype=torch.int64), classes
        self.mean, self.std = torch.tensor(mean).view(1, -1, 1, 1), torch.tensor(std).view(1, -1, 1, 1)


def load(data, resolution):
    """Reads the dataset that a request names."""
    name = data["format"]
    if name not in FORMATS:
        raise DataError(f"This trainer does not read data.format '{name}'; it reads {', '.join(sorted(FORMATS))}.")
    read, folder = FORMATS[name]
    root = data.get("path") or os.path.join(os.environ.get("NAS_DATA_HOME", "."), folder)
    _check_root(root, "path" in data)
    try:
        return read(root, name, resolution)
    except OSError as error:
        raise DataError(f"The dataset in {root} cannot be read: {error}.") from error


def _check_root(root, is_given):
    roots = [line for line in os.environ.get("NAS_DATA_ROOTS", "").split("\n") if line]
    real = os.path.realpath(root)
    if is_given and roots and not any(os.path.commonpath([os.path.realpath(allowed), real]) == os.path.realpath(allowed) for allowed in roots):
        raise DataError(f"The data in '{root}' are not inside a folder that this worker may read: {', '.join(roots)} (setting data.roots).")


def _bytes(root, name):
    for path, opened in ((os.path.join(root, name), open), (os.path.join(root, name + ".gz"), gzip.open)):
        if os.path.exists(path):
            with opened(path, "rb") as file:
                return path, file.read()
    raise DataError(f"There is no {name} in {root}.")


def _idx(root, name, dimensions):
    path, content = _bytes(root, name)
    sizes = [int.from_bytes(content[at:at + 4], "big") for at in range(4, 4 + 4 * dimensions, 4)]
    start, count = 4 + 4 * dimensions, 1
    for size in sizes:
        count *= size
    if content[:4] != bytes([0, 0, 8, dimensions]) or len(content) != start + count:
        raise DataError(f"{path} is not a complete IDX file of {dimensions} dimensions: it ends at byte {len(content)}.")
    return torch.frombuffer(bytearray(content), dtype=torch.uint8)[start:].view(sizes)


def _read_idx(root, name, resolution):
    images = _idx(root, "train-images-idx3-ubyte", 3)
    labels = _idx(root, "train-labels-idx1-ubyte", 1)
    if len(images) != len(labels):
        raise DataError(f"{root} has {len(images)} training images, but {len(labels)} labels.")
    mean, std = {"mnist": (0.1307, 0.3081), "fashion-mnist": (0.2860, 0.3530)}[name]
    return Dataset(images[:, None], labels, 10, [mean], [std])


def _read_cifar(root, name, resolution):
    names, parts = (["train.bin"], 2) if name == "cifar100" else ([f"data_batch_{i}.bin" for i in range(1, 6)], 1)
    records = []
    for file in names:
        path, content = _bytes(root, file)
        if not content or len(content) % (parts + 3072):
            raise DataError(f"{path} has {len(content)} bytes; expected whole records of {parts + 3072}.")
        records.append(torch.frombuffer(bytearray(content), dtype=torch.uint8).view(-1, parts + 3072))
    records = torch.cat(records)
    mean, std = {
        "cifar10": ([0.4914, 0.4822, 0.4465], [0.2470, 0.2435, 0.2616]),
        "cifar100": ([0.5071, 0.4865, 0.4409], [0.2673, 0.2564, 0.2762]),
    }[name]
    return Dataset(records[:, parts:].reshape(-1, 3, 32, 32), records[:, parts - 1], 100 if parts == 2 else 10, mean, std)


def _read_folder(root, name, resolution):
    try:
        from PIL import Image, ImageOps
    except ImportError as error:
        raise DataError("data.format 'folder' needs Pillow in this trainer's Python (Debian: python3-pil).") from error
    train = os.path.join(root, "train")
    classes = sorted(entry.name for entry in os.scandir(train) if entry.is_dir() and not entry.name.startswith("."))
    images, labels = [], []
    for label, folder in enumerate(classes):
        for file in sorted(os.listdir(os.path.join(train, folder))):
            if file.lower().endswith(PICTURES):
                with Image.open(os.path.join(train, folder, file)) as picture:
                    square = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGB"), (resolution, resolution), Image.BILINEAR)
                images.append(torch.frombuffer(bytearray(square.tobytes()), dtype=torch.uint8).view(resolution, resolution, 3).permute(2, 0, 1))
                labels.append(label)
    if not images:
        raise DataError(f"{train} has no folders of {', '.join(PICTURES)} files, one for every class.")
    pixels = torch.stack(images)
    values = pixels.float().div(255).transpose(0, 1).flatten(1)
    return Dataset(pixels, labels, len(classes), values.mean(1).tolist(), values.std(1, unbiased=False).clamp(min=1 / 255).tolist())


FORMATS = {
    "mnist": (_read_idx, "mnist"),
    "fashion-mnist": (_read_idx, "fashion-mnist"),
    "cifar10": (_read_cifar, "cifar-10-batches-bin"),
    "cifar100": (_read_cifar, "cifar-100-binary"),
    "folder": (_read_folder, "images"),
}


def _mix(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def _shuffle(values, seed, label):
    state = _mix(seed + GAMMA & MASK)
    state = _mix(state ^ (label + GAMMA & MASK))
    state = _mix(state ^ GAMMA)
    for i in range(len(values) - 1, 0, -1):
        state = state + GAMMA & MASK
        j = _mix(state) * (i + 1) >> 64
        values[i], values[j] = values[j], values[i]


def _quotas(counts, total):
    everything = sum(counts)
    quotas = [count * total // everything for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda label: -(counts[label] * total % everything))
    for label in by_remainder[:total - sum(quotas)]:
        quotas[label] += 1
    return quotas


def split(dataset, data):
    """Indices to train on and of the minival, with the class proportions of the whole: those that src/Data/Split.cs draws."""
    train, minival = data.get("train"), data["minival"]
    if minival + (train or 1) > len(dataset.labels):
        raise DataError(
            f"{train or 1} images to train on and a minival of {minival} were asked for, but the training set has {len(dataset.labels)} images.")
    by_class = [[] for _ in range(dataset.classes)]
    for index, label in enumerate(dataset.labels.tolist()):
        by_class[label].append(index)
    for label, indices in enumerate(by_class):
        _shuffle(indices, data["seed"], label)
    held_out = _quotas([len(indices) for indices in by_class], minival)
    left = [len(indices) - quota for indices, quota in zip(by_class, held_out)]
    taken = _quotas(left, train or sum(left))
    minival_indices = sorted(index for indices, quota in zip(by_class, held_out) for index in indices[:quota])
    train_indices = sorted(index for indices, quota, take in zip(by_class, held_out, taken) for index in indices[quota:quota + take])
    return torch.tensor(train_indices), torch.tensor(minival_indices)
