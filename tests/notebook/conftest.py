"""A small chapter with everything that makes rebuilding hard: a widget, a figure, streams in pieces."""

from pathlib import Path

import pytest

SOURCE = """---
kernelspec: {name: python3, display_name: Python 3}
title: A sample
---

# A sample

```{code-cell} ipython3
import anywidget
import traitlets


class Dial(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.textContent = 'dial'; } }"
    angle = traitlets.Int(30).tag(sync=True)

    def __repr__(self):
        return f"Dial({self.angle})"


unseen, dial = Dial(angle=0), Dial()
dial
```

```{code-cell} ipython3
import time

import matplotlib.pyplot as plt

for i in range(3):
    print(i, flush=True)
    time.sleep(0.05)
fig, ax = plt.subplots()
_ = ax.plot([1, 4, 9])
```
"""


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """Write a checkout with one source, ``chapter09/src/01_sample.md``."""
    source = tmp_path / "chapter09" / "src" / "01_sample.md"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE, encoding="utf-8")
    return tmp_path
