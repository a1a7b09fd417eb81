/** The widget's model, live (anywidget) or static (the book's loader), seen as one plain state object. */

/** What both hosts give a view; only these methods are used. */
export interface Model {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
  save_changes(): void;
}

export type Traits = Record<string, unknown>;

/** Reads a trait by its name. */
export type Get = (key: string) => unknown;

/**
 * The state that "reset" returns to. Python keeps it in `_initial`, and may change its mind; the two hosts give each
 * view its own model object, so there is nowhere in the page to keep it. Without Python's, what is there now counts.
 */
export function beginning(model: Model, keys: readonly string[]): () => Traits {
  const kept = (): Traits | null => {
    const told = model.get("_initial");
    return typeof told === "object" && told !== null && Object.keys(told).length > 0 ? (told as Traits) : null;
  };
  const now = kept() === null ? Object.fromEntries(keys.map((key) => [key, structuredClone(model.get(key))])) : {};
  return () => kept() ?? now;
}

export interface Binding {
  readonly get: Get;
  /** Write several traits and send them as one message. Values that did not change are not written. */
  set(patch: Traits): void;
  /** Ask for an update on the next frame, as a changed trait does. */
  schedule(): void;
  dispose(): void;
}

/**
 * Bind a view to its model. However many traits change in one frame, and whoever changed them, `update` runs
 * once. Updating never writes, so two views of one model, or a view and Python, cannot chase each other.
 */
export function bind(model: Model, keys: readonly string[], update: () => void): Binding {
  let frame = 0;
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  for (const key of keys) model.on(`change:${key}`, schedule);
  return {
    get: (key) => model.get(key),
    set(patch) {
      const changed = Object.entries(patch).filter(([key, value]) => !same(model.get(key), value));
      for (const [key, value] of changed) model.set(key, value);
      if (changed.length > 0) model.save_changes();
    },
    schedule,
    dispose() {
      cancelAnimationFrame(frame);
      frame = -1; // who asks later, such as a picture that was still being decoded, asks in vain
      for (const key of keys) model.off(`change:${key}`, schedule);
    },
  };
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The traits as they would be after a patch. */
export const patched = ({ get }: Binding, patch: Traits): Get => (key) => (key in patch ? patch[key] : get(key));

/** Whether any value is another than before. Traits are replaced, never changed in place. */
export const differ = (now: readonly unknown[], before: readonly unknown[]): boolean => now.some((value, at) => value !== before[at]);
