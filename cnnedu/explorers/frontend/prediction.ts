/**
 * Prediction: a small question, answered before its result is shown.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="Prediction"][data-ready="true"]   the root, once drawn; data-state "open", "waiting" (answered, no
 *       result yet), "right", "wrong", "unknown" (looked without an answer) or "progress"
 *   buttons "Compare", "I don't know", "Change my mind"; [data-part="verdict"] role=status once answered
 *   a field named "Your answer…", radios named after the options, or [role=grid] "your sketch" and "the result"
 *   progress: [data-part="progress"], buttons "Forget all…", "Forget", "Keep"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { button } from "./shared/controls";
import { h, setText } from "./shared/dom";
import { guessFits, isRight, predictionSentence, predictionSource, progressText, readRemembered, truthText, type Asked, type Remembered } from "./ops/prediction";
import { answerField, type AnswerField } from "./prediction/answer";
import { CHANGED, forgetAll, FORGOTTEN, recall, recallAll, remember } from "./prediction/memory";

const SETTINGS = ["question", "kind", "options", "answer", "tolerance", "unit", "shape", "marks", "because", "id", "guess", "looked"] as const;

const readAsked = (get: (key: string) => unknown): Asked =>
  Object.fromEntries(SETTINGS.map((name) => [name, get(name) ?? null])) as unknown as Asked;

class QuestionView implements View {
  private readonly question = h("p", { class: "cnn-question" });
  private readonly room = h("div", { class: "cnn-room" });
  private readonly compare = button("Compare", () => this.submit());
  private readonly unsure = button("I don't know", () => this.look(null));
  private readonly again = button("Change my mind", () => this.reopen());
  private readonly verdict = h("div", { class: "cnn-verdict", "data-part": "verdict" });
  private readonly storage = h("p", { class: "cnn-storage", hidden: true });
  private field: AnswerField | null = null;
  private asked: Asked;
  private last = "";
  private built = "";
  /** What was last remembered: only a change is. */
  private kept: string;
  private readonly forget = (): void => this.frame.binding.set({ guess: null, looked: false });

  constructor(private readonly frame: Frame) {
    this.asked = readAsked(frame.binding.get);
    const memory = recall(this.asked);
    const untouched = this.asked.guess === null && !this.asked.looked;
    if (untouched && memory !== null && guessFits(this.asked, memory.guess)) {
      frame.binding.set({ guess: memory.guess, looked: memory.looked });
    }
    this.asked = readAsked(frame.binding.get);
    this.kept = this.mark();
    const actions = h("div", { class: "cnn-actions" }, this.compare, this.unsure, this.again);
    frame.choices.append(this.question);
    frame.stage.append(h("div", { class: "cnn-ask" }, this.room, actions), this.verdict, this.storage);
    window.addEventListener(FORGOTTEN, this.forget);
  }

  /** What is to be remembered, as text; the result counts too, since it decides what is right. */
  private mark(): string {
    const { guess, looked, answer } = this.asked;
    return JSON.stringify([guess, looked, guess === null && !looked ? null : answer]);
  }

  update(): void {
    this.asked = readAsked(this.frame.binding.get);
    const now = JSON.stringify(this.asked);
    if (now === this.last) return;
    this.last = now;
    const { asked } = this;
    setText(this.question, asked.question);
    const shape = JSON.stringify([asked.kind, asked.options, asked.shape, asked.unit, asked.marks]);
    if (shape !== this.built) {
      this.built = shape;
      this.field = answerField(asked, this.frame, () => this.submit());
      this.room.replaceChildren(this.field.element);
    }
    this.field!.show(asked, !asked.looked);
    for (const element of [this.compare, this.unsure]) element.hidden = asked.looked;
    this.again.hidden = !asked.looked;
    this.frame.complain(null);
    this.say();
    if (this.mark() !== this.kept) {
      this.kept = this.mark();
      const stays = remember(asked);
      this.storage.hidden = stays || (asked.guess === null && !asked.looked);
      setText(this.storage, "This browser keeps nothing for this page: the answer lasts until the page is closed.");
    }
  }

  /** The result, and how the answer compares. */
  private say(): void {
    const { asked } = this;
    const right = isRight(asked);
    const state = !asked.looked ? "open" : asked.answer === null ? "waiting" : right === null ? "unknown" : right ? "right" : "wrong";
    const root = this.room.closest<HTMLElement>("[data-explorer]");
    if (root !== null) root.dataset["state"] = state;
    this.verdict.dataset["state"] = state;
    this.verdict.hidden = state === "open";
    if (state === "open") return;
    const words = { waiting: "Noted.", unknown: "Now you know.", right: "As you said.", wrong: "Not what you expected." }[state];
    const sign = { waiting: "…", unknown: "•", right: "✓", wrong: "✕" }[state];
    const told = asked.kind === "grid" ? "" : `${truthText(asked.answer, asked.unit)}.`;
    const rest = state === "waiting" ? "The result comes when it has been computed." : told;
    this.verdict.replaceChildren(
      h("span", { class: "cnn-sign", "aria-hidden": "true" }, sign),
      h("p", {}, h("b", {}, words), rest === "" ? "" : ` ${rest}`, state === "waiting" || asked.because === "" ? "" : ` ${asked.because}`),
    );
  }

  private submit(): void {
    if (this.asked.looked) return;
    const lacks = this.field!.lacks();
    this.frame.complain(lacks);
    if (lacks === null) this.look(this.field!.read());
    else this.field!.focus();
  }

  private look(guess: Asked["guess"]): void {
    this.frame.binding.set({ guess, looked: true });
    this.refocus(() => this.again.focus());
  }

  private reopen(): void {
    this.frame.binding.set({ looked: false });
    this.refocus(() => this.field?.focus());
  }

  /** The button that was pressed goes away; the focus should not be lost with it. */
  private refocus(focus: () => void): void {
    this.update();
    focus();
  }

  /** The cells of a sketch are as large as the width allows, in whole pixels. */
  resize(width: number): void {
    const cell = Math.min(34, Math.floor((width - 24) / this.asked.shape[1]));
    this.room.style.setProperty("--cell", `${cell}px`);
  }

  describe(): string {
    return predictionSentence(this.asked);
  }

  python(): string {
    return predictionSource(this.asked);
  }

  dispose(): void {
    window.removeEventListener(FORGOTTEN, this.forget);
  }
}

