"""``python -m cnnedu``: what ``cnnedu`` does, and ``lab`` and ``setup`` even where nothing is installed."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:2] in (["lab"], ["setup"]):
        from cnnedu.environment import main

        sys.exit(main(sys.argv[1:]))
    try:
        from cnnedu.cli import app
    except ModuleNotFoundError as error:
        sys.exit(f"cnnedu: {error.name} is not installed here. Run `python -m cnnedu setup` first, or `make setup`.")
    app()
