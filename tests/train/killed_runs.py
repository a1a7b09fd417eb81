"""Start a training again and again and kill it at random moments, until it has come to its end.

``python killed_runs.py FOLDER SEED KILLS RECIPE.json LINES``; the last is how long the log of a whole run is. Every
training is a fork of this process, which has imported torch already: to import it eleven times would take longer than
all the training.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np

from cnnedu.train import Recipe, fit


def lines(folder: Path) -> int:
    metrics = folder / "metrics.jsonl"
    return metrics.read_bytes().count(b"\n") if metrics.exists() else 0


def start(recipe: Recipe, folder: Path) -> int:
    child = os.fork()
    if child == 0:
        fit(recipe, folder, resume=True, progress=False)
        os._exit(0)
    return child


def wait_for(moment: float, folder: Path, child: int) -> None:
    """Wait until the log is so long, if the training lives so long."""
    while lines(folder) < moment and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        time.sleep(0.001)


def main() -> None:
    folder, seed, kills, whole = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[5])
    recipe = Recipe.from_json(Path(sys.argv[4]).read_text(encoding="utf-8"))
    rng = np.random.default_rng(seed)
    # Anywhere in the run, in order; at two of the moments the training has hardly begun to load.
    moments = np.sort(rng.uniform(0, 0.9 * whole, kills))
    moments[rng.choice(kills, 2, replace=False)] = 0
    for moment in moments:
        child = start(recipe, folder)
        wait_for(moment, folder, child)
        time.sleep(rng.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            sys.exit(f"the run ended before it was killed, with {lines(folder)} lines of metrics")
        print(f"killed with {lines(folder)} lines of metrics", flush=True)
    _, status = os.waitpid(start(recipe, folder), 0)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
