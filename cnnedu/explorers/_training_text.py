"""What the training explorer says in words and in code; ``ops/training.ts`` writes the same code."""

from __future__ import annotations

from typing import Any

from cnnedu.explorers._training_record import LoggedRun, TrainingRecord
from cnnedu.explorers.format import number_text

__all__ = ["about_text", "training_sentence", "training_source"]


def current_frame(record: TrainingRecord, state: dict[str, Any]) -> tuple[LoggedRun | None, int]:
    """Return the run whose matrices are shown, and which of its frames, -1 where it has none."""
    if not record.runs:
        return None, -1
    run = record.runs[min(state["run"], len(record.runs) - 1)]
    return run, min(state["frame"], len(run.frames) - 1)


def training_sentence(record: TrainingRecord, state: dict[str, Any]) -> str:
    """Say how far each run has come."""
    if not any(run.values for run in record.runs):
        return "Nothing has been logged yet."
    told = []
    for run in record.runs:
        for metric, name in (("train_accuracy", "training accuracy"), ("train_loss", "training loss")):
            if metric in run.values:
                told.append(f"{run.name}: {name} {number_text(run.values[metric][-1])} at {run.unit} {run.last}")
                break
        told.extend(run.problems.values())
    return "; ".join(told).replace(".;", ";").removesuffix(".") + "."


def about_text(record: TrainingRecord) -> str:
    """Say when, where and on what."""
    about = record.about
    parts = [f"Recorded {about['recorded']}"] if "recorded" in about else []
    parts += [f"on {about['machine']}"] if "machine" in about else []
    data = f" Data: {about['data']}." if "data" in about else ""
    return f"{', '.join(parts)}.{data}" if parts else ""


def training_source(record: TrainingRecord, state: dict[str, Any], shipped: bool) -> str:
    """Return Python that prints the numbers behind the picture."""
    made = "TrainingExplorer()  # the recorded runs" if shipped else 'TrainingExplorer.load("record.json")'
    run, frame = current_frame(record, state)
    metric = "validation_accuracy" if state["split"] == "validation" else "train_accuracy"
    shown = f'print(explorer.confusion("{run.name}", {frame}))  # rows: the truth\n' if run and frame >= 0 else ""
    return (
        "from cnnedu.explorers import TrainingExplorer\n\n"
        f"explorer = {made}\n"
        "for name in explorer.runs:\n"
        f'    steps, accuracy = explorer.history(name, "{metric}")\n'
        '    print(f"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")\n'
        f"{shown}"
        "\n"
        "# To watch a training of your own, show an explorer, then tell it as you train:\n"
        "# explorer = TrainingExplorer()\n"
        '# explorer.begin("mine")\n'
        "# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)\n"
    )
