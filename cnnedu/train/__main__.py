"""``python -m cnnedu.train …``, which ``torchrun`` can start several times."""

from __future__ import annotations

import sys

from cnnedu.train.command import train_command

if __name__ == "__main__":
    train_command(sys.argv[1:], "python -m cnnedu.train")
