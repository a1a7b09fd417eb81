/**
 * TrainingExplorer: curves of several trainings over one cursor, and at each moment confusion and filters.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-part="loss" | "accuracy" | "learning rate" | "gradient norm"]   the charts, each a [role=application]
 *   table of runs: checkbox "draw NAME", radio NAME; its caption says where the cursor is
 *   [data-part="confusion"] with a [role=grid] "confusion matrix", cells "3 taken for 5: 4"; [data-part="filters"]
 *   radios "training", "held out", "both"; slider "smoothing"; checkbox "log loss"; the player's "moment"s
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { checkbox, segmented, slider } from "./shared/controls";
import { h, setText } from "./shared/dom";
import { loggedAt, nearestFrame, trainingSource } from "./ops";
import { Curves } from "./training/curves";
import { Matrices } from "./training/matrices";
import { epochAt, frameAt, framesOf, lastStep, recordOf, runAt, TRAITS, type Split, type TrainingRecord } from "./training/state";
import { RunTable, valueText } from "./training/table";
import type { Sequence } from "./shared/player";

const sequence: Sequence = {
  unit: "moment",
  length: (get) => Math.max(1, framesOf(get).length),
  index: (get) => Math.max(0, frameAt(get)),
  at: (_, index) => ({ frame: index }),
};

class TrainingView implements View {
  private readonly curves: Curves;
  private readonly table: RunTable;
  private readonly matrices = new Matrices();
  private readonly empty = h("p", { class: "cnn-empty" }, "Nothing has been logged yet. The curves begin with the first explorer.log(step=1, train_loss=…).");
  private readonly finding = h("p", { class: "cnn-finding" });
  private readonly note = h("p", { class: "cnn-note" });
  private readonly about = h("p", { class: "cnn-about" });
  private readonly showControls: () => void;
  /** The step pointed at in a chart; null: the step of the moment shown. */
  private cursor: number | null = null;
  private problems = "";
  private width = 700;

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.curves = new Curves((at) => this.point(at));
    this.table = new RunTable({
      focus: (run) => binding.set({ run, playing: false }),
      show: (name, on) => {
        const hidden = binding.get("hidden") as string[];
        binding.set({ hidden: on ? hidden.filter((other) => other !== name) : [...hidden, name] });
      },
    });
    this.showControls = controls(frame);
    frame.stage.append(this.finding, this.empty, this.curves.element, this.table.element);
    frame.detail.append(this.matrices.element, this.note, this.about);
  }

  update(): void {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    const problems = record.runs.flatMap((run) => run.problems).join(" ");
    if (problems !== this.problems) this.frame.complain(problems === "" ? null : problems);
    this.problems = problems;
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  describe(): string {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    if (this.blank(record)) return "Nothing has been logged yet.";
    const step = this.step;
    const told = record.runs.map((run) => {
      const split = get("split") === "validation" ? "validation" : "train";
      return `${run.name}: loss ${valueText(loggedAt(run, `${split}_loss`, step))}, accuracy ${valueText(loggedAt(run, `${split}_accuracy`, step))}`;
    });
    return `${this.place(record)}. ${told.join("; ")}. ${this.problems}`.trimEnd();
  }

  python(): string {
    const { get } = this.frame.binding;
    const { shipped, runs } = recordOf(get);
    const [run, frame] = [runs[runAt(get)], frameAt(get)];
    return trainingSource({ shipped, split: String(get("split")), shown: run === undefined || frame < 0 ? null : [run.name, frame] });
  }

  dispose(): void {
    this.matrices.dispose();
  }

  private blank = ({ runs }: TrainingRecord): boolean => runs.every(({ numbers, frames }) => frames.length === 0 && Object.keys(numbers).length === 0);

  private get step(): number {
    const { get } = this.frame.binding;
    return this.cursor ?? framesOf(get)[frameAt(get)]?.step ?? lastStep(recordOf(get));
  }

  /** "Step 200, after epoch 8". */
  private place({ runs }: TrainingRecord): string {
    const run = runs[runAt(this.frame.binding.get)];
    if (run?.unit === "epoch") return `Epoch ${this.step}`;
    const epoch = run === undefined ? undefined : epochAt(run, this.step);
    return `Step ${this.step}${epoch === undefined ? "" : `, after epoch ${epoch}`}`;
  }

  private draw(): void {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    const blank = this.blank(record);
    this.showControls();
    this.empty.hidden = !blank;
    this.curves.element.hidden = this.table.element.hidden = blank;
    if (this.frame.player !== null) this.frame.player.element.hidden = framesOf(get).length < 2;
    if (!blank) this.drawCurves(record);
    const run = record.runs[runAt(get)];
    const frame = run?.frames[frameAt(get)];
    const when = frame === undefined ? "" : frame.epoch === undefined ? `${run!.unit} ${frame.step}` : `epoch ${frame.epoch}`;
    this.matrices.draw(run, frameAt(get), record.classes, `${run?.name ?? ""}, ${when}, on the digits held out`.replace("on the digits held out", record.shipped ? "on 297 digits held out" : "").replace(/, $/, ""), this.width);
    this.words(record);
  }

  private drawCurves(record: TrainingRecord): void {
    const { get } = this.frame.binding;
    const split = get("split") as Split;
    const hidden = get("hidden") as string[];
    this.curves.draw(record, { split, smoothing: Number(get("smoothing")), log: get("log_scale") === true, hidden, width: this.width });
    this.curves.mark(runAt(get), this.step);
    const which = split === "both" ? " (training / held out)" : split === "training" ? " (training)" : " (held out)";
    this.table.update(record, `${this.place(record)}${which}`, runAt(get), this.step, split, hidden);
  }

  private words(record: TrainingRecord): void {
    const { about, shipped } = record;
    this.finding.hidden = !shipped;
    setText(this.finding, "Same layers, same digits. Which ones fail to learn even the digits they train on?");
    setText(this.note, shipped
      ? "56 plain layers fit their own training digits worse than 20: that is no overfitting, the held-out digits agree. With shortcuts, 56 layers train as well as 20. Eight epochs exaggerate the gap; longer training narrows it."
      : "");
    const when = about["recorded"] === undefined ? "" : `Recorded ${about["recorded"]}${about["machine"] === undefined ? "" : `, ${about["machine"]}`}.`;
    const more = ["data", "networks", "training", "seeds", "versions"].flatMap((key) => (about[key] === undefined ? [] : [`${LABELS[key]!}: ${about[key]}.`]));
    setText(this.about, [when, ...more].join(" "));
  }

  private point(at: { run: number; step: number } | null): void {
    const { binding } = this.frame;
    if (at === null) {
      this.cursor = null;
      binding.schedule();
      return;
    }
    this.cursor = at.step;
    const frames = recordOf(binding.get).runs[at.run]?.frames ?? [];
    binding.set({ run: at.run, ...(frames.length > 0 && { frame: nearestFrame(frames, at.step) }), playing: false });
    binding.schedule();
  }
}

