/**
 * The frame that every explorer shares. An explorer describes itself (`Explorer`) and `defineExplorer` gives it what
 * a reader can count on everywhere: player, Python panel, reset, the spoken line, keyboard, themes, two-way traits.
 *
 * For tests and other tools: the root carries `data-explorer="ClassName"` and, once drawn, `data-ready="true"`.
 */

import { button, toggle } from "./controls";
import { h, setText } from "./dom";
import { Editor } from "./editor";
import { beginning, bind, type Binding, type Model } from "./model";
import { Player, startClock, type Sequence } from "./player";
import { PythonPanel } from "./python";
import { checkKinds, reasonOf } from "./stale";
import { onTheme } from "./theme";

/** What the frame hands to an explorer that is being built. */
export interface Frame {
  readonly binding: Binding;
  readonly editor: Editor;
  /** Null for an explorer without a sequence. */
  readonly player: Player | null;
  /** Empty containers, from top to bottom: choices always in sight, those behind "More", picture, arithmetic. */
  readonly choices: HTMLElement;
  readonly more: HTMLElement;
  readonly stage: HTMLElement;
  readonly detail: HTMLElement;
  /** Say in a sentence why something cannot be done; null when all is well. */
  complain(sentence: string | null): void;
}

/** What an explorer gives back: how to draw itself, and what to say about it. */
export interface View {
  /** Draw the traits as they are now into DOM that exists already. */
  update(): void;
  /** The host has changed between light and dark; only what CSS cannot follow by itself needs this. */
  theme?(): void;
  /** The explorer was given this many CSS pixels. */
  resize(width: number): void;
  /** The reader asked for the beginning: end whatever is under way that no trait holds. */
  reset?(): void;
  /** What the picture says, in plain text. */
  describe(): string;
  /** The Python call that reproduces the screen. */
  python(): string;
  /** End what the removal of the elements does not: observers, timers, workers, listeners on the window. */
  dispose?(): void;
}

export interface Explorer {
  /** The Python class. */
  readonly name: string;
  /** What it is, for those who cannot see it. */
  readonly title: string;
  readonly traits: readonly string[];
  /** Those of the traits that hold values of more than one kind, such as a number or a word. */
  readonly loose?: readonly string[];
  /** Steps that can be played; needs the traits `playing` and `speed`. */
  readonly sequence?: Sequence;
  build(frame: Frame): View;
}

/** The state of playing belongs to every explorer that has a sequence. */
const PLAYING = ["playing", "speed"];

/** After this many milliseconds without a change, the picture has settled and is spoken. */
const SETTLED = 350;

/** Left and right padding of the root together, in CSS pixels; as in the style sheet. */
const MARGINS = 4;

interface Context {
  model: Model;
  el: HTMLElement;
}

/** The module's default export for anywidget and for the book's loader. */
export function defineExplorer(explorer: Explorer): {
  initialize(context: Pick<Context, "model">): () => void;
  render(context: Context): () => void;
} {
  const { sequence } = explorer;
  return {
    initialize: ({ model }) => (sequence === undefined ? () => {} : startClock(model, sequence)),
    render({ model, el }) {
      try {
        return mount(explorer, model, el);
      } catch (error) {
        return salvage(explorer, model, el, `What was kept of this ${explorer.title.toLowerCase()} could not be drawn${reasonOf(error)}.`);
      }
    },
  };
}

/** Begin again; where even that cannot be drawn, say what the reader can do. */
function salvage(explorer: Explorer, model: Model, el: HTMLElement, problem: string): () => void {
  try {
    const began = beginning(model, explorer.traits)();
    for (const key of explorer.traits) if (key in began) model.set(key, began[key]);
    model.save_changes();
    return mount(explorer, model, el, `${problem} This is how it began.`);
  } catch {
    const sentence = `${problem} Run its cell again, or load the page anew.`;
    el.replaceChildren(h("div", { class: "cnn" }, h("p", { class: "cnn-problem", role: "alert" }, sentence)));
    return () => el.replaceChildren();
  }
}