/** The questions answered in this browser, and in the notebook where there is one. */
class ProgressView implements View {
  private readonly summary = h("p", { class: "cnn-question" });
  private readonly list = h("ol", { class: "cnn-progress-list", "data-part": "progress" });
  private readonly forget = button("Forget all…", () => this.ask(true));
  private readonly sure = h("span", { class: "cnn-actions", hidden: true });
  private readonly note = h("p", { class: "cnn-storage" });
  private forgotten = false;
  private readonly changed = (): void => this.frame.binding.schedule();

  constructor(private readonly frame: Frame) {
    const keep = button("Keep", () => this.ask(false));
    const yes = button("Forget", () => {
      this.forgotten = true;
      forgetAll();
      this.ask(false);
    });
    this.sure.append(h("span", {}, "Forget every answer?"), yes, keep);
    frame.choices.append(this.summary);
    frame.stage.append(this.list, h("div", { class: "cnn-actions" }, this.forget, this.sure), this.note);
    window.addEventListener(CHANGED, this.changed);
    window.addEventListener("storage", this.changed); // another window of this browser
  }

  private entries(): Remembered[] {
    const stored = (recallAll() ?? []).filter(({ looked }) => looked);
    const told = this.frame.binding.get("notebook");
    const known = Array.isArray(told) && !this.forgotten ? told.map((entry) => readRemembered(JSON.stringify(entry))) : [];
    const names = new Set(stored.map(({ question }) => question));
    return [...stored, ...known.filter((entry) => entry !== null).filter(({ question }) => !names.has(question))];
  }

  private ask(open: boolean): void {
    this.sure.hidden = !open;
    this.forget.hidden = open;
    const [first] = this.sure.querySelectorAll("button");
    (open ? first : this.forget)?.focus();
    this.frame.binding.schedule();
  }

  update(): void {
    const all = this.entries();
    setText(this.summary, `Your predictions: ${progressText(all)}`);
    const rows = all.map(({ question, right, mine, truth }) => {
      const [sign, said] = right === null ? [mine === "" ? "•" : "…", mine === "" ? "not known" : "open"] : right ? ["✓", "right"] : ["✕", "not right"];
      const answers = `${mine === "" ? "You did not know." : `You said: ${mine}.`}${truth === "" ? "" : ` Result: ${truth}.`}`;
      return h("li", { "data-right": String(right) }, h("span", { class: "cnn-sign", role: "img", "aria-label": said }, sign), h("span", {}, question, " ", h("span", { class: "cnn-muted" }, answers)));
    });
    this.list.replaceChildren(...rows);
    this.list.hidden = rows.length === 0;
    if (rows.length === 0) this.sure.hidden = true;
    this.forget.hidden = rows.length === 0 || !this.sure.hidden;
    const kept = recallAll() !== null;
    setText(this.note, kept ? "Kept in this browser only; nothing is sent anywhere." : "This browser keeps nothing for this page.");
    const root = this.list.closest<HTMLElement>("[data-explorer]");
    if (root !== null) root.dataset["state"] = "progress";
  }

  resize(): void {}

  describe(): string {
    return `Your predictions: ${progressText(this.entries())}`;
  }

  python(): string {
    return predictionSource(readAsked(this.frame.binding.get));
  }

  dispose(): void {
    window.removeEventListener(CHANGED, this.changed);
    window.removeEventListener("storage", this.changed);
  }
}

export default defineExplorer({
  name: "Prediction",
  title: "Prediction",
  traits: [...SETTINGS, "notebook"],
  loose: ["answer", "guess"],
  build: (frame) => (frame.binding.get("kind") === "progress" ? new ProgressView(frame) : new QuestionView(frame)),
});
