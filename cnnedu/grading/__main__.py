"""Command line: ``python -m cnnedu.grading build|check [folder]``."""

from __future__ import annotations

import argparse
import sys

from cnnedu.grading.build import build_all
from cnnedu.grading.schema import ExerciseError
from cnnedu.notebook import NotebookError


def main(arguments: list[str] | None = None) -> int:
    """Build or check the exercises; the exit status is the number of them that are not in order."""
    parser = argparse.ArgumentParser(prog="python -m cnnedu.grading", description="Generate the students' exercises.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, text in (("build", "generate what is out of date"), ("check", "say what is stale or wrong")):
        command = verbs.add_parser(verb, help=text, description=text)
        command.add_argument("folder", nargs="?", default="exercises", help="default: exercises")
        if verb == "build":
            command.add_argument("--force", action="store_true", help="build what is up to date as well")
    options = parser.parse_args(arguments)
    try:
        return build_all(options.folder, check=options.verb == "check", force=getattr(options, "force", False))
    except (ExerciseError, NotebookError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
