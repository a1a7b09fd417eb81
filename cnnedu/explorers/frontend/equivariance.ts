/**
 * EquivarianceExplorer: shift, then f, beside f, then shift. Are they equal, and if not, where and why?
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="EquivarianceExplorer"][data-ready="true"]   the root, once drawn; its pictures follow when decoded
 *   [data-part="shifted" | "plain" | "found" | "expected" | "difference"], and "found-again" | "plain-again" | "change"
 *       when invariance is asked for: each a .cnn-heat with a canvas of one pixel per value
 *   [data-part="equivariance" | "invariance"][data-holds]   the verdicts
 *   [role=application] in "shifted"   the picture to drag, or to move with the arrow keys
 *   selects "f", "padding", "kernel", "picture"; buttons "Increase stride"/"Decrease stride"; radios "goes round the
 *       border", "lets zeros come in"; checkbox "Ask the other question, too: …"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setText } from "./shared/dom";
import { differ } from "./shared/model";
import { PictureReader } from "./shared/picture";
import type { Sequence } from "./shared/player";
import { denseWeights, equivarianceSource, type Pair, type Square } from "./ops";
import { buildControls } from "./equivariance/controls";
import { Curve, LAST_SHIFT } from "./equivariance/curve";
import { Stage } from "./equivariance/stage";
import { compose, outputsOf, readState, SIZE, squareOf, TRAITS, type Scene, type State } from "./equivariance/state";
import { hint, NAMES, spoken, steps, type Pointer } from "./equivariance/words";

/** The picture moves to the right, pixel by pixel; how far down it stands is kept. */
const sequence: Sequence = {
  unit: "shift",
  length: () => LAST_SHIFT + 1,
  index: (get) => Math.max(0, Math.min(LAST_SHIFT, (get("shift") as Pair)[1])),
  at: (get, index) => ({ shift: [(get("shift") as Pair)[0], index] }),
};

class EquivarianceView implements View {
  private readonly reader: PictureReader;
  private readonly stage: Stage;
  private readonly curve: Curve;
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly showControls: (state: State) => void;
  private scene: Scene | null = null;
  /** What the scene was made from. Traits are replaced, never changed in place. */
  private made: unknown[] = [];
  private squares: { url: string; picture: unknown; x: Square } | null = null;
  private pointer: Pointer | null = null;
  private width = 700;
  private disposed = false;

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.reader = new PictureReader(() => {
      if (this.disposed) return;
      if (this.reader.problem !== null) frame.complain(this.reader.problem);
      binding.schedule();
    });
    const controls = buildControls(frame, () => this.prepare());
    this.showControls = controls.show;
    this.stage = new Stage(
      {
        shift: (shift) => binding.set({ shift, playing: false }),
        now: () => binding.get("shift") as Pair,
        point: (pointer) => this.point(pointer),
        toggle: () => frame.player?.toggle(),
      },
      controls.ask,
      this.hint,
    );
    this.curve = new Curve((right) => binding.set({ shift: [0, right], playing: false }));
    frame.stage.append(this.stage.element);
    frame.detail.append(this.curve.element);
    this.acceptDrops(controls.load);
  }

  update(): void {
    this.showControls(readState(this.frame.binding.get));
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  describe(): string {
    if (this.scene !== null) return spoken(this.scene);
    const { layer, shift } = readState(this.frame.binding.get);
    return `${NAMES[layer.kind]}, picture moved ${steps(shift)}. The picture is being decoded.`;
  }

  python(): string {
    const { picture, ...state } = readState(this.frame.binding.get);
    const samples = (this.frame.binding.get("samples") ?? {}) as Record<string, string>;
    return equivarianceSource({ ...state, picture: Object.keys(samples).find((name) => samples[name] === picture) ?? picture });
  }

  dispose(): void {
    this.disposed = true;
    this.stage.dispose();
    this.curve.dispose();
  }

  private draw(): void {
    const x = this.picture();
    if (x === null) return;
    const made = [x, ...TRAITS.map(this.frame.binding.get)];
    if (this.scene === null || differ(made, this.made)) {
      this.scene = compose(readState(this.frame.binding.get), x);
      this.made = made;
    }
    const { layer, shift: [down, right], boundary } = this.scene.state;
    this.stage.update(this.scene, this.pointer);
    this.curve.update(x, layer, boundary, down === 0 && right >= 0 && right <= LAST_SHIFT ? right : null, this.width);
    setText(this.hint, hint(this.scene, this.pointer));
  }

  /** The picture as numbers, once decoded; until then the one before, if any. */
  private picture(): Square | null {
    const url = this.frame.binding.get("picture") as string;
    const picture = this.reader.get(url);
    if (picture === null) return null;
    if (this.squares?.picture !== picture) this.squares = { url, picture, x: squareOf(picture) };
    return this.squares.x;
  }

  /** A dense layer has a million weights to make and to read: that is done, bit by bit, while the reader chooses. */
  private prepare(): void {
    const { layer, shift, boundary } = readState(this.frame.binding.get);
    const dense = { ...layer, kind: "dense" } as const;
    const shifts: Pair[] = [shift, ...Array.from({ length: LAST_SHIFT + 1 }, (_, right): Pair => [0, right])];
    const work: (() => unknown)[] = [() => denseWeights(SIZE)];
    const x = this.squares?.x;
    if (x !== undefined) for (let at = 0; at < shifts.length; at += 4) work.push(() => outputsOf(x, dense, shifts.slice(at, at + 4), boundary));
    const next = (): void => {
      if (!this.disposed) work.shift()?.();
      if (work.length > 0) setTimeout(next);
    };
    setTimeout(next);
  }

  private point(pointer: Pointer | null): void {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }

  /** A picture dropped on the explorer is taken, instead of replacing the page. */
  private acceptDrops(load: (file: File) => void): void {
    const { stage } = this.frame;
    stage.addEventListener("dragover", (event) => event.preventDefault());
    stage.addEventListener("drop", (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) load(file);
    });
  }
}

export default defineExplorer({
  name: "EquivarianceExplorer",
  title: "Equivariance explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new EquivarianceView(frame),
});
