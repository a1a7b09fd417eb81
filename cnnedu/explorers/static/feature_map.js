// shared/dom.ts
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}
var ICONS = {
  first: "M4 3v10M13 3.5v9L6 8z",
  back: "M11.5 3.5v9L5 8z",
  play: "M5 3v10l8-5z",
  pause: "M5 3.5v9M11 3.5v9",
  forward: "M4.5 3.5v9L11 8z",
  reset: "M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",
  minus: "M4 8h8",
  plus: "M4 8h8M8 4v8"
};
function icon(name) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `cnn-icon cnn-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path2 = document.createElementNS(ns, "path");
  path2.setAttribute("d", ICONS[name]);
  svg.append(path2);
  return svg;
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function setAttribute(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
var counter = 0;
var copy = Math.random().toString(36).slice(2, 8);
var uniqueId = (prefix) => `cnn-${prefix}-${copy}-${++counter}`;

// shared/controls.ts
function button(label, onClick, name, quiet = false) {
  const text = name === void 0 ? label : icon(name);
  const attributes = { type: "button", class: `cnn-button${quiet ? " cnn-quiet" : ""}`, onclick: onClick };
  return h("button", name === void 0 ? attributes : { ...attributes, "aria-label": label, title: label }, text);
}
function toggle(label, onChange, target) {
  const state = target === void 0 ? "aria-pressed" : "aria-expanded";
  const element = button(label, () => onChange(element.getAttribute(state) !== "true"));
  element.setAttribute(state, "false");
  if (target !== void 0) {
    target.id ||= uniqueId("panel");
    element.setAttribute("aria-controls", target.id);
  }
  return { element, show: (on) => element.setAttribute(state, String(on)) };
}
var labelled = (label, field) => {
  field.id ||= uniqueId("field");
  return h("div", { class: "cnn-field" }, h("label", { for: field.id }, label), field);
};
function select(label, options, onChange) {
  const field = h("select", { class: "cnn-select", onchange: () => onChange(field.value) });
  for (const [value, text] of options) field.append(h("option", { value }, text));
  const show = (value) => {
    if (field.value !== value) field.value = value;
  };
  return { element: labelled(label, field), show };
}
function segmented(label, options, onChange) {
  const name = uniqueId("choice");
  const radios = options.map(
    ([value]) => h("input", { type: "radio", name, value, onchange: () => onChange(value) })
  );
  const items = options.map(([, text], i) => h("label", {}, radios[i], h("span", {}, text)));
  const element = h("div", { class: "cnn-segmented", role: "radiogroup", "aria-label": label }, ...items);
  const show = (value) => radios.forEach((radio) => radio.checked = radio.value === value);
  return { element, show };
}
function checkbox(label, onChange) {
  const box = h("input", { type: "checkbox", onchange: () => onChange(box.checked) });
  const element = h("label", { class: "cnn-check" }, box, h("span", {}, label));
  return { element, show: (on) => void (box.checked = on) };
}
function slider(label, range, onChange) {
  const { min, max, step, write = String } = range;
  const field = h("input", { type: "range", class: "cnn-slider", min, max, step, oninput: () => onChange(field.valueAsNumber) });
  const output = h("output", { class: "cnn-value" });
  const show = (value) => {
    if (field.valueAsNumber !== value) field.valueAsNumber = value;
    field.setAttribute("aria-valuetext", write(value));
    setText(output, write(value));
  };
  const element = labelled(label, field);
  element.append(output);
  return { element, show };
}

// shared/format.ts
var MINUS = "−";
var TIMES = "×";
var NOISE = 1e-9;
function format(value, decimals = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size < NOISE) return "0";
  const sign = value < 0 ? MINUS : "";
  if (Number(size.toFixed(decimals)) !== 0) return sign + String(Number(size.toFixed(decimals)));
  if (size >= 1e-4) return sign + String(Number(size.toPrecision(2)));
  return sign + size.toExponential(1).replace(".0e", "e").replace(/-(\d)$/, "-0$1");
}
function parseNumber(text) {
  const tidy = text.trim().replaceAll(MINUS, "-").replace(",", ".");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(tidy);
  if (match === null) return null;
  const value = Number(match[1]) / (match[2] === void 0 ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}

// shared/editor.ts
var Editor = class {
  constructor(root) {
    this.root = root;
    this.element = h(
      "div",
      { class: "cnn-editor", role: "group", hidden: true },
      button("One less", () => this.nudge(-1), "minus"),
      this.field,
      button("One more", () => this.nudge(1), "plus")
    );
    this.field.addEventListener("input", () => this.read());
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget)) this.close(false);
    });
  }
  root;
  element;
  field = h("input", { type: "text", class: "cnn-entry", autocomplete: "off", spellcheck: "false" });
  edit = null;
  open(edit) {
    this.edit?.cell.classList.remove("cnn-editing");
    this.edit = edit;
    edit.cell.classList.add("cnn-editing");
    this.element.hidden = false;
    this.element.setAttribute("aria-label", `Edit ${edit.label}`);
    this.field.setAttribute("aria-label", edit.label);
    this.place(edit.cell);
    this.field.value = edit.typed ?? format(edit.value, 6);
    this.field.focus({ preventScroll: true });
    if (edit.typed === void 0) this.field.select();
    else this.read();
  }
  /** Close, giving the focus back to the cell when it was here. */
  close(refocus) {
    const { edit } = this;
    if (edit === null) return;
    this.edit = null;
    this.element.hidden = true;
    edit.cell.classList.remove("cnn-editing");
    if (refocus) edit.cell.focus({ preventScroll: true });
  }
  read() {
    const value = parseNumber(this.field.value);
    this.field.setAttribute("aria-invalid", String(value === null));
    if (value !== null) this.edit?.write(value);
  }
  nudge(by) {
    const value = (parseNumber(this.field.value) ?? 0) + by;
    this.field.value = format(value, 6);
    this.read();
  }
  keydown(event) {
    event.stopPropagation();
    const { key } = event;
    if (key === "ArrowUp" || key === "ArrowDown") this.nudge(key === "ArrowUp" ? 1 : -1);
    else if (key === "Escape") {
      this.edit?.write(this.edit.value);
      this.close(true);
    } else if (key === "Enter" && event.target === this.field) this.close(true);
    else return;
    event.preventDefault();
  }
  /** Beneath the cell, or above it at the bottom of the explorer; never beyond the explorer's sides. */
  place(cell) {
    const [frame, box] = [this.root.getBoundingClientRect(), cell.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const centred = box.left + box.width / 2 - width / 2 - frame.left;
    const left = Math.max(4, Math.min(frame.width - width - 4, centred));
    const below = box.bottom - frame.top + 6;
    const top2 = below + height > frame.height ? box.top - frame.top - height - 6 : below;
    this.element.style.translate = `${left}px ${top2}px`;
  }
};

// shared/model.ts
function beginning(model, keys) {
  const kept = model.get("_initial");
  const now = () => Object.fromEntries(keys.map((key) => [key, structuredClone(model.get(key))]));
  return kept != null && Object.keys(kept).length > 0 ? kept : now();
}
function bind(model, keys, update) {
  let frame = 0;
  const schedule = () => {
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
      for (const key of keys) model.off(`change:${key}`, schedule);
    }
  };
}
var same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

// shared/player.ts
function startClock(model, sequence2) {
  let timer;
  const get = (key) => model.get(key);
  const write = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
  };
  const wait = () => {
    clearTimeout(timer);
    if (get("playing") === true) timer = setTimeout(tick, 1e3 / Math.max(0.25, Number(get("speed"))));
  };
  const tick = () => {
    const [index, last2] = [sequence2.index(get) + 1, sequence2.length(get) - 1];
    write({ ...index <= last2 && sequence2.at(get, index), playing: index < last2 });
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
var SPEEDS = [0.25, 0.5, 1, 2, 4, 8].map((speed) => [String(speed), `${speed} / s`]);
var Player = class {
  constructor(binding, sequence2) {
    this.binding = binding;
    this.sequence = sequence2;
    this.scrub.setAttribute("aria-label", `Position among the ${sequence2.unit}s`);
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
        button(`First ${sequence2.unit}`, () => this.go(0), "first", true),
        button("Step back", () => this.step(-1), "back", true),
        this.playButton,
        button("Step forward", () => this.step(1), "forward", true)
      ),
      this.scrub,
      this.count,
      this.speed.element
    );
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }
  binding;
  sequence;
  element;
  playButton;
  scrub = h("input", { type: "range", min: 0, step: 1, class: "cnn-scrub" });
  count = h("span", { class: "cnn-count" });
  speed = select("Speed", SPEEDS, (value) => this.binding.set({ speed: Number(value) }));
  /** Play, or pause. Playing from the last step starts again at the first. */
  toggle() {
    const playing = this.binding.get("playing") === true;
    const atEnd = this.sequence.index(this.binding.get) >= this.sequence.length(this.binding.get) - 1;
    this.binding.set({ ...!playing && atEnd && this.sequence.at(this.binding.get, 0), playing: !playing });
  }
  pause() {
    if (this.binding.get("playing") === true) this.binding.set({ playing: false });
  }
  update() {
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
  step(by) {
    this.go(this.sequence.index(this.binding.get) + by);
  }
  go(index) {
    const last2 = this.sequence.length(this.binding.get) - 1;
    const traits = this.sequence.at(this.binding.get, Math.max(0, Math.min(last2, index)));
    this.binding.set({ ...traits, playing: false });
  }
  /** On the slider the space bar plays and pauses; on a button it presses the button, as everywhere. */
  keydown(event) {
    if (event.key !== " " || event.target !== this.scrub) return;
    event.preventDefault();
    this.toggle();
  }
};

// shared/python.ts
var PythonPanel = class {
  constructor(source) {
    this.source = source;
    const pre = h("pre", { tabindex: 0, role: "group", "aria-label": "Python source" }, this.code);
    const copy2 = button("Copy", () => void this.copy());
    const bar = h("div", { class: "cnn-python-bar" }, h("span", {}, "The same in Python"), this.status, copy2);
    this.element = h("div", { class: "cnn-python", hidden: true }, bar, pre);
  }
  source;
  element;
  code = h("code", {});
  status = h("span", { class: "cnn-copied", role: "status" });
  /** Write the call again, if anybody can see it. */
  update() {
    if (this.element.hidden) return;
    setText(this.code, this.source());
    setText(this.status, "");
  }
  async copy() {
    try {
      await navigator.clipboard.writeText(this.source());
      setText(this.status, "Copied");
    } catch {
      getSelection()?.selectAllChildren(this.code);
      setText(this.status, "Selected: press Ctrl+C to copy");
    }
  }
};

// shared/theme.ts
var SIGNALS = ["data-theme", "data-jp-theme-light", "data-vscode-theme-kind", "theme", "class"];
function onTheme(changed) {
  const watch = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) watch.observe(element, { attributeFilter: SIGNALS });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    watch.disconnect();
    system.removeEventListener("change", changed);
  };
}
var pen;
function themeColour(element, property) {
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = element.appendChild(document.createElement("i"));
  probe.style.color = `var(${property})`;
  pen.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

// shared/base.ts
var PLAYING = ["playing", "speed"];
var SETTLED = 350;
var MARGINS = 4;
function defineExplorer(explorer) {
  const { sequence: sequence2 } = explorer;
  return {
    initialize: ({ model }) => sequence2 === void 0 ? () => {
    } : startClock(model, sequence2),
    render({ model, el }) {
      try {
        return mount(explorer, model, el);
      } catch (error) {
        const sentence = `${explorer.name} could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
        el.replaceChildren(h("div", { class: "cnn" }, h("p", { class: "cnn-problem", role: "alert" }, sentence)));
        return () => el.replaceChildren();
      }
    }
  };
}
function mount(explorer, model, el) {
  const keys = [...explorer.traits, ...explorer.sequence === void 0 ? [] : PLAYING];
  const start = beginning(model, keys);
  const root = h("div", { class: "cnn", role: "group", "aria-label": explorer.title, "data-explorer": explorer.name });
  const live = h("div", { class: "cnn-live", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const problem = h("p", { class: "cnn-problem", role: "alert", hidden: true });
  const part = (name) => h("div", { class: `cnn-${name}` });
  let spoken;
  const binding = bind(model, keys, () => draw());
  const frame = {
    binding,
    editor: new Editor(root),
    player: explorer.sequence === void 0 ? null : new Player(binding, explorer.sequence),
    choices: part("choices"),
    more: part("more"),
    stage: part("stage"),
    detail: part("detail"),
    complain(sentence) {
      problem.hidden = sentence === null;
      setText(problem, sentence ?? "");
    }
  };
  const view = explorer.build(frame);
  const python = new PythonPanel(() => view.python());
  const draw = () => {
    view.update();
    frame.player?.update();
    python.update();
    clearTimeout(spoken);
    spoken = setTimeout(() => setText(live, view.describe()), SETTLED);
  };
  const toolbar = tools(frame, python, () => {
    frame.complain(null);
    view.reset?.();
    binding.set({ ...start, ...frame.player !== null && { playing: false } });
  });
  root.append(toolbar, frame.more, problem, frame.stage);
  if (frame.player !== null) root.append(frame.player.element);
  root.append(frame.detail, python.element, live, frame.editor.element);
  const watch = new ResizeObserver(() => view.resize(root.clientWidth - MARGINS));
  const stop = onTheme(() => view.theme?.());
  el.append(root);
  pauseOnPointing(frame);
  view.resize((root.clientWidth || 700) - MARGINS);
  draw();
  setText(live, view.describe());
  root.dataset["ready"] = "true";
  watch.observe(root);
  return () => {
    clearTimeout(spoken);
    watch.disconnect();
    stop();
    view.dispose();
    binding.dispose();
    root.remove();
  };
}
function pauseOnPointing({ stage, player }) {
  const pause = (event) => {
    if (event.target.closest("[role=gridcell]") !== null) player?.pause();
  };
  stage.addEventListener("pointermove", pause);
  stage.addEventListener("pointerdown", pause);
  stage.addEventListener("focusin", pause);
}
function tools(frame, python, reset) {
  frame.more.hidden = true;
  const more = toggle("More", (on) => {
    frame.more.hidden = !on;
    more.show(on);
    frame.binding.schedule();
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

// shared/scale.ts
function reach(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
var strength = (value, most) => most > 0 ? Math.max(-1, Math.min(1, value / most)) : 0;
var Legend = class {
  element;
  low = h("span", {});
  high = h("span", {});
  bar = h("span", { class: "cnn-legend-bar" });
  note = h("span", { class: "cnn-legend-note" });
  constructor() {
    this.element = h("div", { class: "cnn-legend" }, this.low, this.bar, this.high, this.note);
  }
  /** `signed`: the scale has a negative half. `most` null: every map has a scale of its own. */
  show(hue, most, signed2, note) {
    this.bar.dataset["hue"] = hue;
    this.bar.dataset["signed"] = String(signed2);
    const end = most === null ? "max" : format(most);
    setText(this.low, signed2 ? MINUS + end : "0");
    setText(this.high, end);
    setText(this.note, note);
  }
};

// ops/tensor.ts
var count = (shape) => shape.reduce((a, b) => a * b, 1);
function tensor(shape, data) {
  const size = count(shape);
  if (data !== void 0 && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape], data: data === void 0 ? new Float64Array(size) : Float64Array.from(data) };
}
function toNested(t) {
  const build = (axis, offset) => {
    if (axis === t.shape.length) return t.data[offset];
    const step = count(t.shape.slice(axis + 1));
    return Array.from({ length: t.shape[axis] }, (_, i) => build(axis + 1, offset + i * step));
  };
  return build(0, 0);
}

// ops/source.ts
function commonDenominator(values) {
  const all = [...values];
  for (let q = 1; q <= 1024; q++) if (all.every((v) => Math.round(v * q) / q === v)) return q;
  return 1;
}
function arraySource(prefix, values) {
  const q = commonDenominator(values.data);
  const write = (nested, indent) => {
    if (!Array.isArray(nested)) return String(q === 1 ? nested : Math.round(nested * q));
    const separator = Array.isArray(nested[0]) ? `,
${" ".repeat(indent + 1)}` : ", ";
    return `[${nested.map((inner) => write(inner, indent + 1)).join(separator)}]`;
  };
  const start = `${prefix} = np.array(`;
  return `${start}${write(toNested(values), start.length)}, dtype=float)${q === 1 ? "" : ` / ${q}`}`;
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// ops/digit.ts
var BOX = 20;
var FAINT = 0.05;
var LARGEST = 3;
function tents(size, middle, scale) {
  return Array.from({ length: size }, (_, i) => {
    const made = new Float64Array(size);
    for (const third of [-1, 0, 1]) {
      const at = middle + (i + third / 3 - size / 2) / scale;
      for (let k = 0; k < size; k++) made[k] += Math.max(0, 1 - Math.abs(at - k)) / 3;
    }
    return made;
  });
}
function centreDigit(image, h2, w) {
  let [top2, bottom, left, right, total, row, col] = [h2, -1, w, -1, 0, 0, 0];
  for (let i = 0; i < h2; i++) {
    for (let j = 0; j < w; j++) {
      const ink = Math.max(0, image[i * w + j]);
      [total, row, col] = [total + ink, row + ink * i, col + ink * j];
      if (ink <= FAINT) continue;
      [top2, bottom, left, right] = [Math.min(top2, i), Math.max(bottom, i), Math.min(left, j), Math.max(right, j)];
    }
  }
  if (bottom < 0) return Float64Array.from(image);
  const scale = Math.min(LARGEST, BOX / (1 + Math.max(bottom - top2, right - left)));
  const [rows, cols] = [tents(h2, row / total, scale), tents(w, col / total, scale)];
  const between = new Float64Array(h2 * w);
  rows.forEach((weights, i) => weights.forEach((weight, k) => {
    if (weight > 0) for (let j = 0; j < w; j++) between[i * w + j] += weight * image[k * w + j];
  }));
  const made = new Float64Array(h2 * w);
  cols.forEach((weights, j) => weights.forEach((weight, k) => {
    if (weight > 0) for (let i = 0; i < h2; i++) made[i * w + j] += weight * between[i * w + k];
  }));
  return made;
}
function shiftPicture(x, [c, h2, w], [down, right], paper) {
  const made = new Float64Array(c * h2 * w).fill(paper);
  for (let ch = 0; ch < c; ch++) {
    for (let i = Math.max(0, down); i < Math.min(h2, h2 + down); i++) {
      for (let j = Math.max(0, right); j < Math.min(w, w + right); j++) {
        made[(ch * h2 + i) * w + j] = x[(ch * h2 + i - down) * w + j - right];
      }
    }
  }
  return made;
}
function coverPicture(x, [c, h2, w], [row, col, side], paper) {
  const made = Float64Array.from(x);
  for (let ch = 0; ch < c; ch++) {
    for (let i = row; i < Math.min(h2, row + side); i++) made.fill(paper, (ch * h2 + i) * w + col, (ch * h2 + i) * w + Math.min(w, col + side));
  }
  return made;
}
function stroke(x, [c, h2, w], [from, to], radius, ink) {
  const made = Float64Array.from(x);
  const [dy, dx] = [to[0] - from[0], to[1] - from[1]];
  const length = dy * dy + dx * dx;
  for (let i = 0; i < h2; i++) {
    for (let j = 0; j < w; j++) {
      const [y, z] = [i + 0.5 - from[0], j + 0.5 - from[1]];
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, (y * dy + z * dx) / length));
      const cover = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(y - t * dy, z - t * dx)));
      if (cover === 0) continue;
      for (let ch = 0; ch < c; ch++) {
        const at = (ch * h2 + i) * w + j;
        const full = made[at] + (ink - made[at]) * cover;
        if (Math.abs(ink - full) < Math.abs(ink - made[at])) made[at] = Math.round(full * 255) / 255;
      }
    }
  }
  return made;
}
function unpackDigits(packed, pixels) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const flat2 = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) flat2.push(bytes[i]);
    else flat2.push(...new Array(bytes[++i]).fill(0));
  }
  return Array.from({ length: flat2.length / pixels }, (_, i) => Uint8Array.from(flat2.slice(i * pixels, (i + 1) * pixels)));
}

