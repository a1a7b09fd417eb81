/** Light and dark: what is drawn with CSS variables follows by itself; a canvas has to be told. */

const SIGNALS = ["data-theme", "data-jp-theme-light", "data-vscode-theme-kind", "theme", "class"];

/** Call `changed` whenever the host, or the reader's system, changes its theme. Returns the function that stops it. */
export function onTheme(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) watch.observe(element, { attributeFilter: SIGNALS });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    watch.disconnect();
    system.removeEventListener("change", changed);
  };
}

type Rgb = readonly [number, number, number];

let pen: CanvasRenderingContext2D | undefined;
const known = new Map<string, Rgb>();

/** The colour that a custom property has on this element now, as 0 to 255. */
export function themeColour(element: Element, property: string): Rgb {
  const probe = element.appendChild(document.createElement("i"));
  probe.style.color = `var(${property})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  let rgb = known.get(color);
  if (rgb === undefined) {
    pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
    pen.fillStyle = color; // the canvas reads every notation a browser may answer in
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
    known.set(color, (rgb = [r!, g!, b!]));
  }
  return rgb;
}
