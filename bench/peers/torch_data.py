"""Decodes, resizes and flips the images of `bench data` with torchvision on one thread.

usage: python3 torch_data.py FOLDER [--resolution 64] [--images 600]     (Debian: python3-torchvision)
"""
import argparse
import glob
import os
import time

import torch
from torchvision import transforms
from torchvision.datasets.folder import default_loader


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--resolution", type=int, default=64)
    options.add_argument("--images", type=int, default=600)
    options = options.parse_args()
    torch.set_num_threads(1)
    files = sorted(f for f in glob.glob(os.path.join(options.folder, "train", "*", "*")) if f.lower().endswith((".jpg", ".jpeg", ".png")))
    files = files[::max(1, len(files) // options.images)][:options.images]
    # Pillow images until the end: torchvision's own decoder was slower than this.
    prepare = transforms.Compose([
        transforms.Resize(options.resolution), transforms.CenterCrop(options.resolution), transforms.RandomHorizontalFlip()])
    for _ in range(2):
        start = time.process_time()
        for file in files:
            prepare(default_loader(file)).tobytes()
        seconds = time.process_time() - start
    print(f"torchvision: {len(files) / seconds:.0f} images/s of a core, decoded, resized, flipped")


main()
