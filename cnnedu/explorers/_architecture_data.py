"""The registered models as a page can show them without torch: made once, by ``python -m`` of this file.

`write` counts every registered model and packs its graph; `architectures` reads what was written.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from cnnedu.explorers._architecture_words import NOTES, WORDS

__all__ = ["architectures", "collect_architectures", "file_text", "registered_graph"]

_FILE = "architectures.json"


@cache
def architectures() -> dict[str, Any]:
    """Return what the page is given: ``pack`` (see `_architecture_pack`), ``cards``, ``words``, ``notes``."""
    read: dict[str, Any] = json.loads(files("cnnedu.data").joinpath(_FILE).read_text(encoding="utf-8"))
    return {**read, "words": [list(pair) for pair in WORDS], "notes": NOTES}


def collect_architectures() -> dict[str, Any]:
    """Count all registered models anew."""
    from cnnedu.explorers._architecture_pack import pack
    from cnnedu.models import compare, list_models

    names = list_models()
    graphs = {name: registered_graph(name) for name in names}
    return {"pack": pack(graphs), "cards": {row.name: _card(row) for row in compare(names)}}


def registered_graph(name: str, input_size: Any = None) -> Any:
    """Return the graph of a registered model, for its usual input unless another size is given."""
    import torch

    from cnnedu.analysis import model_graph
    from cnnedu.models import create_model, model_card

    card = model_card(name)
    with torch.device("meta"):
        model = create_model(name)
    return model_graph(model, input_size or card.input_size, input_dtype=card.input_dtype)


def _card(row: Any) -> dict[str, Any]:
    """Return what a page says of a model: paper, what was new, costs, the published accuracy and who measured it."""
    from cnnedu.models import model_card
    from cnnedu.models._comparison_table import protocol_text

    card = model_card(row.name)
    told: dict[str, Any] = {
        "family": row.family,
        "year": row.year,
        "paper": f"{card.paper.authors} ({card.paper.year}). {card.paper.title}.",
        "new": card.new,
        "task": card.task,
        "counts": [row.cost.parameters, row.cost.macs],
    }
    if row.result is not None:
        told |= {"top1": row.result.accuracy(), "source": protocol_text(row.result), "dataset": row.result.dataset}
    if row.measured is not None:  # what the figure draws: the costs of the very network that was measured
        told["measured"] = [row.measured.parameters, row.measured.macs]
    return told


def file_text() -> str:
    """Return what the file holds when it is up to date."""
    return json.dumps(collect_architectures(), ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    import cnnedu.data

    path = Path(cnnedu.data.__file__).with_name(_FILE)
    path.write_text(file_text(), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size:,} bytes")
