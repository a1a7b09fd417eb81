"""``python -m benchmarks``: run every benchmark, or those named, each in a process of its own.

Options go to the one that is named before them: ``python -m benchmarks functional --quick 3×3``.

`record_gradients` and `record_training` are no benchmarks: they make files of ``cnnedu/data``, take minutes, and are
run by name: ``python -m benchmarks.record_training``.
"""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPTS = ("explorers", "functional", "models", "notebooks", "site", "training")
LIBRARIES = ("OMP", "OPENBLAS", "MKL", "VECLIB")


def main(arguments: list[str]) -> int:
    """Return the number of benchmarks that failed."""
    first_option = next((at for at, word in enumerate(arguments) if word.startswith("-")), len(arguments))
    names, options = arguments[:first_option], arguments[first_option:]
    if options and len(names) != 1:
        sys.exit(f"name one benchmark before its options; there are: {', '.join(SCRIPTS)}")
    if unknown := set(names) - set(SCRIPTS):
        sys.exit(f"no benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(SCRIPTS)}")
    one_thread = {f"{library}_NUM_THREADS": "1" for library in LIBRARIES}
    environment = {**os.environ, **one_thread}  # BLAS reads it once, when NumPy is imported
    commands = [[sys.executable, "-m", f"benchmarks.{name}", *options] for name in names or SCRIPTS]
    return sum(subprocess.call(command, env=environment) != 0 for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
