/** Playing through the steps of an explorer: the clock that moves it, and the bar that commands it. */

import type { Binding, Get, Model, Traits } from "./model";
import { button, select, type Options } from "./controls";
import { h, icon, setAttribute, setText, uniqueId } from "./dom";

/** An explorer's steps in playing order, as a function of its traits. */
export interface Sequence {
  length(get: Get): number;
  index(get: Get): number;
  /** The traits that show step `index`. */
  at(get: Get, index: number): Traits;
  /** What a step is called, for screen readers: "output cell". */
  readonly unit: string;
}

/**
 * Move a model on while its `playing` is true, `speed` steps a second, up to the last step. Started once per model,
 * not per view: two views of one widget must not play twice as fast. Returns the function that stops it for good.
 */
export function startClock(model: Model, sequence: Sequence): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const get: Get = (key) => model.get(key);
  const write = (traits: Traits): void => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
  };
  const wait = (): void => {
    clearTimeout(timer);
    if (get("playing") === true) timer = setTimeout(tick, 1000 / Math.max(0.25, Number(get("speed"))));
  };
  const tick = (): void => {
    const [index, last] = [sequence.index(get) + 1, sequence.length(get) - 1];
    write({ ...(index <= last && sequence.at(get, index)), playing: index < last });
    wait();
  };
  const events = ["change:playing", "change:speed"];
  for (const event of events) model.on(event, wait);
  wait();
  return () => {
    clearTimeout(timer);
    for (const event of events) model.off(event, wait);
  };
}

const SPEEDS: Options = [0.25, 0.5, 1, 2, 4, 8].map((speed) => [String(speed), `${speed} / s`] as const);

/** First, back, play or pause, forward, the position as a slider, and the speed. */
export class Player {
  readonly element: HTMLElement;
  private readonly playButton: HTMLButtonElement;
  private readonly scrub = h("input", { type: "range", min: 0, step: 1, class: "cnn-scrub" });
  private readonly count = h("span", { class: "cnn-count" });
  private readonly speed = select("Speed", SPEEDS, (value) => this.binding.set({ speed: Number(value) }));

  constructor(
    private readonly binding: Binding,
    private readonly sequence: Sequence,
  ) {
    this.scrub.setAttribute("aria-label", `Position among the ${sequence.unit}s`);
    this.scrub.addEventListener("input", () => this.go(Number(this.scrub.value)));
    this.playButton = button("Play", () => this.toggle(), "play");
    this.playButton.append(icon("pause"));
    this.playButton.classList.add("cnn-play");
    this.element = h(
      "div",
      { class: "cnn-player", role: "group", "aria-label": "Player", id: uniqueId("player") },
      h(
        "div",
        { class: "cnn-transport" },
        button(`First ${sequence.unit}`, () => this.go(0), "first", true),
        button("Step back", () => this.step(-1), "back", true),
        this.playButton,
        button("Step forward", () => this.step(1), "forward", true),
      ),
      this.scrub,
      this.count,
      this.speed.element,
    );
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }

  /** Play, or pause. Playing from the last step starts again at the first. */
  toggle(): void {
    const playing = this.binding.get("playing") === true;
    const atEnd = this.sequence.index(this.binding.get) >= this.sequence.length(this.binding.get) - 1;
    this.binding.set({ ...(!playing && atEnd && this.sequence.at(this.binding.get, 0)), playing: !playing });
  }

  pause(): void {
    if (this.binding.get("playing") === true) this.binding.set({ playing: false });
  }

  update(): void {
    const playing = this.binding.get("playing") === true;
    const [index, length] = [this.sequence.index(this.binding.get), this.sequence.length(this.binding.get)];
    setAttribute(this.playButton, "aria-label", playing ? "Pause" : "Play");
    setAttribute(this.playButton, "title", playing ? "Pause" : "Play");
    setAttribute(this.playButton, "data-playing", String(playing));
    setAttribute(this.scrub, "max", String(length - 1));
    if (this.scrub.valueAsNumber !== index) this.scrub.valueAsNumber = index;
    setAttribute(this.scrub, "aria-valuetext", `${this.sequence.unit} ${index + 1} of ${length}`);
    this.scrub.style.setProperty("--done", String(length > 1 ? index / (length - 1) : 1));
    setText(this.count, `${index + 1} / ${length}`);
    this.speed.show(String(this.binding.get("speed")));
  }

  private step(by: number): void {
    this.go(this.sequence.index(this.binding.get) + by);
  }

  private go(index: number): void {
    const last = this.sequence.length(this.binding.get) - 1;
    const traits = this.sequence.at(this.binding.get, Math.max(0, Math.min(last, index)));
    this.binding.set({ ...traits, playing: false });
  }

  /** On the slider the space bar plays and pauses; on a button it presses the button, as everywhere. */
  private keydown(event: KeyboardEvent): void {
    if (event.key !== " " || event.target !== this.scrub) return;
    event.preventDefault();
    this.toggle();
  }
}