// ops/network.ts
var unpacked = /* @__PURE__ */ new WeakMap();
function unpack(packed) {
  let made = unpacked.get(packed);
  if (made === void 0) {
    const bytes = Uint8Array.from(atob(packed.data), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const read = packed.dtype === "float16" ? (i) => half(view.getUint16(2 * i, true)) : (i) => view.getFloat32(4 * i, true);
    made = Float32Array.from({ length: bytes.length / (packed.dtype === "float16" ? 2 : 4) }, (_, i) => read(i));
    unpacked.set(packed, made);
  }
  return made;
}
function half(bits) {
  const [exponent, fraction] = [bits >> 10 & 31, bits & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits >> 15 ? -size : size;
}
function activations({ input: size, layers }, input) {
  const made = [Float32Array.from(input)];
  let [x, from] = [made[0], size];
  for (const layer of layers) {
    made.push(x = apply(layer, x, from));
    from = layer.size;
  }
  return made;
}
function apply(layer, x, from) {
  switch (layer.kind) {
    case "conv":
      return convolve(layer, x, from);
    case "pool":
    case "adaptive":
      return pool(layer, x, from);
    case "linear":
      return multiply(layer, x);
    case "norm": {
      const [scale, shift, each] = [unpack(layer.scale), unpack(layer.shift), from[1] * from[2]];
      return x.map((value, i) => value * scale[i / each | 0] + shift[i / each | 0]);
    }
    case "act": {
      const f = squash(layer.f, layer.params);
      return x.map(f);
    }
    case "softmax":
      return Float32Array.from(probabilities(x));
    default:
      return x;
  }
}
function probabilities(logits) {
  const all = Float64Array.from(logits);
  const top2 = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = all.map((logit) => Math.exp(logit - top2));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
function behindBorder(i, n, mode) {
  if (i >= 0 && i < n) return i;
  if (mode === "zeros") return -1;
  if (mode === "replicate") return i < 0 ? 0 : n - 1;
  if (mode === "circular") return (i % n + n) % n;
  const period = Math.max(1, 2 * (n - 1));
  const phase = (i % period + period) % period;
  return phase < n ? phase : period - phase;
}
function bordered(x, [c, h2, w], [top2, left, bottom, right], mode) {
  if (top2 + left + bottom + right === 0) return x;
  const [height, width] = [h2 + top2 + bottom, w + left + right];
  const made = new Float32Array(c * height * width);
  for (let i = 0; i < height; i++) {
    const row = behindBorder(i - top2, h2, mode);
    for (let j = 0; row >= 0 && j < width; j++) {
      const col = behindBorder(j - left, w, mode);
      for (let ch = 0; col >= 0 && ch < c; ch++) made[(ch * height + i) * width + j] = x[(ch * h2 + row) * w + col];
    }
  }
  return made;
}
function convolve(layer, x, from) {
  const { kernel: [kh, kw], stride: [sh, sw], dilation: [dh, dw], border, groups } = layer;
  const [o, ho, wo] = layer.size;
  const padded = bordered(x, from, border, layer.border_mode);
  const [height, width] = [from[1] + border[0] + border[2], from[2] + border[1] + border[3]];
  const [weight, bias] = [unpack(layer.weight), layer.bias && unpack(layer.bias)];
  const made = new Float32Array(o * ho * wo);
  const depth = from[0] / groups;
  let at = 0;
  for (let f = 0; f < o; f++) {
    const first = Math.floor(f * groups / o) * depth;
    const to = f * ho * wo;
    if (bias) made.fill(bias[f], to, to + ho * wo);
    for (let c = first; c < first + depth; c++) {
      for (let m = 0; m < kh; m++) {
        for (let n = 0; n < kw; n++) {
          const w = weight[at++];
          const corner = (c * height + m * dh) * width + n * dw;
          for (let i = 0; i < ho; i++) {
            const [source, target] = [corner + i * sh * width, to + i * wo];
            for (let j = 0; j < wo; j++) made[target + j] += w * padded[source + j * sw];
          }
        }
      }
    }
  }
  return made;
}
function multiply(layer, x) {
  const [weight, bias] = [unpack(layer.weight), layer.bias && unpack(layer.bias)];
  return Float32Array.from({ length: layer.size[0] }, (_, o) => {
    let sum = bias ? bias[o] : 0;
    for (let i = 0; i < x.length; i++) sum += weight[o * x.length + i] * x[i];
    return sum;
  });
}
function poolWindow(layer, axis, n, i) {
  if (layer.kind === "adaptive") {
    const size = layer.size[axis + 1];
    const [start2, stop] = [Math.floor(i * n / size), Math.ceil((i + 1) * n / size)];
    return { cells: Array.from({ length: stop - start2 }, (_, m) => start2 + m), span: stop - start2 };
  }
  const [k, d, p] = [layer.kernel[axis], layer.dilation[axis], layer.padding[axis]];
  const start = i * layer.stride[axis] - p;
  const cells = Array.from({ length: k }, (_, m) => start + m * d).filter((at) => at >= 0 && at < n);
  return { cells, span: Math.min(start + k, n + p) - start };
}
function poolDivisor(layer, spans, inside) {
  if (layer.kind === "adaptive" || layer.divisor === "inside") return inside;
  return layer.divisor === "window" ? spans : layer.divisor;
}
function pool(layer, x, [c, h2, w]) {
  const [, ho, wo] = layer.size;
  const rows = Array.from({ length: ho }, (_, i) => poolWindow(layer, 0, h2, i));
  const cols = Array.from({ length: wo }, (_, j) => poolWindow(layer, 1, w, j));
  const made = new Float32Array(c * ho * wo);
  const max = layer.mode === "max";
  for (let ch = 0, at = 0; ch < c; ch++) {
    for (const row of rows) {
      for (const col of cols) {
        let total = max ? -Infinity : 0;
        for (const r of row.cells) {
          for (const k of col.cells) {
            const value = x[(ch * h2 + r) * w + k];
            if (!max) total += value;
            else if (value > total || value !== value) total = value;
          }
        }
        made[at++] = max ? total : total / poolDivisor(layer, row.span * col.span, row.cells.length * col.cells.length);
      }
    }
  }
  return made;
}
function squash(name, p) {
  switch (name) {
    case "relu":
      return (x) => Math.max(0, x);
    case "leaky_relu":
      return (x) => x > 0 ? x : x * p[0];
    case "elu":
      return (x) => x > 0 ? x : p[0] * Math.expm1(x);
    case "tanh":
      return Math.tanh;
    case "scaled_tanh":
      return (x) => p[0] * Math.tanh(p[1] * x);
    case "sigmoid":
      return (x) => 1 / (1 + Math.exp(-x));
    case "silu":
      return (x) => x / (1 + Math.exp(-x));
    case "gelu":
      return (x) => x / 2 * (1 + erf(x / Math.SQRT2));
    case "gelu_tanh":
      return (x) => x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
    case "softplus":
      return (x) => x * p[0] > p[1] ? x : Math.log1p(Math.exp(x * p[0])) / p[0];
    case "hardtanh":
      return (x) => Math.min(p[1], Math.max(p[0], x));
    case "hardswish":
      return (x) => x * Math.min(6, Math.max(0, x + 3)) / 6;
    default:
      throw new RangeError(`no activation is called ${name}`);
  }
}
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series2 = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series2 * Math.exp(-x * x));
}

// ops/unit.ts
var sizeAt = ({ input, layers }, at) => at === 0 ? input : layers[at - 1].size;
var indexOf = ([, h2, w], [, c, row, col]) => (c * h2 + row) * w + col;
function unitAt(layer, [, h2, w], index) {
  return [layer, Math.floor(index / (h2 * w)), Math.floor(index / w) % h2, index % w];
}
function workingOf(net, all, unit) {
  const [at, c, i, j] = unit;
  const layer = net.layers[at - 1];
  const [from, x] = [sizeAt(net, at - 1), all[at - 1]];
  const index = indexOf(layer.size, unit);
  const value = all[at][index];
  const one = (w, bias) => {
    const factor = { at: index, x: x[index], w, product: x[index] * w };
    return { kind: "map", factors: [factor], patch: [1, 1], first: c, bias, value };
  };
  switch (layer.kind) {
    case "conv":
      return { ...convolved(layer, x, from, c, i, j), value };
    case "linear": {
      const weight = unpack(layer.weight).subarray(c * x.length, (c + 1) * x.length);
      const factors = Array.from(x, (input, k) => ({ at: k, x: input, w: weight[k], product: input * weight[k] }));
      return { kind: "sum", factors, patch: [1, 1], first: 0, bias: layer.bias ? unpack(layer.bias)[c] : 0, value };
    }
    case "pool":
    case "adaptive":
      return { ...pooled(layer, x, from, c, i, j), value };
    case "norm":
      return one(unpack(layer.scale)[c], unpack(layer.shift)[c]);
    default:
      return one(1, 0);
  }
}
function convolved(layer, x, from, f, i, j) {
  const { kernel: [kh, kw], stride, dilation, border, groups } = layer;
  const [, h2, w] = from;
  const depth = from[0] / groups;
  const first = Math.floor(f * groups / layer.size[0]) * depth;
  const weight = unpack(layer.weight);
  const factors = [];
  for (let c = 0; c < depth; c++) {
    for (let m = 0; m < kh; m++) {
      const row = behindBorder(i * stride[0] - border[0] + m * dilation[0], h2, layer.border_mode);
      for (let n = 0; n < kw; n++) {
        const col = behindBorder(j * stride[1] - border[1] + n * dilation[1], w, layer.border_mode);
        const at = row < 0 || col < 0 ? -1 : ((first + c) * h2 + row) * w + col;
        const [input, k] = [at < 0 ? 0 : x[at], weight[((f * depth + c) * kh + m) * kw + n]];
        factors.push({ at, x: input, w: k, product: input * k });
      }
    }
  }
  return { kind: "sum", factors, patch: [kh, kw], first, bias: layer.bias ? unpack(layer.bias)[f] : 0 };
}
function pooled(layer, x, [, h2, w], c, i, j) {
  const [rows, cols] = [poolWindow(layer, 0, h2, i), poolWindow(layer, 1, w, j)];
  const cells = rows.cells.flatMap((r) => cols.cells.map((k) => (c * h2 + r) * w + k));
  const winner = cells.reduce((best, at) => x[at] > x[best] ? at : best, cells[0]);
  const share = 1 / poolDivisor(layer, rows.span * cols.span, cells.length);
  const factors = cells.map((at) => {
    const weight = layer.mode === "avg" ? share : at === winner ? 1 : 0;
    return { at, x: x[at], w: weight, product: x[at] * weight };
  });
  const kind = layer.mode === "max" ? "max" : "mean";
  return { kind, factors, patch: [rows.cells.length, cols.cells.length], first: c, bias: 0 };
}
function reads(layer, from, block) {
  const whole = { channels: [0, from[0]], rows: [0, from[1]], cols: [0, from[2]] };
  if (layer.kind === "linear" || layer.kind === "softmax") return whole;
  if (layer.kind === "flatten") return unflatten(from, block.channels);
  const span = (axis, [first, end]) => {
    const n = from[axis + 1];
    const clip = (low, high) => [Math.max(0, low), Math.min(n, high)];
    if (layer.kind === "conv") {
      const [s2, d, p] = [layer.stride[axis], layer.dilation[axis], layer.border[axis]];
      const wraps = layer.border_mode === "circular";
      const [low, high] = [first * s2 - p, (end - 1) * s2 - p + d * (layer.kernel[axis] - 1) + 1];
      return wraps && (low < 0 || high > n) ? [0, n] : clip(low, high);
    }
    if (layer.kind !== "pool" && layer.kind !== "adaptive") return [first, end];
    const [a, b] = [poolWindow(layer, axis, n, first).cells, poolWindow(layer, axis, n, end - 1).cells];
    return clip(a[0] ?? 0, (b[b.length - 1] ?? n - 1) + 1);
  };
  let channels = block.channels;
  if (layer.kind === "conv") {
    const [outputs, depth] = [layer.size[0] / layer.groups, from[0] / layer.groups];
    channels = [Math.floor(channels[0] / outputs) * depth, (Math.floor((channels[1] - 1) / outputs) + 1) * depth];
  }
  return { channels, rows: span(0, block.rows), cols: span(1, block.cols) };
}
function unflatten([, h2, w], [first, end]) {
  const [a, b] = [Math.floor(first / (h2 * w)), Math.floor((end - 1) / (h2 * w))];
  if (a !== b) return { channels: [a, b + 1], rows: [0, h2], cols: [0, w] };
  const [top2, bottom] = [Math.floor(first / w) % h2, Math.floor((end - 1) / w) % h2];
  const cols = top2 === bottom ? [first % w, (end - 1) % w + 1] : [0, w];
  return { channels: [a, a + 1], rows: [top2, bottom + 1], cols };
}
function fieldsOf(net, [at, c, row, col]) {
  const fields = [{ channels: [c, c + 1], rows: [row, row + 1], cols: [col, col + 1] }];
  for (let i = at; i > 0; i--) fields.unshift(reads(net.layers[i - 1], sizeAt(net, i - 1), fields[0]));
  return fields;
}
function strongest(net, all, unit) {
  const { factors, kind } = workingOf(net, all, unit);
  const weight = ({ product, at }) => at < 0 ? -1 : kind === "max" ? product : Math.abs(product);
  const inside = factors.filter(({ at }) => at >= 0);
  const pool2 = kind === "max" ? inside.filter(({ w }) => w === 1) : inside;
  const best = pool2.reduce((a, b) => weight(b) > weight(a) ? b : a, pool2[0] ?? factors[0]);
  return unitAt(unit[0] - 1, sizeAt(net, unit[0] - 1), Math.max(0, best.at));
}
function mapped(layer, channel, x) {
  if (layer.kind === "act") return squash(layer.f, layer.params)(x);
  if (layer.kind === "norm") return x * unpack(layer.scale)[channel] + unpack(layer.shift)[channel];
  return x;
}

// feature_map/words.ts
function percent(share) {
  if (share > 0 && share < 5e-4) return "under 0.1 %";
  if (share >= 0.9995 && share < 1) return "over 99.9 %";
  return `${(100 * share).toFixed(1).replace(/\.0$/, "")} %`;
}
var isVector = ({ size: [, h2, w] }) => h2 * w === 1;
function place({ stages, unit: [, c, row, col], at, net }) {
  const stage = stages[at];
  if (at === 0) return `${net.input[0] > 1 ? `channel ${c}, ` : ""}row ${row}, column ${col}`;
  if (at === stages.length - 1 && net.labels.length > 0) return `class ${net.labels[c]}`;
  return isVector(stage) ? `unit ${c}` : `map ${c}, row ${row}, column ${col}`;
}
var valueOf = ({ all, net, unit }) => all[unit[0]][indexOf(sizeAt(net, unit[0]), unit)];
function sight(scene) {
  const { net, unit, at } = scene;
  if (at === 0) return "";
  const { rows, cols } = fieldsOf(net, unit)[0];
  const [height, width] = [rows[1] - rows[0], cols[1] - cols[0]];
  const all = height === net.input[1] && width === net.input[2];
  return all ? "It depends on the whole picture." : `Of the picture it sees ${height}×${width} pixels, outlined.`;
}
function describe(scene) {
  const { net, shares, stages, at } = scene;
  const shown = `Shown: ${stages[at].name}, ${place(scene)} = ${format(valueOf(scene))}. ${sight(scene)}`;
  if (shares === null) return shown;
  const [best, second] = Array.from(shares.keys()).sort((a, b) => shares[b] - shares[a]);
  const told = (i) => `${net.labels[i]} (${percent(shares[i])})`;
  return `Read as ${told(best)}, then ${told(second)}. ${shown}`;
}
function sampleIndex({ raw, net }, digits) {
  const [c, h2, w] = net.input;
  const border = (h2 - 28) / 2;
  if (h2 !== w || h2 !== 28 && h2 !== 32) return -1;
  return digits.findIndex((digit) => {
    for (let at = 0; at < c * h2 * w; at++) {
      const [row, col] = [Math.floor(at / w) % h2 - border, at % w - border];
      const inside = row >= 0 && row < 28 && col >= 0 && col < 28;
      if (raw[at] !== (inside ? digit[row * 28 + col] / 255 : 0)) return false;
    }
    return true;
  });
}
function pythonSource(scene, samples, digits) {
  const { net, raw, centre, shift: [down, right], patch: [row, col, side], unit } = scene;
  const { paper } = net;
  const [channels, height, width] = net.input;
  const sample = sampleIndex(scene, digits);
  const shipped = net.origin === "lenet5";
  const data = [centre && "centre_digit", sample >= 0 && "load_digit_samples", shipped && "load_weights"].filter((name2) => name2 !== false);
  const lines = ["import numpy as np"];
  if (!shipped) lines.push("import torch");
  if (data.length > 0) lines.push(`from cnnedu.data import ${data.join(", ")}`);
  if (shipped) lines.push("from cnnedu.functional import avg_pool2d, conv2d, linear, softmax, tanh");
  lines.push("");
  if (sample >= 0) {
    const border = (height - 28) / 2;
    lines.push(`digit = ${samples.sources[sample]} / 255`);
    lines.push(border > 0 ? `input = np.pad(digit, ${border})[None]` : "input = digit[None]");
    if (channels > 1) lines.push(`input = np.repeat(input, ${channels}, axis=0)`);
  } else lines.push(arraySource("input", tensor(net.input, raw)));
  if (centre) {
    const [minus, plus] = paper === 0 ? ["", ""] : [` - ${paper}`, ` + ${paper}`];
    lines.push(`input = np.stack([centre_digit(plane${minus})${plus} for plane in input])`);
  }
  if (down !== 0 || right !== 0) {
    const room = Math.max(Math.abs(down), Math.abs(right));
    const fill = paper === 0 ? "" : `, constant_values=${paper}`;
    const [rows, cols] = [`${room - down}:${room - down + height}`, `${room - right}:${room - right + width}`];
    lines.push(`room = ((0, 0), (${room}, ${room}), (${room}, ${room}))`);
    lines.push(`input = np.pad(input, room${fill})[:, ${rows}, ${cols}]  # ${down} down, ${right} to the right`);
  }
  if (side > 0) lines.push(`input[:, ${row}:${row + side}, ${col}:${col + side}] = ${paper}  # the patch`);
  lines.push("input = input.astype(np.float32)");
  const name = net.variables[unit[0]];
  const isFlat = net.layers.slice(0, unit[0]).some(({ kind }) => kind === "flatten" || kind === "linear");
  const where = isFlat ? `${unit[1]}` : unit.slice(1).join(", ");
  return `${lines.join("\n")}
${net.source}${name == null ? "" : `print(${name}[${where}])  # the unit shown
`}`;
}

// feature_map/bars.ts
var MOST = 10;
var Bars = class {
  constructor(show) {
    this.show = show;
    this.element = h("div", { class: "cnn-answer" }, this.title, this.list);
  }
  show;
  element;
  title = h("p", { class: "cnn-read" });
  list = h("div", { class: "cnn-bars", role: "group", "aria-label": "Probability of each class" });
  bars = [];
  update({ shares, net, at, stages, unit, answer }) {
    this.element.hidden = shares === null;
    if (shares === null) return;
    const count2 = Math.min(MOST, shares.length);
    if (this.bars.length !== count2) this.build(count2);
    const order = shares.length > MOST ? Array.from(shares.keys()).sort((a, b) => shares[b] - shares[a]) : null;
    const label = net.labels[answer];
    this.title.replaceChildren("Read as ", h("b", {}, label), `, ${percent(shares[answer])}`);
    this.bars.forEach((bar, i) => {
      bar.at = order === null ? i : order[i];
      const share = shares[bar.at];
      setText(bar.label, net.labels[bar.at]);
      setText(bar.text, percent(share));
      bar.fill.style.setProperty("--share", share.toFixed(4));
      setAttribute(bar.element, "data-best", bar.at === answer ? "" : null);
      setAttribute(bar.element, "aria-pressed", String(at === stages.length - 1 && unit[1] === bar.at));
    });
  }
  build(count2) {
    this.bars = Array.from({ length: count2 }, () => {
      const [label, fill, text] = [h("span", { class: "cnn-class" }), h("i", {}), h("span", { class: "cnn-share" })];
      const track = h("span", { class: "cnn-track", "aria-hidden": "true" }, fill);
      const element = h("button", { type: "button", class: "cnn-bar-row", onclick: () => this.show(bar.at) }, label, track, text);
      const bar = { element, label, fill, text, at: 0 };
      return bar;
    });
    this.list.replaceChildren(...this.bars.map(({ element }) => element));
  }
};

// shared/heat.ts
var STEPS = 255;
var MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};
var Heat = class {
  /** `label` names the picture for those who cannot see it. Its width is for the style sheet or the caller to set. */
  constructor(label, events = {}) {
    this.events = events;
    const active = Object.keys(events).length > 0;
    const attributes = active ? { role: "application", tabindex: 0, "aria-roledescription": "map" } : { role: "img" };
    this.element = h("div", { class: "cnn-heat", "aria-label": label, ...attributes }, this.canvas, this.outline);
    this.stop = onTheme(() => {
      this.tables.clear();
      this.paintAgain?.();
    });
    if (active) this.listen();
  }
  events;
  element;
  canvas = h("canvas", { class: "cnn-heat-canvas", width: 1, height: 1 });
  outline = h("div", { class: "cnn-heat-outline", hidden: true });
  stop;
  tables = /* @__PURE__ */ new Map();
  paintAgain = null;
  /** Kept, because a large map painted at every frame would be a lot of garbage. */
  image = null;
  cursor = [0, 0];
  get rows() {
    return this.canvas.height;
  }
  get cols() {
    return this.canvas.width;
  }
  name(label) {
    setAttribute(this.element, "aria-label", label);
  }
  /** Paint rows × cols values, row by row. What is not a number stays transparent. */
  paint(values, rows, cols, { hue, most }) {
    this.draw(rows, cols, (pixels) => {
      const words = new Uint32Array(pixels.buffer);
      const scale = most > 0 ? STEPS / most : 0;
      if (hue === "image") {
        for (let i = 0; i < words.length; i++) words[i] = grey(values[i] * scale);
        return;
      }
      const table = this.table(hue);
      for (let i = 0; i < words.length; i++) {
        const at = values[i] * scale + STEPS;
        words[i] = at !== at ? 0 : table[at < 0 ? 0 : at > 2 * STEPS ? 2 * STEPS : at + 0.5 | 0];
      }
    });
  }
  /** Paint a picture of 1 (grey) or 3 (red, green, blue) numbers per pixel, 0 to 255. */
  paintPicture(data, rows, cols, channels) {
    const last2 = channels - 1;
    this.draw(rows, cols, (pixels) => {
      for (let i = 0, at = 0; i < rows * cols; i++, at += channels) {
        pixels[4 * i] = data[at];
        pixels[4 * i + 1] = data[at + Math.min(1, last2)];
        pixels[4 * i + 2] = data[at + last2];
        pixels[4 * i + 3] = 255;
      }
    });
  }
  /** Outline a rectangle of values in the accent, or none. */
  box(box) {
    this.outline.hidden = box === null;
    if (box === null) return;
    const part = (value, whole) => `${100 * value / whole}%`;
    const { style } = this.outline;
    style.left = part(box.col, this.cols);
    style.top = part(box.row, this.rows);
    style.width = part(box.cols, this.cols);
    style.height = part(box.rows, this.rows);
  }
  /** Put the cursor of the keyboard on a value, without a word to anybody: where the arrow keys start from. */
  place(row, col) {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
  }
  /** The value under a pointer, even when the pointer has been dragged outside. */
  at({ clientX, clientY }) {
    const { left, top: top2, width, height } = this.canvas.getBoundingClientRect();
    return [
      limit(Math.floor((clientY - top2) / height * this.rows), this.rows),
      limit(Math.floor((clientX - left) / width * this.cols), this.cols)
    ];
  }
  dispose() {
    this.stop();
  }
  draw(rows, cols, painter) {
    if (this.canvas.width !== cols) this.canvas.width = cols;
    if (this.canvas.height !== rows) this.canvas.height = rows;
    this.paintAgain = () => {
      const context = this.canvas.getContext("2d");
      if (this.image?.width !== cols || this.image.height !== rows) this.image = context.createImageData(cols, rows);
      const { image } = this;
      painter(image.data);
      context.putImageData(image, 0, 0);
    };
    if (this.element.isConnected) this.paintAgain();
    else requestAnimationFrame(() => this.paintAgain?.());
  }
  /** Colours from -STEPS to STEPS, as the 32-bit words of a canvas. */
  table(hue) {
    const known = this.tables.get(hue);
    if (known !== void 0) return known;
    const ground = themeColour(this.element, "--cnn-ground");
    const plus = themeColour(this.element, `--cnn-${hue}-plus`);
    const minus = hue === "input" ? plus : themeColour(this.element, `--cnn-${hue}-minus`);
    const made = Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
      const [end, t] = [i < STEPS ? minus : plus, Math.abs(i - STEPS) / STEPS];
      const [r, g, b] = ground.map((from, channel) => Math.round(from + (end[channel] - from) * t));
      return word(r, g, b);
    });
    this.tables.set(hue, made);
    return made;
  }
  listen() {
    const { element, events } = this;
    const point = (event) => this.move(...this.at(event));
    element.addEventListener("pointermove", point);
    element.addEventListener("pointerdown", point);
    element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave?.();
    });
    element.addEventListener("click", (event) => events.pick?.(...this.at(event)));
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) this.move(...this.cursor);
    });
    element.addEventListener("blur", () => events.leave?.());
    element.addEventListener("keydown", (event) => {
      if (!this.pressed(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  /** Arrow keys move by one value, with Shift by ten. */
  pressed(event) {
    const [row, col] = this.cursor;
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const move = MOVES[event.key];
    const by = event.shiftKey ? 10 : 1;
    if (move !== void 0) this.move(limit(row + by * move[0], this.rows), limit(col + by * move[1], this.cols));
    else if (this.events.pick !== void 0 && (event.key === "Enter" || event.key === " ")) this.events.pick(row, col);
    else return this.events.key?.(event, row, col) ?? false;
    return true;
  }
  move(row, col) {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
    this.events.point?.(...this.cursor);
  }
};
var limit = (value, size) => Math.max(0, Math.min(size - 1, value));
var word = (r, g, b) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;
function grey(value) {
  if (value !== value) return 0;
  const level = value < 0 ? 0 : value > 255 ? 255 : value + 0.5 | 0;
  return word(level, level, level);
}

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// feature_map/mosaic.ts
var DOT = 3;
var Mosaic = class {
  heat;
  element;
  veil = s("path", { class: "cnn-veil", "fill-rule": "evenodd" });
  outline = s("path", { class: "cnn-field" });
  mark = s("path", { class: "cnn-mark-unit" });
  overlay = s("svg", { class: "cnn-overlay", preserveAspectRatio: "none", "aria-hidden": "true" }, this.veil, this.outline, this.mark);
  size = [0, 0, 0];
  perRow = 1;
  gap = 0;
  dot = 1;
  constructor(label, events = {}) {
    this.heat = new Heat(label, events);
    this.heat.element.append(this.overlay);
    this.element = h("div", { class: "cnn-mosaic" }, this.heat.element);
  }
  /** Lay out maps of this size, so many in a row. */
  arrange(size, perRow) {
    this.size = size;
    this.perRow = Math.max(1, Math.min(perRow, size[0]));
    this.dot = size[1] * size[2] === 1 ? DOT : 1;
    this.gap = this.dot > 1 ? 1 : Math.max(1, Math.round(size[2] / 12));
    setAttribute(this.overlay, "viewBox", `0 0 ${this.width} ${this.height}`);
  }
  get width() {
    return this.perRow * (this.size[2] * this.dot + this.gap) - this.gap;
  }
  get height() {
    return Math.ceil(this.size[0] / this.perRow) * (this.size[1] * this.dot + this.gap) - this.gap;
  }
  /** `most` null: every map has a scale of its own. */
  paint(values, hue, most) {
    const [c, rows, cols] = this.size;
    const { width, height, dot } = this;
    const made = new Float32Array(width * height).fill(NaN);
    for (let ch = 0; ch < c; ch++) {
      const scale = most === null ? 1 / (reach(slice(values, ch, rows * cols)) || 1) : 1;
      const [y, x] = this.corner(ch);
      for (let i = 0; i < rows * dot; i++) {
        for (let j = 0; j < cols * dot; j++) {
          const at = (ch * rows + (dot > 1 ? 0 : i)) * cols + (dot > 1 ? 0 : j);
          made[(y + i) * width + x + j] = values[at] * scale;
        }
      }
    }
    this.heat.paint(made, height, width, { hue, most: most ?? 1 });
  }
  /** The unit at a pixel of the canvas, or null in a gap. */
  unitAt(y, x) {
    const [c, rows, cols] = this.size;
    const [stepY, stepX] = [rows * this.dot + this.gap, cols * this.dot + this.gap];
    const channel = Math.floor(y / stepY) * this.perRow + Math.floor(x / stepX);
    const [row, col] = [Math.floor(y % stepY / this.dot), Math.floor(x % stepX / this.dot)];
    return channel < c && row < rows && col < cols ? [channel, row, col] : null;
  }
  /** The unit so many steps down and to the right, across the gaps; the same at the border. */
  step([channel, row, col], down, right) {
    const [c, rows, cols] = this.size;
    const [y, x] = [Math.floor(channel / this.perRow) * rows + row + down, channel % this.perRow * cols + col + right];
    const next = Math.floor(y / rows) * this.perRow + Math.floor(x / cols);
    const inside = y >= 0 && x >= 0 && x < this.perRow * cols && next < c;
    return inside ? [next, y % rows, x % cols] : [channel, row, col];
  }
  /** A block of units, as one rectangle for each map, or one around all. */
  rects({ channels, rows, cols }) {
    const [c, h2, w] = this.size;
    if (channels[1] - channels[0] === c && rows[1] - rows[0] === h2 && cols[1] - cols[0] === w) {
      return [{ x: 0, y: 0, width: this.width, height: this.height }];
    }
    return Array.from({ length: channels[1] - channels[0] }, (_, i) => {
      const [y, x] = this.corner(channels[0] + i);
      const { dot } = this;
      return { x: x + cols[0] * dot, y: y + rows[0] * dot, width: (cols[1] - cols[0]) * dot, height: (rows[1] - rows[0]) * dot };
    });
  }
  /** Outline a block and veil what is outside it; `unit`: the block is the unit looked at. */
  show(block, veiled, unit) {
    const d = block === null ? "" : this.rects(block).map(path).join("");
    setAttribute(this.outline, "d", unit ? "" : d);
    setAttribute(this.mark, "d", unit ? d : "");
    setAttribute(this.veil, "d", veiled ? path({ x: 0, y: 0, width: this.width, height: this.height }) + d : "");
  }
  dispose() {
    this.heat.dispose();
  }
  corner(channel) {
    const [, rows, cols] = this.size;
    const step = (n) => n * this.dot + this.gap;
    return [Math.floor(channel / this.perRow) * step(rows), channel % this.perRow * step(cols)];
  }
};
var path = ({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`;
var slice = (values, at, size) => values.subarray(at * size, (at + 1) * size);

// feature_map/detail.ts
var [MOST_CARDS, MOST_CHANNELS] = [25, 16];
var Detail = class {
  constructor(go) {
    this.go = go;
    this.strips = ["inputs", "weights", "products"].map((name) => new Mosaic(name));
    this.strips.forEach((mosaic, i) => this.strip.append(h("div", { class: "cnn-strip-row" }, this.names[i], mosaic.element)));
    const frame = h("div", { class: "cnn-strip-frame" }, this.strip, this.sums);
    this.element = h("div", { class: "cnn-working" }, this.title, this.story, frame, this.caption, this.cards, this.sum, this.soft);
  }
  go;
  element;
  title = h("p", { class: "cnn-title" });
  story = h("p", { class: "cnn-story" });
  strips;
  names = ["reads", `${TIMES} weights`, "= products"].map((name) => h("span", { class: "cnn-strip-name" }, name));
  strip = h("div", { class: "cnn-strip" });
  sums = h("div", { class: "cnn-sums", role: "group", "aria-label": "Sum of each channel" });
  cards = h("div", { class: "cnn-cards" });
  caption = h("p", { class: "cnn-cards-caption" });
  sum = h("p", { class: "cnn-sum" });
  soft = h("p", { class: "cnn-sum" });
  made = [];
  buttons = [];
  chosen = null;
  stage = -1;
  width = 0;
  scene = null;
  resize(width) {
    this.width = width;
  }
  update(scene) {
    this.scene = scene;
    const { at, stages, unit, net, all } = scene;
    if (at !== this.stage) this.chosen = null;
    this.stage = at;
    const stage = stages[at];
    setText(this.title, `${at === 0 ? "Pixel" : stage.name}, ${place(scene)} = ${format(valueOf(scene))}`);
    this.element.dataset["kind"] = at === 0 ? "pixel" : "unit";
    if (at === 0) {
      setText(this.story, "A pixel of the picture: paper is 0, ink is 1. Point at a unit of any layer to see its sum.");
      return;
    }
    const working = workingOf(net, all, [stage.main, unit[1], unit[2], unit[3]]);
    const groups = this.group(working);
    const best = groups.reduce((a, b) => Math.abs(b.sum) > Math.abs(a.sum) ? b : a, groups[0]);
    const chosen = groups.find(({ channel }) => channel === this.chosen) ?? best;
    setText(this.story, `${this.tell(working, groups)} ${sight(scene)}`);
    this.draw(working, groups, chosen);
    this.write(working, chosen, groups.length);
    this.add(working, groups);
    this.softmax();
  }
  dispose() {
    for (const strip of this.strips) strip.dispose();
  }
  /** Factors by channel of the layer below; those of a vector are one group. */
  group({ factors, patch, first, kind }) {
    const { stages, at } = this.scene;
    const below = stages[at - 1];
    const whole = kind === "sum" && this.layer().kind === "linear";
    const size = whole ? isVector(below) ? factors.length : below.size[1] * below.size[2] : patch[0] * patch[1];
    return Array.from({ length: Math.max(1, Math.round(factors.length / size)) }, (_, i) => {
      const mine = factors.slice(i * size, (i + 1) * size);
      return { channel: first + i, factors: mine, sum: mine.reduce((sum, { product }) => sum + product, 0) };
    });
  }
  layer() {
    const { net, stages, at } = this.scene;
    return net.layers[stages[at].main - 1];
  }
  tell({ kind, factors, patch }, groups) {
    const { stages, at } = this.scene;
    const below = stages[at - 1].name;
    const layer = this.layer();
    if (kind === "max") return `The largest of ${factors.length} neighbours in the same map of ${below}. Pooling has no weights.`;
    if (kind === "mean") return `The mean of ${factors.length} neighbours in the same map of ${below}. Pooling has no weights.`;
    if (layer.kind === "linear") return `A dense unit: every number of ${below}, each times a weight of its own: ${factors.length} products.`;
    if (layer.kind !== "conv") return `One number of ${below}, and what ${layer.title} makes of it.`;
    const [kh, kw] = patch;
    const depth = groups.length;
    if (depth === 1) return `A ${kh}${TIMES}${kw} patch of ${below} times a filter of as many weights, the same at every position.`;
    return `A ${kh}${TIMES}${kw} patch of each of ${depth} maps of ${below}, times a filter of ${kh}${TIMES}${kw}${TIMES}${depth} weights: ${factors.length} products.`;
  }
  draw(working, groups, chosen) {
    const { stages, at } = this.scene;
    const below = stages[at - 1];
    const layer = this.layer();
    const weighted = working.kind === "sum";
    const linear = layer.kind === "linear";
    const flat2 = linear && isVector(below);
    const shown = groups.length <= MOST_CHANNELS ? groups : [...groups].sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum)).slice(0, MOST_CHANNELS);
    const perRow = flat2 ? Math.min(groups[0].factors.length, 30) : Math.min(shown.length, this.width < 560 ? 6 : MOST_CHANNELS);
    const [rows, cols] = flat2 ? [1, 1] : linear ? [below.size[1], below.size[2]] : working.patch;
    const count2 = flat2 ? groups[0].factors.length : shown.length;
    const all = shown.flatMap(({ factors }) => factors);
    const single = count2 === 1;
    this.strip.dataset["single"] = String(single || flat2);
    const side = flat2 ? 16 : single ? 92 : Math.min(76, Math.max(30, Math.floor((this.width - 110) / perRow) - 4));
    const inputs = Float32Array.from(all, ({ x }) => x);
    const products = Float32Array.from(all, ({ product }) => product);
    const weights = Float32Array.from(all, ({ w }) => w);
    [inputs, weights, products].forEach((values, i) => {
      const strip = this.strips[i];
      strip.arrange([count2, rows, cols], perRow);
      strip.heat.element.style.width = `${Math.min(perRow, count2) * side}px`;
      strip.element.parentElement.hidden = i > 0 && !weighted;
      strip.paint(values, i === 1 ? "weight" : at === 1 && i === 0 ? "input" : "activation", reach(values));
      const among = shown.indexOf(chosen);
      const block = { channels: [among, among + 1], rows: [0, rows], cols: [0, cols] };
      strip.show(single || flat2 || among < 0 ? null : block, false, true);
    });
    this.sums.hidden = single || flat2 || !weighted;
    this.listSums(this.sums.hidden ? [] : shown, chosen, perRow, side);
  }
  listSums(groups, chosen, perRow, side) {
    if (this.buttons.length !== groups.length) {
      this.buttons = groups.map((_, i) => h("button", { type: "button", class: "cnn-channel-sum", onclick: () => this.choose(i) }));
      this.sums.replaceChildren(...this.buttons);
    }
    this.sums.style.setProperty("--columns", String(perRow));
    this.sums.style.setProperty("--side", `${side}px`);
    groups.forEach(({ channel, sum }, i) => {
      const button2 = this.buttons[i];
      button2.dataset["channel"] = String(channel);
      setText(button2, format(sum));
      setAttribute(button2, "aria-label", `map ${channel}: products sum to ${format(sum)}`);
      setAttribute(button2, "aria-pressed", String(channel === chosen.channel));
    });
  }
  choose(i) {
    this.chosen = Number(this.buttons[i].dataset["channel"]);
    this.update(this.scene);
  }
  /** A card for each product; of many, for those that weigh most. */
  write({ kind, patch }, { factors, channel }, groups) {
    const { net, stages, at } = this.scene;
    const { main, name } = stages[at];
    const below = stages[at - 1];
    const size = sizeAt(net, main - 1);
    const spatial = factors.length === patch[0] * patch[1] && factors.length <= MOST_CARDS;
    const shown = spatial ? factors : [...factors].sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, 12);
    const rest = factors.length - shown.length;
    this.caption.hidden = kind === "map";
    const which = groups > 1 ? `Map ${channel} of ${below.name}: ` : "";
    const left = factors.reduce((sum, { product }) => sum + product, 0) - shown.reduce((sum, { product }) => sum + product, 0);
    setText(this.caption, `${which}${rest > 0 ? `the ${shown.length} products that weigh most; the other ${rest} add ${format(left)}` : kind === "sum" ? "number times weight" : `what ${name} reads`}. Click one to follow it down.`);
    this.build(kind === "map" ? 0 : shown.length);
    this.cards.style.setProperty("--columns", String(spatial ? patch[1] : 4));
    this.cards.dataset["spatial"] = String(spatial);
    const most = reach(shown.map(({ product }) => product));
    shown.forEach((factor, i) => {
      const card = this.made[i];
      const [, c, row, col] = unitAt(main - 1, isVector(below) ? [size[0], 1, 1] : below.size, Math.max(0, factor.at));
      const padding = factor.at < 0;
      setText(card.where, padding ? "padding" : spatial ? "" : isVector(below) ? `unit ${c}` : `${c}: ${row}, ${col}`);
      setText(card.factors, kind === "sum" ? `${short(factor.x)} ${TIMES} ${short(factor.w)}` : "");
      setText(card.product, short(kind === "sum" ? factor.product : factor.x));
      const shade = kind === "max" ? factor.w === 1 ? strength(factor.x, most || 1) : 0 : strength(factor.product, most);
      card.element.style.setProperty("--t", Math.abs(shade).toFixed(3));
      setAttribute(card.element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${kind === "max" && factor.w === 1 ? " cnn-winner" : ""}`);
      card.element.dataset["at"] = String(factor.at);
    });
  }
  build(count2) {
    if (this.made.length === count2) return;
    this.made = Array.from({ length: count2 }, () => {
      const [where, factors, product] = [h("span", { class: "cnn-where" }), h("span", { class: "cnn-factors" }), h("b", {})];
      const element = h("div", { class: "cnn-card", onclick: () => this.follow(element) }, where, factors, product);
      return { element, where, factors, product };
    });
    this.cards.replaceChildren(...this.made.map(({ element }) => element));
  }
  follow(card) {
    const { stages, at } = this.scene;
    const { size, last: last2 } = stages[at - 1];
    const index = Number(card.dataset["at"]);
    if (index >= 0) this.go(unitAt(last2, size, index));
  }
  /** 0.31 + 0.12 − 0.08 + 0.02 (bias) = 0.37, then what the activation makes of it. */
  add({ kind, factors, bias, value }, groups) {
    const { stages, at, net, unit } = this.scene;
    const stage = stages[at];
    const several = groups.length > 1;
    let text = "";
    if (kind === "max") text = `max(${factors.map(({ x: x2 }) => format(x2)).join(", ")}) = `;
    else if (kind === "mean") text = `(${series(factors.map(({ x: x2 }) => x2))}) / ${Math.round(1 / factors[0].w)} = `;
    else if (kind === "sum") {
      const parts = several ? groups.length <= MOST_CHANNELS ? groups.map(({ sum }) => sum) : [groups.reduce((s2, g) => s2 + g.sum, 0)] : [groups[0].sum];
      const what = several ? groups.length <= MOST_CHANNELS ? "channels: " : `${groups.length} channels: ` : `${factors.length} products: `;
      text = `${what}${series(parts)}${bias === 0 ? "" : `${signed(bias)} (bias)`} = `;
    } else text = `${this.layer().title}(${format(factors[0].x)}) = `;
    let x = value;
    const steps = [];
    for (let i = stage.main + 1; i <= stage.last; i++) {
      const layer = net.layers[i - 1];
      if (layer.kind !== "act" && layer.kind !== "norm") continue;
      const y = mapped(layer, unit[1], x);
      steps.push(`; ${layer.title}(${format(x)}) = `, format(y));
      x = y;
    }
    const final = steps.length === 0 ? format(value) : steps.pop();
    const middle = steps.length === 0 ? "" : `${format(value)}${steps.join("")}`;
    this.sum.replaceChildren(text, middle, h("b", { class: "cnn-result" }, final));
  }
  /** A class: how its score becomes a probability. */
  softmax() {
    const { stages, at, net, all, unit, shares } = this.scene;
    const scores = all[all.length - 1];
    this.soft.hidden = at !== stages.length - 1 || shares === null || net.layers.at(-1).kind === "softmax";
    if (this.soft.hidden) return;
    const power = (z) => `e^${format(z, 1)}`;
    const others = Array.from(scores).filter((_, i) => i !== unit[1]).sort((a, b) => b - a);
    const named = others.slice(0, 2).map(power).join(" + ");
    const rest = others.length > 2 ? ` + … (${others.length - 2} more)` : "";
    const own = power(scores[unit[1]]);
    const share = h("b", { class: "cnn-result" }, percent(shares[unit[1]]));
    this.soft.replaceChildren(`softmax: ${own} / (${own} + ${named}${rest}) = `, share);
  }
};
var short = (value) => value !== 0 && Math.abs(value) < 5e-3 ? "0.00" : format(value);
var signed = (value) => `${value < 0 ? ` ${MINUS} ` : " + "}${format(Math.abs(value))}`;
var series = (values) => values.map((value, i) => i === 0 ? format(value) : signed(value)).join("");

