"""Command line: ``python -m cnnedu.notebook build|check [paths]``."""

from __future__ import annotations

import argparse
import sys

from cnnedu.notebook.build import build_all
from cnnedu.notebook.normal_form import NotebookError


def main(arguments: list[str] | None = None) -> int:
    """Build or check notebooks; the exit status is the number of them that are not in order."""
    parser = argparse.ArgumentParser(prog="python -m cnnedu.notebook", description="Build the committed notebooks.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, text in (("build", "execute what is out of date"), ("check", "say what is stale or wrong")):
        command = verbs.add_parser(verb, help=text, description=text)
        command.add_argument("paths", nargs="*", help="sources (.md) or notebooks (.ipynb); default: the whole chapter")
        if verb == "build":
            command.add_argument("--force", action="store_true", help="build what is up to date as well")
    options = parser.parse_args(arguments)
    try:
        return build_all(options.paths, check=options.verb == "check", force=getattr(options, "force", False))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
