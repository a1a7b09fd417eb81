/**
 * KernelExplorer: a real picture, a kernel, and the feature map, which lights up where the picture matches the kernel.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="KernelExplorer"][data-ready="true"]   the root; [data-picture="true"] once the picture is decoded
 *   [role=application] aria-label "picture, 256 by 256, grey", "feature map, sobel x, 256 by 256" ("feature map 1, …")
 *   [role=radiogroup] "Kernel" with a radio per preset ("sobel x"); "Shown of each answer"; "Channels the filters read"
 *   [role=grid] "patch", "kernel", "products" (with three channels "patch, red", …)   class result: .cnn-result
 *   selects "Picture", "kernel on"; buttons "Open…", "Draw", "Your camera", "Strongest match", "Strongest opposite",
 *   "Look for this patch", "Normalise", "Save picture"; steppers "filters", "kernel size", "stride"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setAttribute, setText } from "./shared/dom";
import { pictureUrl } from "./shared/picture";
import { extreme, normalisedFilter, overBorder, patchUnder, patternOf, zerosBefore } from "./ops";
import { displayControl, moreControls, sourceControls } from "./kernel/controls";
import { Detail } from "./kernel/detail";
import { Gallery } from "./kernel/gallery";
import { Pen } from "./kernel/pen";
import { Composer, type Scene } from "./kernel/scene";
import { Sources } from "./kernel/sources";
import { Stage } from "./kernel/stage";
import { attempt, checkFit, mapSize, presetOf, readHow, readState, readWeight, sequence, TRAITS, withCell, withKernel, withPlanes, type Size } from "./kernel/state";
import { aboutKernel, kernelSource, readable, spoken } from "./kernel/words";

/** Side of the patch that is looked for. */
const PATTERN = 7;