// feature_map/flow.ts
var MOVES2 = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
var NARROW = 560;
var [TALLEST, WIDEST_MAP, NARROWEST_MAP, GAP, TITLE] = [300, 74, 22, 8, 64];
var Flow = class {
  constructor(events) {
    this.events = events;
    this.element = h("div", { class: "cnn-flow" }, this.beams, this.row);
  }
  events;
  element;
  row = h("div", { class: "cnn-columns" });
  beams = s("svg", { class: "cnn-beams", "aria-hidden": "true" }, s("path"));
  columns = [];
  painted = [];
  places = [];
  scene = null;
  width = 0;
  /** The unit of each layer that was shown last. */
  visited = /* @__PURE__ */ new Map();
  resize(width) {
    if (width === this.width) return;
    this.width = width;
    if (this.columns.length > 0) this.arrange();
  }
  update(scene, looking) {
    this.scene = scene;
    if (this.columns[0]?.stage !== scene.stages[0]) this.build(scene);
    this.paint(scene);
    this.visited.set(scene.stages[scene.at], scene.unit);
    const fields = fieldsOf(scene.net, scene.unit);
    this.columns.forEach(({ stage, mosaic, element }, i) => {
      mosaic.show(i <= scene.at ? fields[stage.last] ?? fields[fields.length - 1] : null, looking && i <= scene.at, i === scene.at);
      setAttribute(element, "data-dim", looking && i > scene.at ? "" : null);
    });
    this.connect(scene, fields[scene.stages[scene.at - 1]?.last ?? -1]);
  }
  dispose() {
    for (const { mosaic } of this.columns) mosaic.dispose();
  }
  build({ stages, net }) {
    this.dispose();
    this.columns = stages.map((stage, i) => this.column(stage, i, i === stages.length - 1 ? net.labels : []));
    this.row.replaceChildren(...this.columns.map(({ element }) => element));
    this.painted = [];
    this.arrange();
  }
  column(stage, at, labels) {
    const [c, rows, cols] = stage.size;
    const shape = isVector(stage) ? `${c} ${labels.length > 0 ? "classes" : "units"}` : `${c}×${rows}×${cols}`;
    const what = at === 0 ? "picture" : stage.title.replace("convolution", "conv").replace("average pooling", "mean pool").replace("max pooling", "max pool");
    const label = `${stage.name}${at === 0 ? "" : `, ${stage.title}`}, ${shape}`;
    const unit = (y, x) => {
      const found = mosaic.unitAt(y, x);
      return found && [stage.last, ...found];
    };
    const act = (event) => (y, x) => {
      const found = unit(y, x);
      if (found !== null) event(found);
    };
    const point = act((found) => this.events.point(found));
    const pick = act((found) => this.events.pick(found));
    let mouse = false;
    const mosaic = new Mosaic(label, { point: (y, x) => mouse ? point(y, x) : this.focus(stage), pick, leave: () => this.events.leave() });
    const { element } = mosaic.heat;
    for (const name of ["pointerenter", "pointerdown"]) element.addEventListener(name, () => mouse = true, { capture: true });
    for (const name of ["pointerleave", "pointercancel"]) element.addEventListener(name, () => mouse = false);
    element.addEventListener("keydown", (event) => this.key(event, stage, mosaic), { capture: true });
    const head = h("div", { class: "cnn-stage-head" }, h("b", {}, stage.name), h("span", {}, what), h("span", {}, shape));
    const named = labels.length <= 12 && h("div", { class: "cnn-row-names" }, ...labels.map((name) => h("span", {}, name)));
    const body = h("div", { class: "cnn-stage-body" }, h("div", { class: "cnn-named" }, named, mosaic.element));
    return { stage, mosaic, element: h("div", { class: "cnn-column", "data-stage": stage.name }, head, body) };
  }
  focus(stage) {
    this.events.move(this.visited.get(stage) ?? [stage.last, 0, stage.size[1] >> 1, stage.size[2] >> 1]);
  }
  key(event, stage, mosaic) {
    const move = MOVES2[event.key];
    const shown = this.scene.unit;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const mine = shown[0] === stage.last ? shown : [stage.last, 0, 0, 0];
    if (move !== void 0) {
      const by = event.shiftKey ? 5 : 1;
      this.events.move([stage.last, ...mosaic.step([mine[1], mine[2], mine[3]], by * move[0], by * move[1])]);
    } else if (event.key === "Enter" || event.key === " ") this.events.pick(mine);
    else if (event.key === "Escape") this.events.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** Give each layer its share of the width, and each map its size. */
  arrange() {
    const narrow = this.width < NARROW;
    setAttribute(this.element, "data-narrow", narrow ? "" : null);
    const plans = this.columns.map(({ stage }) => plan(stage, narrow, this.width));
    const room = this.width - GAP * (plans.length - 1);
    const need = (scale2) => plans.reduce((sum, { width }) => sum + Math.max(TITLE, width * scale2), 0);
    let scale = narrow ? 1 : 1.5;
    while (!narrow && scale > 0.6 && need(scale) > room) scale -= 0.02;
    setAttribute(this.row, "data-wrap", need(scale) > room ? "" : null);
    this.columns.forEach(({ stage, mosaic }, i) => {
      const { perRow, width } = plans[i];
      mosaic.arrange(stage.size, perRow);
      mosaic.heat.element.style.width = `${Math.floor(width * scale)}px`;
    });
    this.painted = [];
    this.measure();
  }
  measure() {
    requestAnimationFrame(() => {
      const frame = this.element.getBoundingClientRect();
      this.places = this.columns.map(({ mosaic }) => {
        const { left, top: top2, width } = mosaic.heat.canvas.getBoundingClientRect();
        return { x: left - frame.left, y: top2 - frame.top, scale: width / mosaic.width };
      });
      setAttribute(this.beams, "viewBox", `0 0 ${frame.width} ${frame.height}`);
      if (this.scene !== null) this.connect(this.scene, fieldsOf(this.scene.net, this.scene.unit)[this.scene.stages[this.scene.at - 1]?.last ?? -1]);
    });
  }
  paint({ all, scaling, net }) {
    const key = [all, scaling, net];
    if (key.every((part, i) => part === this.painted[i])) return;
    this.painted = key;
    const most = scaling === "global" ? Math.max(...this.columns.slice(1).map(({ stage }) => reach(all[stage.last]))) : null;
    this.columns.forEach(({ stage, mosaic }, i) => {
      const values = all[stage.last];
      const hue = i === 0 ? "input" : "activation";
      const own = scaling === "unit" && !isVector(stage);
      mosaic.paint(values, hue, own ? null : i === 0 || most === null ? reach(values) : most);
    });
  }
  /** Bands from the patches that the unit reads to the unit. */
  connect({ at, unit }, read) {
    const [from, to] = [this.columns[at - 1], this.columns[at]];
    const [a, b] = [this.places[at - 1], this.places[at]];
    let d = "";
    if (from && to && a && b && read) {
      const [, c, row, col] = unit;
      const target = laid(to.mosaic.rects({ channels: [c, c + 1], rows: [row, row + 1], cols: [col, col + 1] })[0], b);
      d = from.mosaic.rects(read).map((rect) => band(laid(rect, a), target)).join("");
    }
    setAttribute(this.beams.firstElementChild, "d", d);
  }
};
function plan(stage, narrow, width) {
  const [c, rows, cols] = stage.size;
  if (isVector(stage)) {
    const perRow2 = narrow ? Math.min(c, Math.floor(width / 17)) : Math.ceil(c / Math.min(c, Math.floor(TALLEST / 13)));
    return { perRow: perRow2, width: Math.min(width, perRow2 * (narrow ? 17 : 13)) };
  }
  if (narrow) {
    const perRow2 = Math.min(c, c <= 6 ? 6 : 8);
    return { perRow: perRow2, width: c === 1 ? 96 : Math.min(width, perRow2 * 60) };
  }
  let perRow = 1;
  const side = () => Math.min(WIDEST_MAP, TALLEST / Math.ceil(c / perRow) * (cols / rows));
  while (perRow < c && side() < Math.max(NARROWEST_MAP, Math.min(36, cols * 7))) perRow++;
  return { perRow, width: perRow * side() };
}
var laid = ({ x, y, width, height }, { x: left, y: top2, scale }) => ({
  x: left + x * scale,
  y: top2 + y * scale,
  width: width * scale,
  height: height * scale
});
function band(a, b) {
  const [right, bottom] = [a.x + a.width, a.y + a.height];
  if (b.x >= right) return `M${right} ${a.y}L${b.x} ${b.y}v${b.height}L${right} ${bottom}z`;
  return b.y >= bottom ? `M${a.x} ${bottom}L${b.x} ${b.y}h${b.width}L${right} ${bottom}z` : "";
}

// feature_map/state.ts
var TRAITS = ["input", "centre", "shift", "patch", "unit", "tool", "occlusion", "color_scale", "network", "samples"];
var staged = /* @__PURE__ */ new WeakMap();
function stagesOf(net) {
  let stages = staged.get(net);
  if (stages !== void 0) return stages;
  stages = [{ name: "input", title: "", main: 0, last: 0, size: net.input }];
  let pending = false;
  net.layers.forEach(({ kind, name, title, size }, i) => {
    const before = stages.length > 1 ? stages.pop() : null;
    const extends_ = ["act", "norm", "identity", "softmax"].includes(kind) && before !== null && !pending;
    if (kind === "flatten" || pending && kind === "identity") pending = true;
    if (before !== null) stages.push(extends_ ? { ...before, last: i + 1, size } : before);
    if (extends_ || pending && (kind === "flatten" || kind === "identity")) return;
    stages.push({ name, title, main: i + 1, last: i + 1, size });
    pending = false;
  });
  staged.set(net, stages);
  return stages;
}
var stageOf = (stages, layer) => Math.max(0, stages.findIndex(({ last: last2 }) => layer <= last2));
var KEYS = ["network", "input", "centre", "shift", "patch"];
var last;
function prepare(net, raw, centre, shift, patch) {
  const { input: size, paper } = net;
  const [, h2, w] = size;
  let x = raw;
  if (centre) {
    x = new Float64Array(raw.length);
    for (let at = 0; at < raw.length; at += h2 * w) {
      x.set(centreDigit(raw.subarray(at, at + h2 * w).map((value) => value - paper), h2, w).map((value) => value + paper), at);
    }
  }
  if (shift.some((by) => by !== 0)) x = shiftPicture(x, size, shift, paper);
  return patch[2] > 0 ? coverPicture(x, size, patch, paper) : x;
}
var flat = (nested) => Float64Array.from(nested.flat(2));
function runOn(net, seen) {
  const all = activations(net, seen);
  const end = all[all.length - 1];
  const shared = net.labels.length > 0;
  const shares = shared ? net.layers.at(-1)?.kind === "softmax" ? Float64Array.from(end) : probabilities(end) : null;
  return { seen, all, shares, answer: largest(shares ?? end) };
}
function largest(values) {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
function current(get) {
  const values = KEYS.map(get);
  if (last === void 0 || values.some((value, i) => value !== last.values[i])) {
    const net = get("network");
    const raw = flat(get("input"));
    const seen = prepare(net, raw, get("centre"), get("shift"), get("patch"));
    last = { values, raw, run: runOn(net, seen) };
  }
  return last;
}
function readScene(get) {
  const net = get("network");
  const stages = stagesOf(net);
  const { raw, run } = current(get);
  const unit = get("unit");
  return {
    ...run,
    net,
    stages,
    raw,
    unit,
    at: stageOf(stages, unit[0]),
    centre: get("centre"),
    shift: get("shift"),
    patch: get("patch"),
    tool: get("tool"),
    occlusion: get("occlusion"),
    scaling: get("color_scale")
  };
}
function descend({ net, all, stages }, unit, to) {
  let at = unit;
  while (at[0] > stages[to].last) at = strongest(net, all, at);
  return at;
}
var top = ({ stages, answer }) => {
  const { last: layer, size: [, h2, w] } = stages[stages.length - 1];
  return [layer, Math.floor(answer / (h2 * w)), Math.floor(answer / w) % h2, answer % w];
};

// feature_map/occlusion.ts
var [SLICE, MOST2] = [4, 2500];
var Occlusion = class {
  constructor(lay) {
    this.lay = lay;
    const put = (row, col) => this.lay(this.patchAt(row, col));
    this.heat = new Heat("occlusion map", { point: put, pick: put });
    this.element = h("div", { class: "cnn-occlusion" }, this.title, this.heat.element, this.legend.element, this.note);
  }
  lay;
  element;
  heat;
  title = h("p", { class: "cnn-read" });
  note = h("p", { class: "cnn-pad-caption" });
  legend = new Legend();
  timer;
  values = new Float32Array(0);
  step = 2;
  side = 8;
  key = [];
  update(scene) {
    const shown = scene.occlusion && scene.shares !== null;
    this.element.hidden = !shown;
    if (!shown) {
      clearTimeout(this.timer);
      this.key = [];
      return;
    }
    const { net, raw, centre, shift, patch } = scene;
    this.side = patch[2] || 8;
    const key = [net, raw, centre, ...shift, this.side];
    if (key.every((part, i) => part === this.key[i])) return;
    this.key = key;
    this.begin(scene);
  }
  dispose() {
    clearTimeout(this.timer);
    this.heat.dispose();
  }
  patchAt(row, col) {
    return [Math.max(0, row * this.step - (this.side >> 1)), Math.max(0, col * this.step - (this.side >> 1)), this.side];
  }
  begin({ net, raw, centre, shift }) {
    clearTimeout(this.timer);
    const [, rows, cols] = net.input;
    const clean = prepare(net, raw, centre, shift, [0, 0, 0]);
    const start = performance.now();
    const { shares, answer } = runOn(net, clean);
    const each = performance.now() - start;
    this.step = Math.max(rows > 16 ? 2 : 1, Math.ceil(Math.sqrt(rows * cols * each / MOST2)));
    const [high, wide] = [Math.ceil(rows / this.step), Math.ceil(cols / this.step)];
    this.values = new Float32Array(high * wide).fill(NaN);
    const label = net.labels[answer];
    this.title.replaceChildren("Where a patch hurts the ", h("b", {}, label));
    this.heat.name(`how the probability of ${label} changes with the patch at each place; arrow keys move the patch`);
    const order = [0, 2, 1, 3].flatMap((first) => Array.from({ length: Math.ceil((high - first) / 4) }, (_, i) => first + 4 * i));
    let at = 0;
    const work = () => {
      const until = performance.now() + SLICE;
      while (at < high * wide && performance.now() < until) {
        const [row, col] = [order[Math.floor(at / wide)], at % wide];
        const [top2, left] = [row * this.step - (this.side >> 1), col * this.step - (this.side >> 1)];
        const inside = [Math.max(0, top2), Math.max(0, left), this.side];
        const covered = coverPicture(clean, net.input, [inside[0], inside[1], this.side], net.paper);
        this.values[row * wide + col] = runOn(net, covered).shares[answer] - shares[answer];
        at++;
      }
      this.paint(high, wide, shares[answer], at === high * wide);
      if (at < high * wide) this.timer = setTimeout(work, 0);
    };
    this.timer = setTimeout(work, 0);
  }
  paint(rows, cols, now, done) {
    const known = this.values.filter((value) => value === value);
    const most = Math.max(0.05, reach(known));
    this.heat.paint(this.values, rows, cols, { hue: "activation", most });
    this.legend.show("activation", most, true, "change");
    const worst = known.reduce((a, b) => Math.min(a, b), 0);
    setText(this.note, done ? `Uncovered ${percent(now)}; at worst ${percent(Math.max(0, now + worst))}. Point: the patch follows.` : `${format(100 * known.length / (rows * cols), 0)} % done`);
  }
};

// feature_map/pad.ts
var [PEN, ERASER] = [1.15, 1.9];
var REST = 900;
var Pad = class {
  constructor(events) {
    this.events = events;
    this.heat = new Heat("picture", { point: (row, col) => this.keyed(row, col), pick: (row, col) => this.pressed(row, col) });
    this.heat.element.append(this.cover);
    this.element = h("div", { class: "cnn-pad" }, this.heat.element, this.caption);
    this.listen(this.heat.element);
  }
  events;
  element;
  heat;
  cover = h("div", { class: "cnn-cover", hidden: true });
  caption = h("p", { class: "cnn-pad-caption" });
  scene = null;
  /** The picture while a stroke is being drawn: faster than the model answers. */
  wet = null;
  from = null;
  byPointer = false;
  editing = false;
  penDown = false;
  timer;
  painted = null;
  /** Where the keyboard is. */
  cursor = null;
  update(scene) {
    this.scene = scene;
    const { net, raw, seen, patch, tool, centre } = scene;
    const [c, rows, cols] = net.input;
    const bare = this.bare();
    const values = bare ? this.wet ?? raw : seen;
    if (values !== this.painted) this.paint(values, c, rows, cols);
    this.painted = values;
    this.cover.hidden = patch[2] === 0 || bare;
    const part = (value, whole2) => `${100 * value / whole2}%`;
    const [top2, left, side] = patch;
    Object.assign(this.cover.style, {
      top: part(top2, rows),
      left: part(left, cols),
      width: part(Math.min(side, cols - left), cols),
      height: part(Math.min(side, rows - top2), rows)
    });
    const { rows: [a, b], cols: [l, r] } = fieldsOf(net, scene.unit)[0];
    const whole = b - a === rows && r - l === cols;
    const field = bare || whole || tool === "cover" ? null : { row: a, col: l, rows: b - a, cols: r - l };
    this.heat.box(this.cursor === null ? field : { row: this.cursor[0], col: this.cursor[1], rows: 1, cols: 1 });
    setText(this.caption, bare ? "Your drawing" : centre ? "As the network reads it: centred" : "What the network reads");
    const keys = tool === "cover" ? "arrow keys move the patch" : "arrow keys move, space puts the pen down or lifts it";
    this.heat.name(`picture, ${rows} by ${cols}: ${keys}`);
    setAttribute(this.heat.element, "data-tool", tool);
  }
  dispose() {
    clearTimeout(this.timer);
    this.heat.dispose();
  }
  /** A drawing that is centred afterwards is shown as drawn while one works on it. */
  bare() {
    return this.editing && this.scene.centre && this.scene.tool !== "cover";
  }
  paint(values, c, rows, cols) {
    const { paper, ink } = this.scene.net;
    const level = (value) => 255 * (value - paper) / (ink - paper || 1);
    if (c === 3) {
      const mixed = Array.from({ length: 3 * rows * cols }, (_, i) => level(values[i % 3 * rows * cols + Math.floor(i / 3)]));
      this.heat.paintPicture(mixed, rows, cols, 3);
      return;
    }
    const mean = Float32Array.from({ length: rows * cols }, (_, i) => {
      let sum = 0;
      for (let ch = 0; ch < c; ch++) sum += level(values[ch * rows * cols + i]);
      return sum / c;
    });
    this.heat.paint(mean, rows, cols, { hue: "input", most: 255 });
  }
  listen(element) {
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      this.edit(true);
      if (this.scene.tool === "cover") return this.lay(this.at(event));
      this.from = this.at(event);
      this.ink(this.from, this.from);
    });
    element.addEventListener("pointermove", (event) => {
      if (this.scene.tool === "cover") return this.lay(this.at(event));
      if (this.from === null) return;
      for (const moved of event.getCoalescedEvents?.() ?? [event]) {
        const to = this.at(moved);
        this.ink(this.from, to);
        this.from = to;
      }
    });
    const lift = (event) => {
      this.from = this.wet = null;
      if (event.pointerType === "touch") this.edit(false, REST);
    };
    element.addEventListener("pointerup", lift);
    element.addEventListener("pointercancel", lift);
    for (const name of ["pointerover", "pointerdown"]) element.addEventListener(name, () => this.byPointer = true, { capture: true });
    element.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && this.edit(true));
    element.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.edit(false, 150));
    element.addEventListener("keydown", () => this.byPointer = false, { capture: true });
    element.addEventListener("focus", () => element.matches(":focus-visible") && this.edit(true));
    element.addEventListener("blur", () => {
      this.penDown = false;
      this.cursor = this.wet = null;
      this.edit(false);
      this.events.redraw();
    });
  }
  edit(on, wait = 0) {
    clearTimeout(this.timer);
    if (on === this.editing) return;
    this.timer = setTimeout(() => {
      this.editing = on;
      this.events.redraw();
    }, wait);
    if (on) this.editing = true;
  }
  /** Where a pointer is, in pixels of the drawing, between them too. */
  at({ clientX, clientY }) {
    const { left, top: top2, width, height } = this.heat.canvas.getBoundingClientRect();
    const [, rows, cols] = this.scene.net.input;
    return [(clientY - top2) / height * rows, (clientX - left) / width * cols];
  }
  ink(from, to) {
    const { net, raw, tool, shift, centre } = this.scene;
    const [down, right] = centre ? [0, 0] : shift;
    const back = ([row, col]) => [row - down, col - right];
    const [radius, value] = tool === "erase" ? [ERASER, net.paper] : [PEN, net.ink];
    this.wet = stroke(this.wet ?? raw, net.input, [back(from), back(to)], radius, value);
    this.events.draw(this.wet);
  }
  lay([row, col]) {
    const { net: { input: [, rows, cols] }, patch } = this.scene;
    const side = patch[2] || 8;
    const start = (at, n) => Math.max(0, Math.min(n - side, Math.round(at - side / 2)));
    this.events.cover([start(row, rows), start(col, cols), side]);
  }
  /** The cursor of the keyboard has moved; the pointer is followed more finely, above. */
  keyed(row, col) {
    if (this.byPointer || this.scene === null) return;
    const to = [row + 0.5, col + 0.5];
    if (this.scene.tool === "cover") return this.lay(to);
    if (this.penDown) this.ink(this.from ?? to, to);
    this.from = this.penDown ? to : null;
    this.cursor = [row, col];
    this.events.redraw();
  }
  pressed(row, col) {
    if (this.byPointer) return;
    this.penDown = !this.penDown;
    this.from = this.wet = null;
    if (this.penDown) this.keyed(row, col);
  }
};

