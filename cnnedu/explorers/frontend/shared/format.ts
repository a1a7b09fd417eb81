/** Numbers as people read them: a true minus sign, no more digits than help. */

export const MINUS = "\u2212";
export const TIMES = "\u00d7";

/** What is left of a zero after floating-point cancellation is shown as zero. */
const NOISE = 1e-9;
/** From here on nobody counts the digits. */
const VAST = 1e15;

/** A number with at most `decimals` decimals; one too small for that keeps two significant digits. */
export function format(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size < NOISE) return "0";
  const sign = value < 0 ? MINUS : "";
  if (size >= VAST) return sign + Number(size.toPrecision(3)).toExponential(); // 1.25e+20, as Python writes it
  if (Number(size.toFixed(decimals)) !== 0) return sign + String(Number(size.toFixed(decimals)));
  if (size >= 1e-4) return sign + String(Number(size.toPrecision(2)));
  return sign + size.toExponential(1).replace(".0e", "e").replace(/-(\d)$/, "-0$1"); // 3e-05, as Python writes it
}

/** A weight as a person would write it: 1/9 rather than 0.11 when all weights of the filter are ninths. */
export function weightText(w: number, denominator: number): string {
  const whole = Number.isInteger(w) || denominator === 1 || denominator > 99;
  return whole ? format(w) : `${format(w * denominator)}/${denominator}`;
}

/** The most exact form of a number that fits into `characters`; "…" when none does. */
export function fit(value: number, characters: number): string {
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  for (const decimals of [2, 1, 0]) {
    if (decimals < 2 && size < 0.5 * 10 ** -decimals) break; // never round a number away to zero
    const text = format(value, decimals);
    if (text.length <= characters) return text;
    const bare = text.replace(/0\./, ".");
    if (size < 1 && bare.length <= characters) return bare;
  }
  const thousands = `${sign}${Math.round(size / 1000)}k`;
  return size >= 1000 && thousands.length <= characters ? thousands : "…";
}

/** What a person typed as a number: 3, -2, −2, .5, 0,5 or 1/9; null when it is none. */
export function parseNumber(text: string): number | null {
  const tidy = text.trim().replaceAll(MINUS, "-").replace(",", ".");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(tidy);
  if (match === null) return null;
  const value = Number(match[1]) / (match[2] === undefined ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}

/** "1 row", "2 rows". */
export const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** "row 1, column 2". */
export const place = (row: number, col: number): string => `row ${format(row)}, column ${format(col)}`;

/** A number after a step up or down, without the noise of floating point: 0.1 and 0.2 make 0.3. */
export const nudged = (value: number, by: number): number => Number((value + by).toPrecision(12));
