/** States that cannot be drawn, because a notebook is old or was edited by hand: finding them, and saying so. */

/** Throw unless every value is of the same kind as the one the widget was created with. */
export function checkKinds(get: (key: string) => unknown, began: object, keys: readonly string[]): void {
  const wrong = Object.entries(began).find(([key, value]) => keys.includes(key) && (vast(get(key)) || !kin(get(key), value)));
  if (wrong !== undefined) throw new RangeError(`the setting ${wrong[0]} is not what it should be`);
}

/** Far beyond what any setting holds. The numbers within a list may be as large as they like. */
const vast = (value: unknown): boolean => typeof value === "number" && Math.abs(value) > 1e13;

/** Whether two values as JSON holds them are of one kind: numbers, texts, flags, or lists of what is of one kind. */
function kin(value: unknown, known: unknown): boolean {
  if (known === null || known === undefined) return true;
  if (typeof known === "number") return Number.isFinite(value);
  if (Array.isArray(known)) {
    if (!Array.isArray(value) || value.length > 20 * (known.length + 1)) return false;
    const mayBeEmpty = known.length === 0 || typeof known[0] === "string";
    return value.length === 0 ? mayBeEmpty : known.length === 0 || value.every((inner) => known.some((other) => kin(inner, other)));
  }
  return typeof value === typeof known && value !== null;
}

/** Our own refusals are sentences for readers; what the browser says of a mistake is not. */
export const reasonOf = (error: unknown): string =>
  error instanceof RangeError && !/NaN|undefined|null|Invalid/.test(error.message) ? `: ${error.message.replace(/\.$/, "")}` : "";
