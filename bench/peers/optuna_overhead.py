"""Optuna's durable cost of a trial, in the shape of `bench store`: propose, 10 intermediate values, finish.

usage: /usr/bin/python3 optuna_overhead.py [--storage sqlite:///file.db] [--trials 1000]        (Debian: python3-optuna)
"""
import argparse
import os
import statistics
import tempfile
import time

import optuna

EPOCHS, LAYERS, BLOCK = 10, 8, 1000


def run_trial(study):
    trial = study.ask()
    for layer in range(LAYERS):
        trial.suggest_categorical(f"layer{layer}", ["k3e1", "k3e4", "k5e4"])
    for epoch in range(EPOCHS):
        trial.report(0.09 * epoch, step=epoch)
    study.tell(trial, 0.9)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--storage")
    options.add_argument("--trials", type=int, default=1000)
    options = options.parse_args()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        storage = options.storage or "sqlite:///" + os.path.join(folder, "optuna.db")
        study = optuna.create_study(storage=storage, sampler=optuna.samplers.RandomSampler(seed=1))
        times = []
        for index in range(options.trials):
            start = time.perf_counter()
            run_trial(study)
            times.append((time.perf_counter() - start) * 1e3)
            if len(times) % BLOCK == 0:
                print(f"trials {index + 2 - BLOCK}-{index + 1}: {statistics.mean(times[-BLOCK:]):.2f} ms each", flush=True)
    edge = min(100, len(times))
    print(f"{len(times)} trials: median {statistics.median(times):.2f} ms, mean {statistics.mean(times):.2f} ms")
    print(f"medians of trials 1-{edge}: {statistics.median(times[:edge]):.2f} ms, of the last {edge}: {statistics.median(times[-edge:]):.2f} ms")


main()
