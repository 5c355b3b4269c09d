"""The RandAugment of `bench augment` in torchvision: images/s of one process for each thread, image by image as its data loaders do.

usage: python3 augment.py [--side 32] [--threads 2] [--seconds 3]     (Debian: python3-torchvision)

Its 14 operations are not quite our 16: Identity instead of Cutout, Invert and SolarizeAdd.
"""
import argparse
import multiprocessing
import statistics
import time

import torch
from PIL import Image
from torchvision import transforms


def rate(side, seconds, queue, kind):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    pixels = [torch.randint(0, 256, (3, side, side), dtype=torch.uint8) for _ in range(64)]
    images = pixels if kind == "tensor" else [Image.fromarray(image.permute(1, 2, 0).contiguous().numpy()) for image in pixels]
    augment = transforms.RandAugment(num_ops=2, magnitude=9, fill=[128.0] * 3 if kind == "tensor" else (128, 128, 128))
    times, end, before = [], time.perf_counter() + seconds, time.process_time()
    while time.perf_counter() < end or len(times) < 3:
        start = time.perf_counter()
        for image in images:
            augment(image)
        times.append(time.perf_counter() - start)
    queue.put((len(images) / statistics.median(times), len(images) * len(times) / (time.process_time() - before)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--side", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()
    for kind in "Pillow", "tensor":
        queue = multiprocessing.Queue()
        workers = [
            multiprocessing.Process(target=rate, args=(options.side, options.seconds, queue, kind)) for _ in range(options.threads)
        ]
        for worker in workers:
            worker.start()
        rates = [queue.get() for _ in workers]
        for worker in workers:
            worker.join()
        total, of_processor = sum(rate for rate, _ in rates), statistics.mean(rate for _, rate in rates)
        name = f"torchvision RandAugment, {kind} images, {options.side} px, {options.threads} processes"
        print(f"{name}: {total:.0f} images/s, {of_processor:.0f} a second of processor time", flush=True)


if __name__ == "__main__":
    main()
