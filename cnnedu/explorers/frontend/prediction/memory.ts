/** What this browser remembers of predictions: one entry of its local storage per question, never sent anywhere. */

import { readRemembered, remembered, type Asked, type Remembered } from "../ops/prediction";

const PREFIX = "cnnedu:prediction:";
/** Told on `window` when something was remembered or forgotten, so that what else is on the page can follow. */
export const CHANGED = "cnnedu:predictions";
export const FORGOTTEN = "cnnedu:predictions-forgotten";

/** The storage, or null where the browser refuses it: some do for files, and in private windows. */
function storage(): Storage | null {
  try {
    const { localStorage } = window;
    localStorage.getItem(PREFIX);
    return localStorage;
  } catch {
    return null;
  }
}

const keyOf = ({ id, question }: Asked): string => PREFIX + (id || question);

export const recall = (asked: Asked): Remembered | null => readRemembered(storage()?.getItem(keyOf(asked)) ?? null);

/** Remember an answer, or forget that there was one. False when the browser keeps nothing. */
export function remember(asked: Asked): boolean {
  const store = storage();
  const untouched = asked.guess === null && !asked.looked;
  try {
    if (untouched) store?.removeItem(keyOf(asked));
    else store?.setItem(keyOf(asked), JSON.stringify(remembered(asked)));
  } catch {
    return false; // full, or refused only when written to
  }
  window.dispatchEvent(new CustomEvent(CHANGED));
  return store !== null;
}

/** All that is remembered, in the order of the keys; null when the browser keeps nothing. */
export function recallAll(): Remembered[] | null {
  const store = storage();
  if (store === null) return null;
  const entries = keys(store).map((key) => readRemembered(store.getItem(key)));
  return entries.filter((entry) => entry !== null);
}

export function forgetAll(): void {
  const store = storage();
  if (store !== null) for (const key of keys(store)) store.removeItem(key);
  window.dispatchEvent(new CustomEvent(FORGOTTEN));
  window.dispatchEvent(new CustomEvent(CHANGED));
}

const keys = (store: Storage): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i)!).filter((key) => key.startsWith(PREFIX)).sort();