const LABELS: Record<string, string> = { data: "Data", networks: "Networks", training: "Training", seeds: "Training accuracy over three seeds", versions: "With" };

function controls({ binding, choices, more }: Frame): () => void {
  const { get } = binding;
  const split = segmented("Whose loss and accuracy", [["training", "training"], ["validation", "held out"], ["both", "both"]], (value) => binding.set({ split: value }));
  const smoothing = slider("smoothing", { min: 0, max: 0.95, step: 0.05, write: (value) => value.toFixed(2) }, (value) => binding.set({ smoothing: value }));
  const log = checkbox("log loss", (on) => binding.set({ log_scale: on }));
  choices.append(split.element, smoothing.element, log.element);
  const words = h("p", { class: "cnn-note" });
  more.append(words);
  return () => {
    const weight = Number(get("smoothing"));
    split.show(String(get("split")));
    smoothing.show(weight);
    log.show(get("log_scale") === true);
    setText(words, weight === 0
      ? "Smoothing 0: loss and gradient norm are drawn as they were logged. With smoothing w each point becomes a mean of itself and those before it, the nth before counting wⁿ; what was logged stays behind it, faint."
      : `Smoothing ${weight.toFixed(2)}: each point of loss and gradient norm is a mean of itself and those before it, the nth before counting ${weight.toFixed(2)}ⁿ: about the last ${Math.round(1 / (1 - weight))} points. It lags behind, and it hides single steps; the faint line is what was logged.`);
  };
}

export default defineExplorer({
  name: "TrainingExplorer",
  title: "Training explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new TrainingView(frame),
});
