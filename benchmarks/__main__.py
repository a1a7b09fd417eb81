"""``python -m benchmarks``: run every benchmark, or those named, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in {"__init__", "__main__", "report"})


def main(names: list[str]) -> int:
    """Return the number of benchmarks that failed."""
    unknown = set(names) - set(SCRIPTS)
    if unknown:
        sys.exit(f"no benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(SCRIPTS)}")
    one_thread = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "VECLIB")}
    environment = {**os.environ, **one_thread}  # BLAS reads it once, when NumPy is imported
    commands = [[sys.executable, "-m", f"benchmarks.{name}"] for name in names or SCRIPTS]
    return sum(subprocess.call(command, env=environment) != 0 for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
