"""The calls of `bench call` in PyTorch: what a tensor operation costs when there is next to nothing to compute.

usage: python3 torch_call.py     (Debian: python3-torch)
"""
import statistics
import time

import torch

ELEMENTS, CALLS, ROUNDS = 16, 100_000, 7


def report(name, call):
    rounds = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for _ in range(CALLS):
            call()
        rounds.append((time.perf_counter() - start) * 1e6 / CALLS)
    print(f"PyTorch {torch.__version__} {name}: {statistics.median(rounds[1:]):.3f} us a call")


one, other, weight = torch.ones(ELEMENTS), torch.ones(ELEMENTS), torch.ones(ELEMENTS, requires_grad=True)
with torch.no_grad():
    report("add", lambda: one.add(other))
    report("add_", lambda: one.add_(other))
report("add with gradient", lambda: weight.add(other))