class KernelView implements View {
  private readonly presets: Record<string, number[][]>;
  private readonly sources: Sources;
  private readonly gallery: Gallery;
  private readonly stage: Stage;
  private readonly pen: Pen;
  private readonly detail: Detail;
  private readonly composer = new Composer();
  private readonly about = h("p", { class: "cnn-about" });
  private readonly notice = h("p", { class: "cnn-note", role: "status", hidden: true });
  private readonly display = displayControl((patch) => this.change(patch));
  private readonly showSources: ReturnType<typeof sourceControls>;
  private readonly showMore: ReturnType<typeof moreControls>;
  private scene: Scene | null = null;
  private names: string[] = [];
  private named: unknown = null;
  private pattern: unknown = null; // The kernel that "Look for this patch" made.

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.presets = (binding.get("presets") ?? {}) as Record<string, number[][]>;
    this.sources = new Sources(binding, {
      changed: () => binding.schedule(),
      complain: (sentence) => frame.complain(sentence),
      check: (size) => checkFit(size, this.weight, readHow(binding.get)),
      notice: (sentence) => {
        this.notice.hidden = sentence === null;
        setText(this.notice, sentence ?? "");
      },
    });
    this.stage = new Stage({
      pixel: (row, col) => this.pixel(row, col),
      press: () => (this.pen.on ? this.pen.press() : frame.player?.toggle()),
      cell: (f, row, col) => this.point(f, row, col),
    });
    this.pen = new Pen(this.sources, this.stage.heat);
    this.gallery = new Gallery(this.presets, (name) => this.preset(name));
    this.detail = new Detail(
      frame.editor,
      {
        weight: (c, m, n, value) => this.change(withCell(this.weight, [this.filter, c, m, n], value)),
        seek: (sign) => this.seek(sign),
        look: () => this.look(),
        normalise: () => this.normalise(),
      },
      () => binding.schedule(),
    );
    this.showSources = sourceControls(frame, this.sources, () => this.pen);
    this.showMore = moreControls(frame, (patch) => this.change(patch), () => this.save());
    const hint = h("p", { class: "cnn-hint" }, "Point at the picture or the map. A picture can also be dropped or pasted here: it stays in this page, or in this notebook.");
    frame.stage.append(this.gallery.element, this.about, this.stage.element, this.pen.element, this.notice, this.display.element, hint);
    frame.detail.append(this.detail.element);
    this.receive(frame.stage);
  }

  update(): void {
    const { picture, size } = this.sources;
    const state = readState(this.frame.binding.get, size);
    this.showSources(state);
    if (!this.frame.more.hidden) this.showMore(state, this.presets);
    this.display.show(state.display);
    if (this.named !== state.weight) {
      this.named = state.weight;
      this.names = Array.from({ length: state.weight.shape[0]! }, (_, f) => presetOf(state.weight, f, this.presets));
    }
    const { names } = this;
    const name = names[state.position[0]]!;
    this.gallery.show(name);
    const per = state.weight.data.length / names.length;
    const weights = state.weight.data.subarray(state.position[0] * per, (state.position[0] + 1) * per);
    setText(this.about, aboutKernel((this.frame.binding.get("_about") as Record<string, string> | undefined)?.[name], weights, this.frame.binding.get("kernel") === this.pattern));
    if (picture === null || checkFit(size, state.weight, state.how) !== null) return; // else the last picture stays
    this.scene = this.composer.compose(picture, state);
    this.stage.update(this.scene, names.map(readable), this.composer.read);
    this.detail.update(this.scene);
    setAttribute(this.frame.stage.parentElement!, "data-picture", "true");
  }

  reset(): void {
    this.pen.toggle(false);
    this.sources.leave();
    this.frame.binding.schedule();
  }

  theme(): void {
    this.gallery.paint();
  }

  resize(width: number): void {
    this.detail.resize(width);
    this.gallery.reveal();
    if (this.scene !== null) this.detail.update(this.scene);
  }

  describe(): string {
    if (this.scene === null) return "The picture is being opened.";
    const { state, patch, used, sum } = this.scene;
    return spoken(state, patch, used, sum);
  }

  python(): string {
    return kernelSource(readState(this.frame.binding.get, this.sources.size), this.sources.picture?.channels === 3);
  }

  dispose(): void {
    this.pen.toggle(false);
    this.sources.dispose();
    this.stage.dispose();
  }

  private get weight(): ReturnType<typeof readWeight> {
    return readWeight(this.frame.binding.get);
  }

  private get filter(): number {
    return readState(this.frame.binding.get, this.sources.size).position[0];
  }

  private change(patch: Record<string, unknown>): void {
    this.frame.complain(attempt(this.frame.binding, patch, this.sources.size));
    this.frame.binding.schedule(); // a control whose change was refused goes back to what is true
  }

  private preset(name: string): void {
    const kernel = this.presets[name]!;
    const size: Size = [kernel.length, kernel[0]!.length];
    this.change(withKernel(this.weight, this.filter, { size, values: kernel.flat() }));
  }

  private point(filter: number, row: number, col: number): void {
    // Pointing shows a cell of the map, stops the walk, and lifts its veil.
    this.frame.binding.set({ position: [filter, row, col], playing: false, slide: false });
  }

  private pixel(row: number, col: number): void {
    const { size } = this.sources;
    const how = readHow(this.frame.binding.get);
    const [rows, cols] = mapSize(size, this.weight, how);
    const [kh, kw] = this.weight.shape.slice(2) as [number, number];
    const along = (at: number, k: number, n: number): number =>
      Math.max(0, Math.min(n - 1, Math.round((at - ((k - 1) >> 1) + zerosBefore(k, how.same)) / how.stride)));
    this.pen.moved(row, col);
    this.point(this.filter, along(row, kh, rows), along(col, kw, cols));
  }

  private seek(sign: 1 | -1): void {
    if (this.scene === null) return;
    const { maps, picture, state } = this.scene;
    const [filter] = state.position;
    const size = state.weight.shape.slice(2) as [number, number];
    const inside = (i: number, j: number): boolean => !overBorder([picture.height, picture.width], size, state.how, [i, j]);
    this.point(filter, ...extreme(maps.maps[filter]!, sign, maps.cols, inside));
  }

  private look(): void {
    // The 7×7 pixels around the middle of the patch become the kernel.
    if (this.scene === null) return;
    const { picture, state } = this.scene;
    const [filter, i, j] = state.position;
    const { stride, same } = state.how;
    const [kh, kw] = state.weight.shape.slice(2) as [number, number];
    const middle = [i * stride - zerosBefore(kh, same) + ((kh - 1) >> 1), j * stride - zerosBefore(kw, same) + ((kw - 1) >> 1)] as const;
    const around = { stride: 1, same: true, flip: false };
    const patch = patchUnder(this.composer.read, picture.height, picture.width, [PATTERN, PATTERN], around, middle);
    const pattern = patternOf(patch.data);
    if (pattern.every((value) => value === 0)) {
      this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge or a texture.");
      return;
    }
    const plane = PATTERN * PATTERN;
    const planes = patch.shape[0] === 1 ? [pattern] : [0, 1, 2].map((c) => pattern.slice(c * plane, (c + 1) * plane));
    this.change({ ...withPlanes(this.weight, filter, planes, [PATTERN, PATTERN]), flip: false });
    this.pattern = this.frame.binding.get("kernel");
  }

  private normalise(): void {
    if (this.scene === null) return;
    const [, channels, kh, kw] = this.weight.shape as [number, number, number, number];
    const { filter } = this;
    const per = channels * kh * kw;
    const values = normalisedFilter(this.weight.data.subarray(filter * per, (filter + 1) * per));
    this.change(withPlanes(this.weight, filter, Array.from({ length: channels }, (_, c) => values.slice(c * kh * kw, (c + 1) * kh * kw))));
  }

  private save(): void {
    const { picture, kept } = this.sources;
    if (picture !== null) h("a", { href: kept.startsWith("data:image/png") ? kept : pictureUrl(picture), download: "picture.png" }).click();
  }

  private receive(stage: HTMLElement): void {
    // Pictures that are dropped on the stage, or pasted while the focus is in the explorer.
    stage.addEventListener("dragover", (event) => {
      event.preventDefault();
      stage.classList.add("cnn-over");
    });
    stage.addEventListener("dragleave", () => stage.classList.remove("cnn-over"));
    stage.addEventListener("drop", (event) => {
      event.preventDefault();
      stage.classList.remove("cnn-over");
      if (!this.sources.take(event.dataTransfer)) this.frame.complain("What was dropped is no file: drop a picture from your computer.");
    });
    stage.addEventListener("paste", (event) => {
      if (!this.sources.take(event.clipboardData)) this.frame.complain("There is no picture on the clipboard: copy one first.");
      event.preventDefault();
      event.stopPropagation();
    });
  }
}

export default defineExplorer({
  name: "KernelExplorer",
  title: "Kernel explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new KernelView(frame),
});