// feature_map.ts
var sequence = {
  unit: "layer",
  length: (get) => readScene(get).stages.length,
  index(get) {
    const { stages, unit } = readScene(get);
    return stages.length - 1 - stageOf(stages, unit[0]);
  },
  at(get, index) {
    const scene = readScene(get);
    const to = scene.stages.length - 1 - index;
    const start = to < scene.at ? scene.unit : top(scene);
    return { unit: [...descend(scene, start, to)] };
  }
};
var HINT = "Draw, rub out or cover a part, and see what changes. Point at any unit to see what it reads and its sum; click to hold it.";
var ARROWS = [
  ["ArrowLeft", "←", "Shift left", 0, -1],
  ["ArrowUp", "↑", "Shift up", -1, 0],
  ["ArrowDown", "↓", "Shift down", 1, 0],
  ["ArrowRight", "→", "Shift right", 0, 1]
];
var LONGEST = 8;
var FeatureMapView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.samples = binding.get("samples");
    this.digits = unpackDigits(this.samples.packed, 784);
    const point = (unit) => {
      this.over = true;
      if (!this.held) this.go(unit);
    };
    this.pad = new Pad({
      draw: (picture) => this.write(picture),
      cover: (patch) => binding.set({ patch: [...patch], playing: false }),
      redraw: () => binding.schedule()
    });
    this.bars = new Bars((channel) => this.go([this.scene().stages.at(-1).last, channel, 0, 0]));
    this.flow = new Flow({
      point,
      move: (unit) => {
        this.over = true;
        this.go(unit);
      },
      pick: (unit) => {
        const same2 = JSON.stringify(unit) === JSON.stringify(binding.get("unit"));
        this.held = !(this.held && same2);
        this.go(unit);
        binding.schedule();
      },
      leave: () => {
        this.over = false;
        binding.schedule();
      }
    });
    this.occlusion = new Occlusion((patch) => binding.set({ patch: [...patch], tool: "cover", playing: false }));
    this.detail = new Detail((unit) => {
      this.held = true;
      this.go(unit);
    });
    this.controls();
    const left = h("div", { class: "cnn-left" }, this.pad.element, this.under());
    const upper = h("div", { class: "cnn-upper" }, left, this.occlusion.element, this.bars.element);
    frame.stage.append(this.real, upper, this.flow.element, h("div", { class: "cnn-foot" }, this.legend.element, this.hint));
    frame.detail.append(this.detail.element);
  }
  frame;
  pad;
  bars;
  flow;
  detail;
  occlusion;
  legend = new Legend();
  hint = h("p", { class: "cnn-hint" });
  moved = h("output", { class: "cnn-moved" });
  digits;
  samples;
  shows = [];
  real = h("div", { class: "cnn-real", role: "group", "aria-label": "Real digits" });
  truth = h("span", { class: "cnn-truth", role: "status" });
  held = false;
  over = false;
  seen = /* @__PURE__ */ new Map();
  update() {
    const scene = this.scene();
    for (const show of this.shows) show(scene);
    this.pad.update(scene);
    this.bars.update(scene);
    this.occlusion.update(scene);
    this.flow.update(scene, this.held || this.over || this.frame.binding.get("playing") === true);
    this.detail.update(scene);
    const words = { unit: "each map by itself", layer: "each layer by itself", global: "one for all layers" };
    this.legend.show("activation", null, true, words[scene.scaling]);
    setText(this.hint, this.held ? "Held: click the same unit, or press Escape, to let it go." : HINT);
  }
  resize(width) {
    this.flow.resize(width);
    this.detail.resize(width);
    this.frame.binding.schedule();
  }
  describe() {
    return describe(this.scene());
  }
  python() {
    return pythonSource(this.scene(), this.samples, this.digits);
  }
  dispose() {
    for (const part of [this.pad, this.flow, this.detail, this.occlusion]) part.dispose();
  }
  scene() {
    return readScene(this.frame.binding.get);
  }
  go(unit) {
    this.frame.binding.set({ unit: [...unit], playing: false });
  }
  write(picture) {
    setText(this.truth, "");
    this.frame.binding.set({ input: toNested(tensor(this.scene().net.input, picture)), playing: false });
  }
  add(parent, control, value) {
    parent.append(control.element);
    this.shows.push((scene) => control.show(value(scene)));
  }
  controls() {
    const { choices, more, binding } = this.frame;
    const { net } = this.scene();
    const tools2 = [["draw", "Draw"], ["erase", "Erase"], ["cover", "Cover"]];
    this.add(choices, segmented("Tool", tools2, (tool) => this.take(tool)), ({ tool }) => tool);
    choices.append(button("Clear", () => this.clear()));
    if (net.labels.length > 0) {
      const map = toggle("Occlusion map", (on) => binding.set({ occlusion: on }));
      this.add(choices, map, ({ occlusion }) => occlusion);
    }
    const scales = [["layer", "layer"], ["unit", "map"], ["global", "network"]];
    const field = h("div", { class: "cnn-fields" }, h("span", { class: "cnn-caption" }, "One colour scale for each"));
    this.add(field, segmented("One colour scale for each", scales, (scale) => binding.set({ color_scale: scale })), ({ scaling }) => scaling);
    const side = slider("Patch", { min: 2, max: 16, step: 1, write: (n) => `${n}×${n}` }, (n) => this.widen(n));
    this.add(field, side, ({ patch }) => patch[2] || 8);
    more.append(field);
    this.offerDigits();
  }
  /** Buttons that fetch the next real digit of a class, and the next that the network mistakes. */
  offerDigits() {
    const { net } = this.scene();
    const [, rows, cols] = net.input;
    this.real.hidden = rows !== cols || rows !== 28 && rows !== 32;
    if (this.real.hidden) return;
    const digits = Array.from({ length: 10 }, (_, digit) => {
      const made = button(String(digit), () => this.bring(digit));
      made.setAttribute("aria-label", `A real ${digit}`);
      return made;
    });
    const hard = net.origin === "lenet5" && button("one it gets wrong", () => this.bring(-1));
    this.real.append(h("span", { class: "cnn-caption" }, "A real digit"), h("div", { class: "cnn-ten" }, ...digits));
    if (hard !== false) this.real.append(hard);
    this.real.append(this.truth);
  }
  bring(digit) {
    const { labels, hard } = this.samples;
    const mine = labels.flatMap((label, i) => (digit < 0 ? i >= hard : i < hard && label === digit) ? [i] : []);
    const next = ((this.seen.get(digit) ?? -1) + 1) % mine.length;
    this.seen.set(digit, next);
    const [c, rows, cols] = this.scene().net.input;
    const border = (rows - 28) / 2;
    const picture = new Float64Array(c * rows * cols);
    this.digits[mine[next]].forEach((value, i) => {
      for (let ch = 0; ch < c; ch++) picture[(ch * rows + border + Math.floor(i / 28)) * cols + border + i % 28] = value / 255;
    });
    this.write(picture);
    this.frame.binding.set({ centre: false, shift: [0, 0] });
    setText(this.truth, digit < 0 ? `It is a ${labels[mine[next]]}.` : "");
  }
  take(tool) {
    const { patch, net: { input: [, rows, cols] } } = this.scene();
    const side = patch[2] || 8;
    const middle = [rows - side >> 1, cols - side >> 1].map((at) => Math.max(0, at));
    const laid2 = patch[2] > 0 ? [...patch] : [...middle, side];
    this.frame.binding.set({ tool, patch: tool === "cover" ? laid2 : [0, 0, 0] });
  }
  widen(side) {
    const { patch: [row, col], net: { input: [, rows, cols] } } = this.scene();
    const patch = [Math.max(0, Math.min(row, rows - side)), Math.max(0, Math.min(col, cols - side)), side];
    this.frame.binding.set({ patch: [...patch], tool: "cover" });
  }
  clear() {
    const { net } = this.scene();
    this.write(new Float64Array(net.input.reduce((a, b) => a * b, 1)).fill(net.paper));
    this.frame.binding.set({ centre: net.input[0] === 1, shift: [0, 0], tool: "draw", patch: [0, 0, 0] });
  }
  /** Below the picture: shift it, centre it. */
  under() {
    const { binding } = this.frame;
    const move = (down, right) => {
      const [y, x] = this.scene().shift;
      const limit2 = (by) => Math.max(-LONGEST, Math.min(LONGEST, by));
      binding.set({ shift: [limit2(y + down), limit2(x + right)] });
    };
    const buttons = ARROWS.map(([, sign, label, down, right]) => {
      const made2 = button(sign, () => move(down, right));
      made2.setAttribute("aria-label", label);
      return made2;
    });
    const pressed = (event) => {
      const arrow = ARROWS.find(([key]) => key === event.key);
      if (arrow === void 0) return;
      move(arrow[3], arrow[4]);
      event.preventDefault();
      event.stopPropagation();
    };
    const shift = h("div", { class: "cnn-shift", role: "group", "aria-label": "Shift the picture", onkeydown: pressed });
    shift.append(h("span", { class: "cnn-caption" }, "Shift"), ...buttons, this.moved);
    this.shows.push(({ shift: [down, right] }) => setText(this.moved, down === 0 && right === 0 ? "" : `${down} down, ${right} right`));
    const made = h("div", { class: "cnn-under" }, shift);
    this.add(made, checkbox("centre it as MNIST does", (on) => binding.set({ centre: on })), ({ centre }) => centre);
    return made;
  }
};
var feature_map_default = defineExplorer({
  name: "FeatureMapExplorer",
  title: "Feature map explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new FeatureMapView(frame)
});
export {
  feature_map_default as default
};