function mount(explorer: Explorer, model: Model, el: HTMLElement, note: string | null = null): () => void {
  const keys = [...explorer.traits, ...(explorer.sequence === undefined ? [] : PLAYING)];
  const start = beginning(model, keys);
  checkKinds((key) => model.get(key), start(), explorer.traits.filter((key) => explorer.loose?.includes(key) !== true));
  const root = h("div", { class: "cnn", role: "group", "aria-label": explorer.title, "data-explorer": explorer.name });
  const live = h("div", { class: "cnn-live", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const problem = h("p", { class: "cnn-problem", role: "alert", hidden: true });
  const part = (name: string): HTMLElement => h("div", { class: `cnn-${name}` });
  let spoken: ReturnType<typeof setTimeout> | undefined;
  const binding = bind(model, keys, () => draw());
  const frame: Frame = {
    binding,
    editor: new Editor(root),
    player: explorer.sequence === undefined ? null : new Player(binding, explorer.sequence),
    choices: part("choices"),
    more: part("more"),
    stage: part("stage"),
    detail: part("detail"),
    complain(sentence) {
      problem.hidden = sentence === null;
      setText(problem, sentence ?? "");
    },
  };
  let view: View;
  try {
    view = explorer.build(frame);
  } catch (error) {
    binding.dispose();
    throw error;
  }
  const python = new PythonPanel(() => view.python());
  const paint = (): void => {
    view.update();
    frame.player?.update();
    python.update();
  };
  let stuck: string | null = null;
  const draw = (): void => {
    clearTimeout(spoken);
    try {
      paint();
    } catch (error) {
      stuck = `This could not be drawn${reasonOf(error)}. Undo the last change, or begin again.`;
      frame.complain(stuck);
      return;
    }
    if (stuck !== null && problem.textContent === stuck) frame.complain(null);
    stuck = null;
    spoken = setTimeout(() => setText(live, view.describe()), SETTLED);
  };
  const toolbar = tools(frame, python, () => {
    frame.complain(null);
    view.reset?.();
    binding.set({ ...start(), ...(frame.player !== null && { playing: false }) });
  });
  root.append(toolbar, frame.more, problem, frame.stage);
  if (frame.player !== null) root.append(frame.player.element);
  root.append(frame.detail, python.element, live, frame.editor.element);
  let [given, fitting] = [0, 0];
  const fit = (width: number): void => {
    if (width <= MARGINS || width === given) return; // hidden, or only the height has changed
    given = width;
    view.resize(width - MARGINS);
  };
  // On the next frame: what changes sizes while sizes are being told would have to be told again.
  const watch = new ResizeObserver(() => {
    cancelAnimationFrame(fitting);
    fitting = requestAnimationFrame(() => fit(root.clientWidth));
  });
  const stop = onTheme(() => view.theme?.());
  const leave = (): void => {
    clearTimeout(spoken);
    cancelAnimationFrame(fitting);
    watch.disconnect();
    stop();
    view.dispose?.();
    binding.dispose();
    root.remove();
  };
  el.append(root);
  pauseOnPointing(frame);
  try {
    fit(root.clientWidth || 700);
    paint();
    setText(live, view.describe());
  } catch (error) {
    leave();
    throw error;
  }
  if (note !== null) frame.complain(note);
  root.dataset["ready"] = "true";
  watch.observe(root);
  return leave;
}

/** Looking closer stops the film: pointing at a cell, or moving the focus onto one. */
function pauseOnPointing({ stage, player }: Frame): void {
  const pause = (event: Event): void => {
    if ((event.target as Element).closest("[role=gridcell]") !== null) player?.pause();
  };
  stage.addEventListener("pointermove", pause);
  stage.addEventListener("pointerdown", pause);
  stage.addEventListener("focusin", pause);
}

/** The row on top: the explorer's own choices, then More, Python and Reset. */
function tools(frame: Frame, python: PythonPanel, reset: () => void): HTMLElement {
  frame.more.hidden = true;
  const more = toggle("More", (on) => {
    frame.more.hidden = !on;
    more.show(on);
    frame.binding.schedule(); // the picture may show more, too
  }, frame.more);
  const code = toggle("Python", (on) => {
    python.element.hidden = !on;
    code.show(on);
    python.update();
  }, python.element);
  const expert = frame.more.hasChildNodes() && more.element;
  const ends = h("div", { class: "cnn-ends" }, expert, code.element, button("Reset", reset, "reset"));
  return h("div", { class: "cnn-bar", role: "group", "aria-label": "Settings" }, frame.choices, ends);
}
