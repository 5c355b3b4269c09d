"""Sample images, and what Pillow makes of them, for a list of operations.

usage: python3 pillow_augment.py FOLDER WIDTH HEIGHT     (Debian: python3-pil)

reads FOLDER/cases.json, [{"op": ..., "value": ..., "x": ..., "y": ...}]
writes FOLDER/images.bin, uint8 [images, height, width, 3], and FOLDER/results.bin, uint8 [cases, images, height, width, 3]
"""
import json
import math
import pathlib
import sys

from PIL import Image, ImageEnhance, ImageOps

GRAY = (128, 128, 128)


def noise(low, high):
    state = 2104
    while True:
        state = (state * 1664525 + 1013904223) % 2**32
        yield low + (state >> 16) % (high - low + 1)


def drawn(width, height, pixel):
    image = Image.new("RGB", (width, height))
    image.putdata([pixel(x / width, y / height) for y in range(height) for x in range(width)])
    return image


def photo(x, y):
    """A sky, a hill, a sun and a fence."""
    if (x - 0.7) ** 2 + (y - 0.25) ** 2 < 0.02:
        return 250, 230, 120
    if y > 0.6 + 0.15 * math.sin(5 * x):
        return (90, 60, 30) if int(x * 20) % 4 == 0 else (int(40 + 60 * x), int(150 - 80 * y), 50)
    return int(90 + 100 * y), int(140 + 80 * y), int(235 - 30 * x)


def samples(width, height):
    full, narrow = noise(0, 255), noise(61, 179)
    return [
        drawn(width, height, lambda x, y: (int(255 * x), int(255 * y), int(127 * (x + y)))),
        drawn(width, height, lambda x, y: (next(full), next(full), next(full))),
        drawn(width, height, lambda x, y: (next(narrow), next(narrow), 255 - next(narrow))),
        drawn(width, height, photo),
        drawn(width, height, lambda x, y: (77, 140, 255)),
        drawn(width, height, lambda x, y: (20, 0, 128) if x < 0.9 else (21, 255, 127)),
    ]


def affine(image, *matrix):
    return image.transform(image.size, Image.AFFINE, matrix, Image.NEAREST, fillcolor=GRAY)


def cutout(image, half, x, y):
    column, row = int(x * image.width), int(y * image.height)
    box = max(0, column - half), max(0, row - half), min(image.width, column + half), min(image.height, row + half)
    image = image.copy()
    if box[0] < box[2] and box[1] < box[3]:
        image.paste(GRAY, box)
    return image


OPERATIONS = {
    "AutoContrast": lambda image, value, x, y: ImageOps.autocontrast(image),
    "Equalize": lambda image, value, x, y: ImageOps.equalize(image),
    "Invert": lambda image, value, x, y: ImageOps.invert(image),
    "Rotate": lambda image, value, x, y: image.rotate(value, Image.NEAREST, fillcolor=GRAY),
    "Posterize": lambda image, value, x, y: ImageOps.posterize(image, int(value)),
    "Solarize": lambda image, value, x, y: ImageOps.solarize(image, int(value)),
    "Color": lambda image, value, x, y: ImageEnhance.Color(image).enhance(value),
    "Contrast": lambda image, value, x, y: ImageEnhance.Contrast(image).enhance(value),
    "Brightness": lambda image, value, x, y: ImageEnhance.Brightness(image).enhance(value),
    "Sharpness": lambda image, value, x, y: ImageEnhance.Sharpness(image).enhance(value),
    "ShearX": lambda image, value, x, y: affine(image, 1, value, 0, 0, 1, 0),
    "ShearY": lambda image, value, x, y: affine(image, 1, 0, 0, value, 1, 0),
    "TranslateX": lambda image, value, x, y: affine(image, 1, 0, value, 0, 1, 0),
    "TranslateY": lambda image, value, x, y: affine(image, 1, 0, 0, 0, 1, value),
    "Cutout": lambda image, value, x, y: cutout(image, int(value), x, y),
    "SolarizeAdd": lambda image, value, x, y: image.point(lambda v: min(255, v + int(value)) if v < 128 else v),
}


def main():
    folder, width, height = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    images = samples(width, height)
    (folder / "images.bin").write_bytes(b"".join(image.tobytes() for image in images))
    with open(folder / "results.bin", "wb") as results:
        for case in json.loads((folder / "cases.json").read_text()):
            operation = OPERATIONS[case["op"]]
            for image in images:
                results.write(operation(image, case["value"], case["x"], case["y"]).tobytes())


main()
