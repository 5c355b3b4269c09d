"""Keeps out of the way of other trainers' measurements, as docs/step-time.md asks."""

import contextlib
import fcntl
import os
import time


class Gate:
    """The two lock files of the machine's processors; those of a GPU are not used."""

    def __init__(self):
        folder = os.environ.get("NAS_GATES", "/tmp/nasv2-gates")
        self.patience = float(os.environ.get("NAS_GATE_SECONDS", "60"))
        self.files = None
        with contextlib.suppress(OSError):
            os.makedirs(folder, exist_ok=True)
            self.files = [os.open(os.path.join(folder, f"cpu.{name}"), os.O_RDWR | os.O_CREAT, 0o666) for name in ("intent", "gate")]

    @contextlib.contextmanager
    def training(self, check):
        """The right to train; what it yields is called between two steps and lets measurements go first."""
        if self.files is None:
            yield check
            return
        intent, gate = self.files

        def enter():
            while not (self._free(intent) and _lock(gate, fcntl.LOCK_SH)):
                fcntl.flock(gate, fcntl.LOCK_UN)
                check()
                time.sleep(0.05)

        def between():
            check()
            if not self._free(intent):
                fcntl.flock(gate, fcntl.LOCK_UN)
                enter()

        enter()
        try:
            yield between
        finally:
            fcntl.flock(gate, fcntl.LOCK_UN)

    @contextlib.contextmanager
    def measuring(self, check):
        """The right to measure alone; what it yields says who could not be held off."""
        if self.files is None:
            yield ["other trainers could not be held off: there are no lock files"]
            return
        intent, gate = self.files
        seen = []
        try:
            if not self._wait(intent, self.patience * 10, check):
                seen.append("a measurement that would not end")
            if not self._wait(gate, self.patience, check):
                seen.append("a trainer that would not pause")
            yield seen
        finally:
            for file in self.files:
                fcntl.flock(file, fcntl.LOCK_UN)

    @staticmethod
    def _free(intent):
        if not _lock(intent, fcntl.LOCK_SH):
            return False
        fcntl.flock(intent, fcntl.LOCK_UN)
        return True

    @staticmethod
    def _wait(file, seconds, check):
        end = time.monotonic() + seconds
        while not _lock(file, fcntl.LOCK_EX):
            check()
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True


def _lock(file, kind):
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
