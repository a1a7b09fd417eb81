/** A small editor that opens beneath a cell: a number between two buttons. The picture follows while one types. */

import { button } from "./controls";
import { h } from "./dom";
import { format, parseNumber } from "./format";

export interface Edit {
  readonly cell: HTMLElement;
  readonly label: string;
  readonly value: number;
  /** What was typed to open the editor, in place of the value. */
  readonly typed?: string | undefined;
  write(value: number): void;
  /** Undo what was written, where that is more than writing `value` again. */
  cancel?(): void;
}

export class Editor {
  readonly element: HTMLElement;
  private readonly field = h("input", { type: "text", class: "cnn-entry", autocomplete: "off", spellcheck: "false" });
  private edit: Edit | null = null;

  constructor(private readonly root: HTMLElement) {
    this.element = h(
      "div",
      { class: "cnn-editor", role: "group", hidden: true },
      button("One less", () => this.nudge(-1), "minus"),
      this.field,
      button("One more", () => this.nudge(1), "plus"),
    );
    this.field.addEventListener("input", () => this.read());
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close(false);
    });
  }

  open(edit: Edit): void {
    this.edit?.cell.classList.remove("cnn-editing");
    this.edit = edit;
    edit.cell.classList.add("cnn-editing");
    this.element.hidden = false;
    this.element.setAttribute("aria-label", `Edit ${edit.label}`);
    this.field.setAttribute("aria-label", edit.label);
    this.place(edit.cell);
    this.field.value = edit.typed ?? format(edit.value, 6);
    this.field.focus({ preventScroll: true });
    if (edit.typed === undefined) this.field.select();
    else this.read();
  }

  /** Close, giving the focus back to the cell when it was here. */
  close(refocus: boolean): void {
    const { edit } = this;
    if (edit === null) return;
    this.edit = null;
    this.element.hidden = true;
    edit.cell.classList.remove("cnn-editing");
    if (refocus) edit.cell.focus({ preventScroll: true });
  }

  private read(): void {
    const value = parseNumber(this.field.value);
    this.field.setAttribute("aria-invalid", String(value === null));
    if (value !== null) this.edit?.write(value);
  }

  private nudge(by: number): void {
    const value = (parseNumber(this.field.value) ?? 0) + by;
    this.field.value = format(value, 6);
    this.read();
  }

  private keydown(event: KeyboardEvent): void {
    event.stopPropagation(); // a notebook has commands on Enter, Escape and letters
    const { key } = event;
    if (key === "ArrowUp" || key === "ArrowDown") this.nudge(key === "ArrowUp" ? 1 : -1);
    else if (key === "Escape") {
      const { edit } = this;
      if (edit?.cancel !== undefined) edit.cancel();
      else edit?.write(edit.value);
      this.close(true);
    } else if (key === "Enter" && event.target === this.field) this.close(true);
    else return;
    event.preventDefault();
  }

  /** Beneath the cell, or above it at the bottom of the explorer; never beyond the explorer's sides. */
  private place(cell: HTMLElement): void {
    const [frame, box] = [this.root.getBoundingClientRect(), cell.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const centred = box.left + box.width / 2 - width / 2 - frame.left;
    const left = Math.max(4, Math.min(frame.width - width - 4, centred));
    const below = box.bottom - frame.top + 6;
    const top = below + height > frame.height ? box.top - frame.top - height - 6 : below;
    this.element.style.translate = `${left}px ${top}px`;
  }
}
