/** Predictions: whether a guess fits its question, whether it is right, and what to say. `_prediction_*.py` say the same. */

import type { Pair } from "./geometry";
import { literal } from "./source";

export type Rows = readonly (readonly (number | null)[])[];
export type Guess = string | number | Rows | null;

export interface Asked {
  readonly question: string;
  readonly kind: "choice" | "number" | "grid" | "progress";
  readonly options: readonly string[];
  readonly answer: Guess;
  readonly tolerance: number;
  readonly unit: string;
  readonly shape: Pair;
  readonly marks: boolean;
  readonly because: string;
  readonly id: string;
  readonly guess: Guess;
  readonly looked: boolean;
}

const isRows = (value: unknown): value is Rows => Array.isArray(value);

/** Whether a value that was remembered is an answer to this question: the author may have changed it since. */
export function guessFits({ kind, options, shape }: Asked, guess: unknown): guess is Guess {
  if (guess === null) return true;
  if (kind === "choice") return typeof guess === "string" && options.includes(guess);
  if (kind === "number") return typeof guess === "number" && Number.isFinite(guess);
  const cell = (value: unknown): boolean => value === null || (typeof value === "number" && Number.isFinite(value));
  const row = (value: unknown): boolean => Array.isArray(value) && value.length === shape[1] && value.every(cell);
  return kind === "grid" && Array.isArray(guess) && guess.length === shape[0] && guess.every(row);
}

/** Whether each cell of a sketched grid is right. */
export const cellsRight = (guess: Rows, answer: Rows, tolerance: number): boolean[][] =>
  answer.map((row, i) => row.map((true_, j) => {
    const mine = guess[i]?.[j] ?? null;
    return mine !== null && true_ !== null && Math.abs(mine - true_) <= tolerance;
  }));

/** Whether guess and answer agree; null while one of them is missing. */
export function isRight({ guess, answer, tolerance }: Asked): boolean | null {
  if (guess === null || answer === null) return null;
  if (typeof answer === "string") return guess === answer;
  if (isRows(answer)) return isRows(guess) && cellsRight(guess, answer, tolerance).flat().every(Boolean);
  return typeof guess === "number" && Math.abs(guess - answer) <= tolerance;
}

/** An answer in words: "5 rows", an option, or the rows of a grid. */
export function answerText(value: Guess, unit: string): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const text = isRows(value)
    ? value.map((row) => row.map((cell) => (cell === null ? "·" : String(cell))).join(" ")).join(" / ")
    : `${value} ${unit}`.trim();
  return text.replaceAll("-", "−");
}

/** An answer inside a sentence: an option stands in quotes. */
const quoted = (value: Guess, unit: string): string => (typeof value === "string" ? `“${value}”` : answerText(value, unit));

/** "It is 5 rows", without the full stop. */
export const truthText = (answer: Guess, unit: string): string =>
  `${typeof answer === "string" ? "The answer" : "It"} is ${quoted(answer, unit)}`;

/** What is asked, what was answered and how it compares. */
export function predictionSentence(asked: Asked): string {
  const { question, guess, answer, unit, looked, because } = asked;
  if (!looked) return `${question} Not answered yet.`;
  const mine = guess === null ? "You did not know." : `Your answer: ${quoted(guess, unit)}.`;
  if (answer === null) return `${question} ${mine} The result is not known yet.`;
  const right = isRight(asked);
  const verdict = right === null ? "" : right ? ": as you said" : ": not what you expected";
  return `${question} ${mine} ${truthText(answer, unit)}${verdict}.${because === "" ? "" : ` ${because}`}`;
}

const USUAL = { options: [], tolerance: 0, unit: "", marks: false, because: "", id: "" } as const;

/** The Python call that asks; the answer stands in it only once it has been shown. */
export function predictionSource(asked: Asked): string {
  const start = "from cnnedu.explorers import Prediction\n\n";
  if (asked.kind === "progress") return `${start}Prediction.progress()\n`;
  const names = Object.keys(USUAL) as (keyof typeof USUAL)[];
  const changed = names.filter((name) => JSON.stringify(asked[name]) !== JSON.stringify(USUAL[name]));
  const given = changed.map((name) => `${name}=${literal(asked[name])}`);
  if (asked.kind === "grid") given.unshift(`shape=(${asked.shape.join(", ")})`);
  const lines = [literal(asked.question), ...given].map((line) => `    ${line},\n`).join("");
  const call = `${start}prediction = Prediction(\n${lines})\n`;
  if (!asked.looked) return `${call}print(prediction)\n`;
  const told = asked.guess === null ? "looked = True" : `guess = ${literal(asked.guess)}`;
  const known = asked.answer === null ? "" : `prediction.result = ${literal(asked.answer)}\n`;
  return `${call}prediction.${told}\n${known}print(prediction.right)\n`;
}

/** What is remembered of one question. */
export interface Remembered {
  readonly question: string;
  readonly guess: Guess;
  readonly looked: boolean;
  readonly right: boolean | null;
  /** The reader's answer and the true one, in words. */
  readonly mine: string;
  readonly truth: string;
}

export const remembered = (asked: Asked): Remembered => ({
  question: asked.question,
  guess: asked.guess,
  looked: asked.looked,
  right: asked.looked ? isRight(asked) : null,
  mine: answerText(asked.guess, asked.unit),
  truth: asked.looked ? answerText(asked.answer, asked.unit) : "",
});

/** What a browser's storage held under a key, if it is a memory of a prediction. */
export function readRemembered(text: string | null): Remembered | null {
  if (text === null) return null;
  try {
    const { question, guess, looked, right, mine, truth } = JSON.parse(text) as Partial<Remembered>;
    if (typeof question !== "string" || typeof mine !== "string" || typeof truth !== "string") return null;
    return { question, guess: guess ?? null, looked: looked === true, right: typeof right === "boolean" ? right : null, mine, truth };
  } catch {
    return null;
  }
}

/** "7 answered, 5 right, 1 not known". */
export function progressText(all: readonly Remembered[]): string {
  const done = all.filter(({ looked }) => looked);
  if (done.length === 0) return "Nothing answered yet.";
  const right = done.filter((one) => one.right === true).length;
  const unknown = done.filter(({ mine }) => mine === "").length;
  return `${done.length} answered, ${right} right${unknown > 0 ? `, ${unknown} not known` : ""}.`;
}
