/** The panel with the Python call that reproduces the screen. */

import { button } from "./controls";
import { h, setText } from "./dom";

export class PythonPanel {
  readonly element: HTMLElement;
  private readonly code = h("code", {});
  private readonly status = h("span", { class: "cnn-copied", role: "status" });

  constructor(private readonly source: () => string) {
    const pre = h("pre", { tabindex: 0, role: "group", "aria-label": "Python source" }, this.code);
    const copy = button("Copy", () => void this.copy());
    const bar = h("div", { class: "cnn-python-bar" }, h("span", {}, "The same in Python"), this.status, copy);
    this.element = h("div", { class: "cnn-python", hidden: true }, bar, pre);
  }

  /** Write the call again, if anybody can see it. */
  update(): void {
    if (this.element.hidden) return;
    setText(this.code, this.source());
    setText(this.status, "");
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.source());
      setText(this.status, "Copied");
    } catch {
      // No clipboard on plain http or without permission: select the text, so that one key copies it.
      getSelection()?.selectAllChildren(this.code);
      setText(this.status, "Selected: press Ctrl+C to copy");
    }
  }
}
