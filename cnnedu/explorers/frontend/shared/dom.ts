/** Building DOM without a framework: one function for elements, one for icons. */

type Child = Node | string | null | undefined | false;
type Handler = (event: never) => void;
type Attributes = Record<string, string | number | boolean | Handler | null | undefined>;

/** Make an element. `on…` attributes are listeners; false, null and undefined attributes are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== false));
  return element;
}

const ICONS = {
  first: "M4 3v10M13 3.5v9L6 8z",
  back: "M11.5 3.5v9L5 8z",
  play: "M5 3v10l8-5z",
  pause: "M5 3.5v9M11 3.5v9",
  forward: "M4.5 3.5v9L11 8z",
  reset: "M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",
  minus: "M4 8h8",
  plus: "M4 8h8M8 4v8",
} as const;

export type IconName = keyof typeof ICONS;

/** A 16×16 line icon in the current text colour, hidden from assistive technology. */
export function icon(name: IconName): SVGSVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `cnn-icon cnn-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Set text only when it differs, so that an unchanged picture costs no layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Set an attribute only when it differs; null removes it. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

let counter = 0;
/** Every widget of a page runs a copy of this module, so a count alone would repeat itself. */
const copy = Math.random().toString(36).slice(2, 8);

/** An id that no other element on the page has, for `aria-labelledby`, `for` and radio groups. */
export const uniqueId = (prefix: string): string => `cnn-${prefix}-${copy}-${++counter}`;
