"""Find Chromium for the browser tests, and install it where the system's package manager can.

``python -m cnnedu.browser`` prints its path; ``python -m cnnedu.browser --install`` installs it first if need be.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""What a browser under test needs: it draws, and does nothing else."""


def flags() -> list[str]:
    """Return the command-line flags for a browser under test on this system."""
    # Chromium's own sandbox refuses to start for root, which is who runs tests in a container.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if as_root else list(FLAGS)


def find_chromium() -> Path | None:
    """Return a Chromium, Chrome or Edge executable, or None.

    ``$CNNEDU_CHROMIUM`` wins; then ``PATH``, the usual places of macOS and Windows, and Playwright's own download.
    """
    if named := os.environ.get("CNNEDU_CHROMIUM"):
        return Path(named)
    for name in ON_PATH:
        if found := shutil.which(name):
            return Path(found)
    return next((path for path in _usual_places() if path.exists()), None)


def _usual_places() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        for name in ("Chromium", "Google Chrome", "Microsoft Edge"):
            for base in (Path("/Applications"), home / "Applications"):
                yield base / f"{name}.app" / "Contents" / "MacOS" / name
        downloads = home / "Library" / "Caches" / "ms-playwright"
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if base_name := os.environ.get(variable):
                yield (Path(base_name) / "Google" / "Chrome" / "Application" / "chrome.exe")
                yield (Path(base_name) / "Microsoft" / "Edge" / "Application" / "msedge.exe")
        downloads = Path(os.environ.get("LOCALAPPDATA", home)) / "ms-playwright"
    else:
        downloads = home / ".cache" / "ms-playwright"
    for name in ("chrome", "Chromium", "chrome.exe"):
        yield from sorted(downloads.glob(f"chromium-*/**/{name}"), reverse=True)


def install_command() -> list[str] | None:
    """Return the start of a command that may install packages here, or None: apt as root or by passwordless sudo."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", apt]
    return None


def ensure_chromium() -> Path | None:
    """Return a Chromium, installing the package ``chromium`` where that needs no questions; None where it does."""
    if found := find_chromium():
        return found
    apt = install_command()
    if apt is None:
        return None
    print(
        "Installing the package chromium for the browser tests ...",
        file=sys.stderr,
        flush=True,
    )
    for arguments in (
        ["update", "-q"],
        ["install", "-qy", "--no-install-recommends", "chromium"],
    ):
        done = subprocess.run([*apt, *arguments], stdout=sys.stderr, check=False)
        if done.returncode != 0:
            return None
    return find_chromium()


HOW_TO = (
    "No Chromium was found. Install Chromium, Chrome or Edge, or set CNNEDU_CHROMIUM to its executable; "
    "on Debian and Ubuntu: apt-get install chromium."
)


def main() -> int:
    """Print the path of the browser, or say how to get one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--install",
        action="store_true",
        help="install it where the package manager can",
    )
    chromium = ensure_chromium() if parser.parse_args().install else find_chromium()
    print(chromium if chromium else HOW_TO, file=sys.stdout if chromium else sys.stderr)
    return 0 if chromium else 1


if __name__ == "__main__":
    raise SystemExit(main())
