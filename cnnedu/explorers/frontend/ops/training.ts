/** Curves of a training, what they hold at a moment, and matrices and filters as they travel. */

/** One kind of number: where it was logged, and what it was; null where that was no finite number. */
export type LoggedNumbers = readonly [steps: readonly number[], values: readonly (number | null)[]];

export interface PackedFilters {
  readonly shape: readonly [filters: number, channels: number, rows: number, cols: number];
  /** What level 127 stands for. */
  readonly most: number;
  readonly levels: string;
}

export interface TrainingFrame {
  readonly step: number;
  readonly epoch?: number;
  readonly confusion?: readonly (readonly number[])[];
  readonly filters?: PackedFilters;
}

export interface TrainingRun {
  readonly name: string;
  readonly unit: "step" | "epoch";
  readonly numbers: Readonly<Record<string, LoggedNumbers>>;
  readonly frames: readonly TrainingFrame[];
  readonly problems: readonly string[];
}

/**
 * A mean of each value and those before it, the nth before counting weight**n. Gaps stay gaps, and count for nothing.
 */
export function smoothed(values: readonly (number | null)[], weight: number): (number | null)[] {
  let [sum, share] = [0, 0];
  return values.map((value) => {
    [sum, share] = [sum * weight, share * weight];
    if (value === null) return null;
    [sum, share] = [sum + value, share + 1];
    return sum / share;
  });
}

/** The index of the last step at or before `at`; -1 where all come later. */
export function lastBefore(steps: readonly number[], at: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a run had logged last at a step: undefined for nothing yet, null for NaN or infinity. */
export function loggedAt(run: TrainingRun, metric: string, step: number): number | null | undefined {
  const [steps, values] = run.numbers[metric] ?? [[], []];
  return values[lastBefore(steps, step)];
}

/** The frame nearest to a step, the earlier of two. */
export function nearestFrame(frames: readonly TrainingFrame[], step: number): number {
  let best = 0;
  frames.forEach((frame, at) => {
    if (Math.abs(frame.step - step) < Math.abs(frames[best]!.step - step)) best = at;
  });
  return best;
}

/** How many were right, of how many; and the most frequent mistake. */
export function confusionCounts(matrix: readonly (readonly number[])[]): {
  right: number;
  total: number;
  worst: { truth: number; taken: number; count: number } | null;
} {
  let [right, total] = [0, 0];
  let worst: { truth: number; taken: number; count: number } | null = null;
  matrix.forEach((row, truth) => row.forEach((count, taken) => {
    total += count;
    if (truth === taken) right += count;
    else if (count > (worst?.count ?? 0)) worst = { truth, taken, count };
  }));
  return { right, total, worst };
}

/** The filters as numbers, filter by filter. */
export function filterValues({ most, levels }: PackedFilters): Float64Array {
  const bytes = atob(levels);
  return Float64Array.from(bytes, (byte) => (((byte.charCodeAt(0) << 24) >> 24) * most) / 127);
}

/** All filters on one sheet with gaps between them. Gaps, and the end of the last row, are NaN. */
export interface FilterSheet {
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
  /** rows × cols × channels. */
  readonly values: Float64Array;
}

export function filterSheet(packed: PackedFilters, across: number): FilterSheet {
  const [count, channels, kh, kw] = packed.shape;
  const values = filterValues(packed);
  const [rows, cols] = [Math.ceil(count / across) * (kh + 1) - 1, Math.min(count, across) * (kw + 1) - 1];
  const sheet = new Float64Array(rows * cols * channels).fill(NaN);
  for (let f = 0; f < count; f++) {
    const [top, left] = [Math.floor(f / across) * (kh + 1), (f % across) * (kw + 1)];
    for (let c = 0; c < channels; c++) {
      for (let m = 0; m < kh; m++) {
        for (let n = 0; n < kw; n++) {
          sheet[((top + m) * cols + left + n) * channels + c] = values[((f * channels + c) * kh + m) * kw + n]!;
        }
      }
    }
  }
  return { rows, cols, channels, values: sheet };
}

/** Which weight of which filter stands at a place of the sheet; null in a gap. */
export function filterAt({ shape: [count, , kh, kw] }: PackedFilters, across: number, row: number, col: number): { filter: number; row: number; col: number } | null {
  const filter = Math.floor(row / (kh + 1)) * across + Math.floor(col / (kw + 1));
  const [m, n] = [row % (kh + 1), col % (kw + 1)];
  return m < kh && n < kw && filter < count ? { filter, row: m, col: n } : null;
}

export interface TrainingSource {
  readonly shipped: boolean;
  readonly split: string;
  /** The run whose matrices are shown, and which of its frames; null where there is none. */
  readonly shown: readonly [name: string, frame: number] | null;
}

/** Python source that prints the numbers behind the picture; `cnnedu/explorers/_training_text.py` writes the same. */
export function trainingSource({ shipped, split, shown }: TrainingSource): string {
  return [
    "from cnnedu.explorers import TrainingExplorer",
    "",
    `explorer = ${shipped ? "TrainingExplorer()  # the recorded runs" : 'TrainingExplorer.load("record.json")'}`,
    "for name in explorer.runs:",
    `    steps, accuracy = explorer.history(name, "${split === "validation" ? "validation_accuracy" : "train_accuracy"}")`,
    '    print(f"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")',
    ...(shown === null ? [] : [`print(explorer.confusion("${shown[0]}", ${shown[1]}))  # rows: the truth`]),
    "",
    "# To watch a training of your own, show an explorer, then tell it as you train:",
    "# explorer = TrainingExplorer()",
    '# explorer.begin("mine")',
    "# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)",
    "",
  ].join("\n");
}
