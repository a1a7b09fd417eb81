/** The record as it came from Python, and where in it the reader is. */

import type { Get } from "../shared/model";
import { lastBefore, type TrainingFrame, type TrainingRun } from "../ops";

export const TRAITS = ["run", "frame", "split", "smoothing", "log_scale", "hidden", "record"];

export interface TrainingRecord {
  readonly about: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
  readonly shipped: boolean;
  readonly runs: readonly TrainingRun[];
}

export type Split = "training" | "validation" | "both";

export const recordOf = (get: Get): TrainingRecord => get("record") as TrainingRecord;

export const runAt = (get: Get): number => Math.min(Number(get("run")), recordOf(get).runs.length - 1);

/** The frames of the run whose matrices are shown. */
export const framesOf = (get: Get): readonly TrainingFrame[] => recordOf(get).runs[runAt(get)]?.frames ?? [];

export const frameAt = (get: Get): number => Math.min(Number(get("frame")), framesOf(get).length - 1);

/** The last step of anything. */
export const lastStep = ({ runs }: TrainingRecord): number =>
  Math.max(0, ...runs.flatMap(({ numbers, frames }) => [...Object.values(numbers).map(([steps]) => steps.at(-1) ?? 0), frames.at(-1)?.step ?? 0]));

/** The epoch that had ended at a step, if any was told. */
export function epochAt({ frames }: TrainingRun, step: number): number | undefined {
  const at = lastBefore(frames.map((frame) => frame.step), step);
  return frames[at]?.epoch;
}
