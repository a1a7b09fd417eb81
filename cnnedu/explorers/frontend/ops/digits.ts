/** Counts as people read them; `cnnedu/explorers/format.py` writes them alike. */

/** A whole number in groups of three digits: 1,234,567; one that a double no longer holds exactly, by its magnitude. */
export const grouped = (value: number): string =>
  Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ",") : value.toExponential(2).replace(/e\+?/, " · 10^");

/** A count in three digits: 999, 61.7 k, 386 M, 1.00 G. */
export function countText(count: number): string {
  if (count < 999.5) return String(Math.round(count));
  for (const [size, prefix] of [[1e3, "k"], [1e6, "M"], [1e9, "G"], [1e12, "T"], [1e15, "P"]] as const) {
    const value = count / size;
    for (const [decimals, top] of [[2, 9.995], [1, 99.95], [0, 999.5]] as const) {
      if (value < top) return `${value.toFixed(decimals)} ${prefix}`;
    }
  }
  return count.toExponential(2);
}
