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
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
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
function stepper(label, name, [least, most], onChange) {
  let value = least;
  const less = button(`Decrease ${name}`, () => onChange(Math.max(least, value - 1)), "minus");
  const more = button(`Increase ${name}`, () => onChange(Math.min(most, value + 1)), "plus");
  const output = h("output", { class: "cnn-number" });
  const id = uniqueId("stepper");
  const caption = h("span", { id, class: "cnn-caption" }, label);
  const group = h("div", { class: "cnn-stepper", role: "group", "aria-labelledby": id }, less, output, more);
  const show = (values) => {
    value = values[0];
    const equal = values.every((other) => other === value);
    setText(output, equal ? String(value) : values.join("×"));
    disable(less, value <= least && equal);
    disable(more, value >= most && equal);
  };
  return { element: h("div", { class: "cnn-field" }, caption, group), show };
}
var disable = (element, off) => element.setAttribute("aria-disabled", String(off));

// shared/format.ts
var MINUS = "−";
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
function fit(value, characters) {
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  for (const decimals of [2, 1, 0]) {
    if (decimals < 2 && size < 0.5 * 10 ** -decimals) break;
    const text = format(value, decimals);
    if (text.length <= characters) return text;
    const bare = text.replace(/0\./, ".");
    if (size < 1 && bare.length <= characters) return bare;
  }
  const thousands = `${sign}${Math.round(size / 1e3)}k`;
  return size >= 1e3 && thousands.length <= characters ? thousands : "…";
}
function parseNumber(text) {
  const tidy = text.trim().replaceAll(MINUS, "-").replace(",", ".");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(tidy);
  if (match === null) return null;
  const value = Number(match[1]) / (match[2] === void 0 ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}
var plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

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
    const top = below + height > frame.height ? box.top - frame.top - height - 6 : below;
    this.element.style.translate = `${left}px ${top}px`;
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
    const [index, last] = [sequence2.index(get) + 1, sequence2.length(get) - 1];
    write({ ...index <= last && sequence2.at(get, index), playing: index < last });
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
    const last = this.sequence.length(this.binding.get) - 1;
    const traits = this.sequence.at(this.binding.get, Math.max(0, Math.min(last, index)));
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
  let spoken2;
  const binding = bind(model, keys, () => draw2());
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
  const draw2 = () => {
    view.update();
    frame.player?.update();
    python.update();
    clearTimeout(spoken2);
    spoken2 = setTimeout(() => setText(live, view.describe()), SETTLED);
  };
  const toolbar = tools(frame, python, () => {
    frame.complain(null);
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
  draw2();
  setText(live, view.describe());
  root.dataset["ready"] = "true";
  watch.observe(root);
  return () => {
    clearTimeout(spoken2);
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

// ops/tensor.ts
var count = (shape) => shape.reduce((a, b) => a * b, 1);
function tensor(shape, data) {
  const size = count(shape);
  if (data !== void 0 && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape], data: data === void 0 ? new Float64Array(size) : Float64Array.from(data) };
}
function fromNested(nested) {
  const shape = [];
  for (let level = nested; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const flat = [];
  const walk = (value, axis) => {
    if (axis === shape.length && !Array.isArray(value)) flat.push(value);
    else if (Array.isArray(value) && value.length === shape[axis]) value.forEach((v) => walk(v, axis + 1));
    else throw new RangeError("the lists are ragged: every row must have the same length");
  };
  walk(nested, 0);
  return tensor(shape, flat);
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

// ops/pooling.ts
function poolSize(n, k, s, p, ceil) {
  const room = n + 2 * p - k;
  if (!ceil) return Math.floor(room / s) + 1;
  const most = Math.ceil(room / s) + 1;
  return (most - 1) * s >= n + p ? most - 1 : most;
}
function effectivePool([h2, w], opts) {
  if (!opts.global) return opts;
  return { kernel: [h2, w], stride: [h2, w], padding: [0, 0], ceil: false, countPad: true, global: true };
}
function checkPool(shape, opts) {
  const { kernel, stride, padding, ceil } = effectivePool(shape, opts);
  for (const axis of [0, 1]) {
    const [n, k, p] = [shape[axis], kernel[axis], padding[axis]];
    const unit = axis === 0 ? "rows" : "columns";
    if (2 * p > k) {
      const most = Math.floor(k / 2);
      return `Padding ${p} is more than half of a window of ${k} ${unit}: a window could then hold nothing but padding. ` + (most > 0 ? `Use at most ${most}, or a window of at least ${2 * p}.` : `Use 0, or a window of at least ${2 * p}.`);
    }
    if (k > n + 2 * p && !(ceil && poolSize(n, k, stride[axis], p, true) >= 1)) {
      return `A window of ${k} ${unit} does not fit on ${n + 2 * p} (${n} and ${2 * p} of padding): use at most ${n + 2 * p}.`;
    }
  }
  return null;
}
function poolShape(shape, opts) {
  const { kernel, stride, padding, ceil } = effectivePool(shape, opts);
  const size = (axis) => poolSize(shape[axis], kernel[axis], stride[axis], padding[axis], ceil);
  return [size(0), size(1)];
}
function windowCells(map, opts, [i, j]) {
  const [h2, w] = map.shape;
  const { kernel, stride, padding } = effectivePool(map.shape, opts);
  const cells = [];
  for (let m = 0; m < kernel[0]; m++) {
    for (let n = 0; n < kernel[1]; n++) {
      const [row, col] = [i * stride[0] - padding[0] + m, j * stride[1] - padding[1] + n];
      const inside2 = row >= 0 && row < h2 && col >= 0 && col < w;
      const beyond = row >= h2 + padding[0] || col >= w + padding[1];
      cells.push({ row, col, kind: inside2 ? "map" : beyond ? "beyond" : "padding", value: inside2 ? map.data[row * w + col] : 0 });
    }
  }
  return cells;
}
function winnerOf(cells) {
  let best = null;
  for (const cell of cells) if (cell.kind === "map" && (best === null || cell.value > best.value)) best = cell;
  return best;
}
function divisorOf(cells, countPad) {
  return cells.filter(({ kind }) => kind === "map" || countPad && kind === "padding").length;
}
function* poolWindows(map, opts) {
  const [rows, cols] = poolShape(map.shape, opts);
  for (let at = 0; at < rows * cols; at++) yield [at, windowCells(map, opts, [Math.floor(at / cols), at % cols])];
}
function maxPool(map, opts) {
  const output = tensor(poolShape(map.shape, opts));
  for (const [at, cells] of poolWindows(map, opts)) output.data[at] = winnerOf(cells)?.value ?? -Infinity;
  return output;
}
function avgPool(map, opts) {
  const output = tensor(poolShape(map.shape, opts));
  const { countPad } = effectivePool(map.shape, opts);
  for (const [at, cells] of poolWindows(map, opts)) {
    output.data[at] = cells.reduce((sum, { value }) => sum + value, 0) / divisorOf(cells, countPad);
  }
  return output;
}
function maxPoolBackward(gradOutput, map, opts) {
  const grad = tensor(map.shape);
  for (const [at, cells] of poolWindows(map, opts)) {
    const won = winnerOf(cells);
    if (won !== null) grad.data[won.row * map.shape[1] + won.col] += gradOutput.data[at];
  }
  return grad;
}
function avgPoolBackward(gradOutput, map, opts) {
  const grad = tensor(map.shape);
  const { countPad } = effectivePool(map.shape, opts);
  for (const [at, cells] of poolWindows(map, opts)) {
    const share = gradOutput.data[at] / divisorOf(cells, countPad);
    for (const { row, col, kind } of cells) if (kind === "map") grad.data[row * map.shape[1] + col] += share;
  }
  return grad;
}
function shiftMap(map, [down, right], boundary) {
  const [h2, w] = map.shape;
  const moved = tensor(map.shape);
  for (let i = 0; i < h2; i++) {
    for (let j = 0; j < w; j++) {
      const [row, col] = [i - down, j - right];
      const inside2 = row >= 0 && row < h2 && col >= 0 && col < w;
      const [r, c] = [(row % h2 + h2) % h2, (col % w + w) % w];
      moved.data[i * w + j] = inside2 || boundary === "circular" ? map.data[r * w + c] : 0;
    }
  }
  return moved;
}
var ROUNDING2 = 1e-9;
var changedCells = (before, after) => Array.from(before.data, (value, at) => Math.abs(value - after.data[at]) > ROUNDING2);
function unreadLines(shape, opts, axis) {
  const { kernel, stride, padding } = effectivePool(shape, opts);
  const unread = new Set(Array.from({ length: shape[axis] }, (_, line) => line));
  for (let i = 0; i < poolShape(shape, opts)[axis]; i++) {
    for (let m = 0; m < kernel[axis]; m++) unread.delete(i * stride[axis] - padding[axis] + m);
  }
  return unread;
}
var channel = ({ shape, data }) => ({ shape: [1, ...shape], data });
var pairText = ([a, b]) => a === b ? `${a}` : `(${a}, ${b})`;
function poolArguments({ kernel, stride, padding, ceil, countPad, global }) {
  if (global) return ["1", "1"];
  const shared = [
    pairText(kernel),
    ...pairText(stride) === pairText(kernel) ? [] : [`stride=${pairText(stride)}`],
    ...pairText(padding) === "0" ? [] : [`padding=${pairText(padding)}`],
    ...ceil ? ["ceil_mode=True"] : []
  ].join(", ");
  return [shared, countPad ? shared : `${shared}, count_include_pad=False`];
}
function poolingSource({ map, opts, mode, gradOutput, shift: [down, right], boundary }) {
  const [max, average] = opts.global ? ["adaptive_max_pool2d", "adaptive_avg_pool2d"] : ["max_pool2d", "avg_pool2d"];
  const [maxRest, averageRest] = poolArguments(opts);
  const backward = mode === "backward" ? [`${average}_backward`, `${max}_backward`] : [];
  const cut = mode === "shift" && boundary === "zero";
  const names = [average, max, ...backward, ...cut ? ["pad"] : []].sort();
  const lines = ["import numpy as np", `from cnnedu.functional import ${names.join(", ")}`, "", arraySource("input", channel(map))];
  lines.push(`maximum = ${max}(input, ${maxRest})`, `average = ${average}(input, ${averageRest})`);
  if (mode === "backward") {
    lines.push(arraySource("grad_output", channel(gradOutput)));
    lines.push(`grad_max = ${max}_backward(grad_output, input, ${maxRest}).input`);
    lines.push(`grad_average = ${average}_backward(grad_output, input, ${averageRest}).input`);
  }
  if (mode === "shift") {
    const zero = `pad(input, (${right}, ${-right}, ${down}, ${-down}))  # left, right, top, bottom`;
    lines.push(`shifted = ${cut ? zero : `np.roll(input, (${down}, ${right}), (1, 2))`}`);
    lines.push(`print(np.sum(np.abs(${max}(shifted, ${maxRest}) - maximum) > 1e-9), "maxima changed")`);
    lines.push(`print(np.sum(np.abs(${average}(shifted, ${averageRest}) - average) > 1e-9), "averages changed")`);
  }
  return `${lines.join("\n")}
`;
}

// pooling/words.ts
var INFINITE = `${MINUS}∞`;
var place = (row, col) => `row ${format(row)}, column ${format(col)}`;
var MOST_WRITTEN = 16;
var number = (value) => value === -Infinity ? INFINITE : format(value);
var equals = (value) => Math.abs(Number(value.toFixed(2)) - value) < 1e-9 || !Number.isFinite(value) ? "=" : "≈";
function maxTerms({ cells }) {
  const seen = cells.filter(({ kind }) => kind !== "beyond");
  if (seen.length > MOST_WRITTEN) return `the largest of ${seen.length} numbers`;
  return `max(${seen.map(({ kind, value }) => kind === "map" ? format(value) : INFINITE).join(", ")})`;
}
function meanTerms({ cells, divisor, sum }) {
  const counted = cells.filter(({ kind }) => kind === "map").length;
  if (Math.max(counted, divisor) > MOST_WRITTEN) return `${format(sum)} / ${divisor}`;
  const seen = cells.filter(({ kind }) => kind === "map" || kind === "padding" && divisor > counted);
  const terms = seen.map(({ value }, at) => at > 0 && value < 0 ? `${MINUS} ${format(-value)}` : `${at > 0 ? "+ " : ""}${format(value)}`);
  return `(${terms.join(" ")}) / ${divisor}`;
}
var maxLine = (window) => `${maxTerms(window)} = ${number(window.largest)}`;
var meanLine = (window) => `${meanTerms(window)} ${equals(window.mean)} ${number(window.mean)}`;
var windowName = ({ opts, position }) => opts.global ? "The whole map" : `Window at ${place(...position)}`;
function direction([down, right]) {
  const part = (by, plus, minus) => by === 0 ? [] : [`${plural(Math.abs(by), "pixel")} ${by > 0 ? plus : minus}`];
  return [...part(down, "down", "up"), ...part(right, "right", "left")].join(" and ") || "nowhere";
}
var count2 = (flags2) => flags2.filter(Boolean).length;
var changes = (flags2) => {
  const changed = count2(flags2);
  return changed === 0 ? `none of ${flags2.length} changed` : changed === flags2.length ? `all ${changed} changed` : `${changed} of ${flags2.length} changed`;
};
function routeOfMax({ state, window }) {
  const g = gradientHere(state);
  const { winner, equals: ties } = window;
  if (winner === null) return `${format(g)} goes nowhere: the window holds only padding`;
  const tie = ties > 1 ? `, the first in reading order of ${ties} that hold ${format(winner.value)}` : `, which won with ${format(winner.value)}`;
  return `all of ${format(g)} goes to ${place(winner.row, winner.col)}${tie}`;
}
function routeOfAverage({ state, window }) {
  const [g, inside2] = [gradientHere(state), window.cells.filter(({ kind }) => kind === "map").length];
  const share = g / window.divisor;
  const lost = window.divisor - inside2;
  const padding = lost > 0 ? `; the ${plural(lost, "zero")} of the padding ${lost === 1 ? "takes its" : "take their"} share, and it is lost` : "";
  return `${format(g)} / ${window.divisor} ${equals(share)} ${format(share)} goes to each of ${plural(inside2, "cell")}${padding}`;
}
var gradientHere = ({ gradOutput, position: [i, j] }) => gradOutput.data[i * gradOutput.shape[1] + j];
function spoken(scene) {
  const { state, window, after } = scene;
  const name = windowName(state);
  if (scene.grads !== null) return `${name}, gradient backward. Max: ${routeOfMax(scene)}. Average: ${routeOfAverage(scene)}.`;
  const sums = `${name}: ${maxLine(window)}; average ${meanLine(window)}.`;
  if (after === null) return sums;
  return `Map shifted ${direction(state.shift)}. Max: ${changes(after.changedMax)}. Average: ${changes(after.changedAverage)}. ${sums}`;
}
function mapNote({ state, unread }) {
  const { opts, map } = state;
  const notes = [];
  const { padding, ceil } = effectivePool(map.shape, opts);
  if (padding.some((p) => p > 0)) {
    const counted = opts.countPad ? "and divides by it too" : "but does not divide by it";
    notes.push(`Striped: padding. To max it is ${INFINITE} and never wins; the average adds it as 0, ${counted}.`);
  }
  const ends = ["row", "column"].flatMap((unit, axis) => unread[axis].size === 0 ? [] : [plural(unread[axis].size, unit)]);
  if (ends.length > 0) {
    const gaps = opts.stride.some((s, a) => s > opts.kernel[a]);
    const why = gaps ? "the stride is longer than the window" : "the stride does not divide evenly";
    notes.push(`Struck out: no window reads ${ends.join(" and ")}; ${why}.${ceil || gaps ? "" : " Ceil mode would keep them."}`);
  }
  return notes.join(" ");
}
function readersOf({ state, maximum }, { row, col }) {
  const [rows, cols] = maximum.shape;
  const { opts, map } = state;
  const found = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const cells = windowCells(map, opts, [i, j]);
      if (!cells.some((cell) => cell.kind === "map" && cell.row === row && cell.col === col)) continue;
      const winner = winnerOf(cells);
      const divisor = cells.filter(({ kind }) => kind === "map" || kind === "padding" && opts.countPad).length;
      found.push({ i, j, wins: winner?.row === row && winner.col === col, share: 1 / divisor });
    }
  }
  return found;
}
function hint(scene, pointer) {
  const { state } = scene;
  if (pointer !== null) {
    const where = `Row ${pointer.row}, column ${pointer.col}`;
    const readers = readersOf(scene, pointer);
    if (readers.length === 0) return `${where} is in no window: neither max nor average ever sees it.`;
    const wins = readers.filter((reader) => reader.wins).length;
    if (scene.grads !== null) {
      const at = pointer.row * state.map.shape[1] + pointer.col;
      const [max, average] = [scene.grads.max.data[at], scene.grads.average.data[at]];
      const held = readers.length === 1 ? "the one window that holds it" : `the ${readers.length} windows that hold it`;
      return `${where} wins ${wins === 0 ? "none" : wins} of ${held}: through max it gets ${format(max)}, through average ${format(average)}.`;
    }
    const won = wins === 0 ? "wins in none of them, so max does not depend on it" : `is the largest in ${wins === readers.length && wins > 1 ? "all" : wins} of them`;
    return readers.length === 1 ? `${where} is in one window. ${wins > 0 ? "It is the largest there: max hands it on." : "It is not the largest: max would not notice if it changed a little."}` : `${where} is in ${readers.length} windows and ${won}.`;
  }
  if (state.mode === "backward") return "Every output hands its gradient back. Max gives all of it to the winner, average the same share to every cell. Change a gradient on the left and see where it goes.";
  if (state.mode === "shift") return "Pooling forgives a small shift only while every maximum stays in its window. Change the map, or choose another example.";
  return "Point at an output to see its window; point at a cell of the map to see who reads it. Click a cell of the map to change it.";
}

// pooling/arithmetic.ts
var SAVED = " Global pooling leaves one number per map. A classifier of 1000 classes on 512 maps of 7×7 needs 25,088,000 weights; behind global average pooling, 512,000.";
var Line = class {
  name = h("span", { class: "cnn-line-name" });
  terms = h("span", { class: "cnn-terms" });
  result = h("b", { class: "cnn-result" });
  element = h("p", { class: "cnn-line" }, this.name, this.terms, this.result);
  show(name, terms, result) {
    this.element.hidden = name === "";
    setText(this.name, name);
    setText(this.terms, terms);
    this.result.hidden = result === null;
    setText(this.result, result ?? "");
  }
};
var Arithmetic = class {
  title = h("p", { class: "cnn-title" });
  lines = Array.from({ length: 4 }, () => new Line());
  weights = h("p", { class: "cnn-weights" });
  element = h("div", { class: "cnn-arithmetic" }, this.title, ...this.lines.map(({ element }) => element), this.weights);
  update(scene) {
    const { state, window, after, maximum } = scene;
    setText(this.title, windowName(state));
    const [first, second, third, fourth] = this.lines;
    if (scene.grads !== null) {
      first.show("max", `${routeOfMax(scene)}.`, null);
      second.show("average", `${routeOfAverage(scene)}.`, null);
      const ties = window.equals > 1;
      third.show(ties ? "tie" : "", ties ? "The others hold as much and get nothing. The first in reading order wins, as in torch and in cnnedu.functional." : "", null);
      fourth.show("", "", null);
    } else {
      first.show("max", `${maxTerms(window)} =`, number(window.largest));
      const mean = after === null ? second : third;
      mean.show("average", `${meanTerms(window)} ${equals(window.mean)}`, number(window.mean));
      if (after === null) third.show("", "", null);
      else second.show("shifted", `${maxTerms(after.window)} =`, number(after.window.largest));
      if (after === null) fourth.show("", "", null);
      else fourth.show("shifted", `${meanTerms(after.window)} ${equals(after.window.mean)}`, number(after.window.mean));
    }
    const saved = state.opts.global ? SAVED : "";
    setText(this.weights, `${plural(scene.map.data.length, "number")} in, ${maximum.data.length} out, 0 weights: pooling has nothing to learn.${saved}`);
  }
};

// pooling/state.ts
var TRAITS = [
  "input",
  "kernel_size",
  "stride",
  "padding",
  "ceil_mode",
  "count_include_pad",
  "window",
  "mode",
  "position",
  "grad_output",
  "shift",
  "boundary"
];
var tensors = /* @__PURE__ */ new WeakMap();
function tensorOf(nested) {
  const known = tensors.get(nested);
  if (known !== void 0) return known;
  const made = fromNested(nested);
  tensors.set(nested, made);
  return made;
}
function readOptions(get) {
  return {
    kernel: get("kernel_size"),
    stride: get("stride"),
    padding: get("padding"),
    ceil: get("ceil_mode") === true,
    countPad: get("count_include_pad") === true,
    global: get("window") === "global"
  };
}
function fitted(gradient, shape) {
  const [rows, cols] = gradient.shape;
  if (rows === shape[0] && cols === shape[1]) return gradient;
  const made = tensor(shape);
  made.data.forEach((_, at) => {
    const [i, j] = [Math.floor(at / shape[1]), at % shape[1]];
    made.data[at] = i < rows && j < cols ? gradient.data[i * cols + j] : 1;
  });
  return made;
}
var clamp = (position, shape) => [
  Math.min(position[0], shape[0] - 1),
  Math.min(position[1], shape[1] - 1)
];
function readState(get) {
  const [map, opts] = [tensorOf(get("input")), readOptions(get)];
  const shape = poolShape(map.shape, opts);
  return {
    map,
    opts,
    mode: get("mode"),
    position: clamp(get("position"), shape),
    gradOutput: fitted(tensorOf(get("grad_output")), shape),
    shift: get("shift"),
    boundary: get("boundary")
  };
}
function attempt(binding, patch) {
  const get = (key) => key in patch ? patch[key] : binding.get(key);
  const [map, opts] = [tensorOf(get("input")), readOptions(get)];
  const complaint = checkPool(map.shape, opts);
  if (complaint !== null) return complaint;
  const { position, gradOutput } = readState(get);
  binding.set({ ...patch, position, grad_output: toNested(gradOutput) });
  return null;
}
function withValue(from, row, col, value) {
  const made = tensor(from.shape, from.data);
  made.data[row * from.shape[1] + col] = value;
  return toNested(made);
}
var valueAt = (t, row, col) => t.data[row * t.shape[1] + col] ?? 0;
function withSize(map, size) {
  const [h2, w] = map.shape;
  const made = tensor([size, size]);
  made.data.forEach((_, at) => made.data[at] = valueAt(map, Math.floor(at / size) % h2, at % size % w));
  return { input: toNested(made) };
}
function lookAt(map, opts, position) {
  const cells = windowCells(map, opts, position);
  const winner = winnerOf(cells);
  const sum = cells.reduce((total, { value }) => total + value, 0);
  const divisor = divisorOf(cells, opts.countPad || opts.global);
  const equals2 = cells.filter(({ kind, value }) => kind === "map" && value === winner?.value).length;
  return { cells, winner, equals: equals2, divisor, largest: winner?.value ?? -Infinity, sum, mean: sum / divisor };
}
var pooled = (map, { opts, position }) => ({
  map,
  maximum: maxPool(map, opts),
  average: avgPool(map, opts),
  window: lookAt(map, opts, position)
});
function compose(state) {
  const { map, opts, mode, gradOutput, shift, boundary } = state;
  const before = pooled(map, state);
  let after = null;
  if (mode === "shift") {
    const moved = pooled(shiftMap(map, shift, boundary), state);
    const changedMax = changedCells(before.maximum, moved.maximum);
    after = { ...moved, changedMax, changedAverage: changedCells(before.average, moved.average) };
  }
  const grads = mode === "backward" ? { max: maxPoolBackward(gradOutput, map, opts), average: avgPoolBackward(gradOutput, map, opts) } : null;
  return { state, ...before, unread: [unreadLines(map.shape, opts, 0), unreadLines(map.shape, opts, 1)], after, grads };
}

// pooling/controls.ts
var MODES = [
  ["forward", "Pool"],
  ["backward", "Gradient"],
  ["shift", "Shift by one"]
];
var WINDOWS = [
  ["sliding", "sliding"],
  ["global", "whole map"]
];
var DIRECTIONS = [
  ["0,1", "1 right"],
  ["0,-1", "1 left"],
  ["1,0", "1 down"],
  ["-1,0", "1 up"],
  ["1,1", "1 down, 1 right"],
  ["0,2", "2 right"],
  ["2,0", "2 down"],
  ["0,0", "not at all"]
];
var BOUNDARIES = [
  ["circular", "what left on the other side"],
  ["zero", "zeros"]
];
var readable = (name) => name.replaceAll("_", " ");
function buildControls(frame) {
  const change = (patch) => {
    frame.complain(attempt(frame.binding, patch));
    frame.binding.schedule();
  };
  const shows = [presets(frame, change), modes(frame, change), geometry(frame, change), reading(frame, change), shifts(frame, change)];
  return (state) => shows.forEach((show) => show(state));
}
function presets(frame, change) {
  const table = frame.binding.get("presets") ?? {};
  const options = [["", "your own"], ...Object.keys(table).map((name) => [name, readable(name)])];
  const choice = select("Example", options, (name) => change({ ...table[name], playing: false, ...name !== "" && { position: [0, 0], grad_output: [[1]] } }));
  frame.choices.append(choice.element);
  const written = new Map(Object.entries(table).map(([name, preset]) => [name, JSON.stringify([preset["input"], preset["window"], preset["kernel_size"]])]));
  return () => {
    const get = frame.binding.get;
    const now = JSON.stringify([get("input"), get("window"), get("kernel_size")]);
    choice.show([...written].find(([, text]) => text === now)?.[0] ?? "");
  };
}
function modes(frame, change) {
  const choice = segmented("What to look at", MODES, (mode) => change({ mode }));
  frame.choices.append(choice.element);
  return ({ mode }) => choice.show(mode);
}
var section = (title, ...fields) => h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));
function geometry(frame, change) {
  const both = (name) => (value) => change({ [name]: [value, value] });
  const which = segmented("Window", WINDOWS, (window) => change({ window }));
  const kernel = stepper("size", "window", [1, 6], both("kernel_size"));
  const stride = stepper("stride", "stride", [1, 6], both("stride"));
  const padding = stepper("padding", "padding", [0, 3], both("padding"));
  const map = stepper("map", "map size", [2, 12], (value) => change(withSize(readState(frame.binding.get).map, value)));
  frame.more.append(section("Window", which.element, kernel.element, stride.element, padding.element), section("Map", map.element));
  return ({ opts, map: values }) => {
    which.show(opts.global ? "global" : "sliding");
    kernel.show(opts.kernel);
    stride.show(opts.stride);
    padding.show(opts.padding);
    map.show(values.shape);
    for (const control of [kernel, stride, padding]) control.element.hidden = opts.global;
  };
}
function reading(frame, change) {
  const ceil = checkbox("keep windows that overhang (ceil mode)", (on) => change({ ceil_mode: on }));
  const pad = checkbox("average counts the padding", (on) => change({ count_include_pad: on }));
  const row = section("Border", ceil.element, pad.element);
  frame.more.append(row);
  return ({ opts }) => {
    ceil.show(opts.ceil);
    pad.show(opts.countPad);
    row.hidden = opts.global;
  };
}
function shifts(frame, change) {
  const by = select("Shift the map", DIRECTIONS, (value) => change({ shift: value.split(",").map(Number) }));
  const boundary = select("and let come in", BOUNDARIES, (value) => change({ boundary: value }));
  const row = h("div", { class: "cnn-fields cnn-shift" }, by.element, boundary.element);
  frame.stage.append(row);
  const field = by.element.querySelector("select");
  return ({ mode, shift, boundary: now }) => {
    row.hidden = mode !== "shift";
    const value = shift.join();
    if (![...field.options].some((option) => option.value === value)) {
      field.append(h("option", { value }, custom(shift)));
    }
    by.show(value);
    boundary.show(now);
  };
}
var custom = ([down, right]) => `${down} down, ${right} right`;

// shared/grid.ts
var MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0]
};
var Grid = class {
  constructor(hue, label, events) {
    this.events = events;
    this.element = h("div", { class: "cnn-grid", role: "grid", "aria-label": label, "data-hue": hue });
    this.element.addEventListener("pointerover", (event) => this.at(event, (r, c) => events.point(r, c)));
    this.element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave();
    });
    this.element.addEventListener("focusin", (event) => this.at(event, (r, c) => this.focused(r, c)));
    this.element.addEventListener("focusout", () => events.leave());
    this.element.addEventListener("click", (event) => this.at(event, (r, c, cell) => events.pick(r, c, cell)));
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }
  events;
  element;
  outline = h("div", { class: "cnn-outline", hidden: true });
  cells = [];
  lines = [];
  origin = [0, 0];
  /** How many characters a cell has room for. */
  characters = 3;
  stop = [NaN, NaN];
  /** Set the number of rows and columns, and the coordinates of the top left cell. Cells that stay are kept. */
  resize(rows, cols, origin = [0, 0]) {
    const [row, col] = origin;
    const [top, left] = this.origin;
    if (rows === this.cells.length && cols === this.cells[0]?.length && row === top && col === left) return;
    const [old, lines] = [this.cells, this.lines];
    this.origin = origin;
    this.cells = Array.from(
      { length: rows },
      (_, r) => Array.from({ length: cols }, (_2, c) => old[r + row - top]?.[c + col - left] ?? makeCell(row + r, col + c))
    );
    this.lines = this.cells.map((_, r) => lines[r + row - top] ?? h("div", { role: "row", class: "cnn-row" }));
    this.lines.forEach((line, r) => arrange(line, this.cells[r].map((cell) => cell.element)));
    arrange(this.element, [...this.lines, this.outline]);
    this.element.style.setProperty("--cols", String(cols));
    const [i, j] = this.stop;
    this.setStop(inside(i, row, rows) ? i : Math.max(row, 0), inside(j, col, cols) ? j : Math.max(col, 0));
  }
  /** Describe the whole grid. */
  name(label, hue) {
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "data-hue", hue);
  }
  paint(look) {
    const [row, col] = this.origin;
    this.cells.forEach((line, r) => line.forEach((cell, c) => draw(cell, look(row + r, col + c), this.characters)));
  }
  /** Outline a rectangle of cells, or none. */
  box(box) {
    this.outline.hidden = box === null;
    if (box === null) return;
    const place2 = { r: box.row - this.origin[0], c: box.col - this.origin[1], h: box.rows, w: box.cols };
    for (const [name, value] of Object.entries(place2)) this.outline.style.setProperty(`--${name}`, String(value));
  }
  /** Make this cell the one that Tab reaches. */
  setStop(row, col) {
    if (row === this.stop[0] && col === this.stop[1]) return;
    this.cell(...this.stop)?.setAttribute("tabindex", "-1");
    this.cell(row, col)?.setAttribute("tabindex", "0");
    this.stop = [row, col];
  }
  focus(row, col) {
    this.cell(row, col)?.focus({ preventScroll: false });
  }
  cell(row, col) {
    return this.cells[row - this.origin[0]]?.[col - this.origin[1]]?.element;
  }
  focused(row, col) {
    this.setStop(row, col);
    this.events.point(row, col);
  }
  at(event, act) {
    const cell = event.target.closest("[role=gridcell]");
    if (cell !== null) act(Number(cell.dataset["row"]), Number(cell.dataset["col"]), cell);
  }
  keydown(event) {
    this.at(event, (row, col, cell) => {
      if (this.handle(event, row, col, cell)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }
  handle(event, row, col, cell) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const { nudge, pick } = this.events;
    const step = shiftKey && altKey ? 0.1 : 1;
    if (nudge !== void 0 && altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      nudge(row, col, key === "ArrowUp" ? step : -step);
    } else if (altKey || metaKey) return false;
    else if (key in MOVES) this.move(key, ctrlKey, row, col);
    else if (ctrlKey) return false;
    else if (key === "Enter" || key === "F2") pick(row, col, cell);
    else if (nudge !== void 0 && (key === "+" || key === "-")) nudge(row, col, key === "+" ? 1 : -1);
    else if (nudge !== void 0 && /^[\d.,]$/.test(key)) pick(row, col, cell, key);
    else return this.events.key?.(event) ?? false;
    return true;
  }
  move(key, toCorner, row, col) {
    const [dr, dc] = MOVES[key];
    const clamp2 = (value, first, size) => Math.max(first, Math.min(first + size - 1, value));
    const corner = toCorner && (key === "Home" || key === "End");
    const [rows, cols] = [this.cells.length, this.cells[0].length];
    this.focus(
      clamp2(row + (corner ? dc : dr), this.origin[0], rows),
      clamp2(col + dc, this.origin[1], cols)
    );
  }
};
var makeCell = (row, col) => ({
  element: h("div", { role: "gridcell", tabindex: -1, "data-row": row, "data-col": col })
});
var inside = (at, first, size) => at >= first && at < first + size;
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}
function draw(cell, look, characters) {
  const { element, look: last } = cell;
  if (last !== void 0 && cell.characters === characters && alike(look, last)) return;
  const text = look.text ?? fit(look.value, characters);
  if (element.textContent !== text) element.textContent = text;
  const label = look.label();
  const known = text === "" || text === "…" || label.split(/[\s,:]+/).includes(text);
  setAttribute(element, "aria-label", known ? label : `${label}, about ${text}`);
  if (look.strength !== last?.strength) element.style.setProperty("--t", Math.abs(look.strength).toFixed(3));
  const classes = `cnn-cell ${look.flags}${look.strength < 0 ? " cnn-negative" : ""}`;
  if (element.className !== classes) element.className = classes;
  cell.look = look;
  cell.characters = characters;
}
var alike = (a, b) => a.value === b.value && a.strength === b.strength && a.flags === b.flags && a.text === b.text;

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
  show(hue, most, signed, note) {
    this.bar.dataset["hue"] = hue;
    this.bar.dataset["signed"] = String(signed);
    const end = most === null ? "max" : format(most);
    setText(this.low, signed ? MINUS + end : "0");
    setText(this.high, end);
    setText(this.note, note);
  }
};

// pooling/stage.ts
var EDITABLE = ["input", "arriving"];
var Block = class {
  constructor(part, events) {
    this.part = part;
    this.grid = new Grid("activation", part, gridEvents(part, events));
    const head = h("div", { class: "cnn-head" }, this.title, this.shape);
    const scroll = h("div", { class: "cnn-scroll" }, this.grid.element);
    this.element = h("div", { class: "cnn-block", "data-part": part }, head, scroll, this.legend.element, this.note);
  }
  part;
  element;
  grid;
  legend = new Legend();
  title = h("strong", {});
  shape = h("span", {});
  note = h("p", { class: "cnn-note", hidden: true });
  /** `name` is what the grid is called aloud, `title` stands above it, with a word behind. */
  head(name, hue, title, word) {
    this.grid.name(name, hue);
    setText(this.title, title);
    setText(this.shape, word);
  }
  say(text, strong = false) {
    this.note.hidden = text === "";
    this.note.classList.toggle("cnn-strong", strong);
    setText(this.note, text);
  }
};
var gridEvents = (part, events) => ({
  point: (row, col) => events.point(part, row, col),
  leave: () => events.leave(),
  pick: (row, col, cell, typed) => events.pick(part, row, col, cell, typed),
  ...EDITABLE.includes(part) && { nudge: (row, col, by) => events.nudge(part, row, col, by) },
  key(event) {
    if (event.key === " ") events.toggle();
    else if (event.key === "Escape") events.leave();
    else return false;
    return true;
  }
});
var ROWS = {
  first: ["input", "max", "average"],
  shift: ["shifted", "max-after", "average-after"],
  backward: ["arriving", "grad-max", "grad-average"]
};
var GAP = { wide: 36, pair: 16 };
var LEAST = 24;
var NARROWEST = 88;
var TALLEST = 520;
var flags = (names) => Object.keys(names).filter((name) => names[name]).join(" ");
var Stage = class {
  element = h("div", { class: "cnn-pools" });
  blocks;
  layout = "";
  constructor(events) {
    const parts = Object.values(ROWS).flat();
    this.blocks = Object.fromEntries(parts.map((part) => [part, new Block(part, events)]));
    this.element.append(...parts.map((part) => this.blocks[part].element));
  }
  update(scene, pointer, width) {
    const { mode } = scene.state;
    for (const row of ["shift", "backward"]) {
      for (const part of ROWS[row]) this.blocks[part].element.hidden = mode !== row;
    }
    this.size(scene);
    this.fit(scene, width);
    const top = { map: reach(finite(scene.map)), out: Math.max(reach(finite(scene.maximum)), reach(scene.average.data)) };
    if (scene.after !== null) top.out = Math.max(top.out, reach(finite(scene.after.maximum)), reach(scene.after.average.data));
    this.paintMap("input", scene, scene, pointer, top.map);
    this.paintOutput("max", scene, scene.maximum, pointer, top.out, null);
    this.paintOutput("average", scene, scene.average, pointer, top.out, null);
    this.paintShift(scene, top);
    this.paintGradients(scene, pointer);
    const [i, j] = scene.state.position;
    for (const part of ["max", "average", "max-after", "average-after", "arriving"]) this.blocks[part].grid.setStop(i, j);
  }
  /** Give every grid in sight its rows and columns. */
  size({ state, maximum }) {
    const [h2, w] = state.map.shape;
    const [rows, cols] = maximum.shape;
    const [top, left, height, width] = this.padded(state.map, maximum, state);
    const word = `${rows}×${cols}`;
    const global = state.opts.global ? "global " : "";
    const { input, max, average, arriving, shifted, ...others } = this.blocks;
    input.grid.resize(height, width, [-top, -left]);
    input.head("map", "input", "map", `${h2}×${w}`);
    for (const { grid } of [max, average]) grid.resize(rows, cols);
    max.head("max", "activation", `${global}max`, word);
    average.head("average", "activation", `${global}average`, word);
    if (state.mode === "shift") {
      shifted.grid.resize(height, width, [-top, -left]);
      shifted.head("shifted map", "input", "shifted map", direction(state.shift));
      for (const part of ["max-after", "average-after"]) others[part].grid.resize(rows, cols);
      others["max-after"].head("max of the shifted map", "activation", "max", "of the shifted map");
      others["average-after"].head("average of the shifted map", "activation", "average", "of the shifted map");
    } else if (state.mode === "backward") {
      arriving.grid.resize(rows, cols);
      arriving.head("gradient arriving", "activation", "gradient", "that arrives");
      for (const part of ["grad-max", "grad-average"]) others[part].grid.resize(h2, w);
      others["grad-max"].head("gradient through max", "activation", "through max", "to the winner");
      others["grad-average"].head("gradient through average", "activation", "through average", "to all alike");
    }
  }
  /** Rows and columns of padding before the map, and of the whole with what windows of ceil mode reach. */
  padded(map, output, { opts }) {
    const { kernel, stride, padding } = effectivePool(map.shape, opts);
    const span = (axis) => Math.max(map.shape[axis] + 2 * padding[axis], (output.shape[axis] - 1) * stride[axis] + kernel[axis]);
    return [padding[0], padding[1], span(0), span(1)];
  }
  /** Choose the arrangement and the size of a cell. */
  fit(scene, width) {
    const { state, maximum } = scene;
    const [, , height, columns] = this.padded(state.map, maximum, state);
    const out = maximum.shape[1];
    const right = state.mode === "backward" ? state.map.shape[1] : out;
    const tall = height + (state.mode === "shift" ? height : state.mode === "backward" ? state.map.shape[0] : 0);
    const most = Math.max(30, Math.min(42, Math.floor(TALLEST / tall)));
    const narrow = right * most < NARROWEST ? NARROWEST : 0;
    const room = (space, cells, others) => Math.floor((space - others) / cells);
    const wide = room(width - 2 * GAP.wide, columns + (narrow ? 0 : 2 * right), 2 * narrow);
    const pair = Math.min(room(width, columns, 0), narrow ? Infinity : room(width - GAP.pair, 2 * right, 0));
    const arrangement = wide >= LEAST + 2 ? "wide" : pair >= LEAST ? "pair" : "stack";
    const cell = Math.max(LEAST, Math.min(most, arrangement === "wide" ? wide : arrangement === "pair" ? pair : room(width, Math.max(columns, right), 0)));
    const key = `${arrangement},${cell}`;
    if (key === this.layout) return;
    this.layout = key;
    this.element.dataset["arrangement"] = arrangement;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 29 ? 13 : 12}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 29 ? 7.3 : 6.7));
    for (const { grid } of Object.values(this.blocks)) grid.characters = characters;
  }
  paintMap(part, scene, { map, window }, pointer, most) {
    const { state, unread } = scene;
    const [h2, w] = map.shape;
    const { padding } = effectivePool(map.shape, state.opts);
    const { grid, legend } = this.blocks[part];
    const inWindow = new Set(window.cells.map(({ row, col }) => `${row},${col}`));
    const { winner } = window;
    grid.box(boxOf(window.cells));
    grid.paint((row, col) => {
      const inside2 = row >= 0 && row < h2 && col >= 0 && col < w;
      const beyond = row >= h2 + padding[0] || col >= w + padding[1];
      const value = inside2 ? valueAt(map, row, col) : 0;
      const lost = inside2 && (unread[0].has(row) || unread[1].has(col));
      const wins = winner !== null && winner.row === row && winner.col === col;
      const here = pointer !== null && pointer.row === row && pointer.col === col && inside2;
      const look = flags({ pad: !inside2 && !beyond, beyond, unread: lost, tap: inWindow.has(`${row},${col}`), winner: wins, pointed: here });
      const notes = `${beyond ? ", behind the border" : inside2 ? "" : ", padding"}${lost ? ", never read" : ""}${wins ? ", the largest of its window" : ""}`;
      return {
        value,
        strength: strength(value, most),
        flags: look,
        label: () => `${place(row, col)}${inside2 ? `: ${number(value)}` : ""}${notes}`,
        ...!inside2 && { text: "" }
      };
    });
    legend.show("input", most, map.data.some((value) => value < 0), "");
    this.blocks[part].say(part === "input" ? mapNote(scene) : "");
  }
  paintOutput(part, scene, values, pointer, most, changed) {
    const { position: [i, j] } = scene.state;
    const { grid, legend } = this.blocks[part];
    const readers = new Map(pointer === null ? [] : readersOf(scene, pointer).map((reader) => [`${reader.i},${reader.j}`, reader.wins]));
    grid.box({ row: i, col: j, rows: 1, cols: 1 });
    grid.paint((row, col) => {
      const value = valueAt(values, row, col);
      const different = changed?.[row * values.shape[1] + col] === true;
      const here = row === i && col === j;
      const read = readers.get(`${row},${col}`);
      const linked = read === true || read === false && part.startsWith("average");
      const look = flags({ current: here, tap: here, linked, changed: different });
      const note = `${changed === null ? "" : different ? ", changed" : ", unchanged"}${here ? ", shown" : ""}${linked ? ", depends on the cell pointed at" : ""}`;
      const shade = Number.isFinite(value) ? strength(value, most) : 0;
      return { value, strength: shade, flags: look, label: () => `${place(row, col)}: ${number(value)}${note}`, ...!Number.isFinite(value) && { text: number(value) } };
    });
    legend.show("activation", most, values.data.some((value) => value < 0), "");
  }
  paintShift(scene, top) {
    const { after } = scene;
    if (after === null) return;
    this.paintMap("shifted", scene, after, null, top.map);
    for (const [part, values, changed] of [
      ["max-after", after.maximum, after.changedMax],
      ["average-after", after.average, after.changedAverage]
    ]) {
      this.paintOutput(part, scene, values, null, top.out, changed);
      this.blocks[part].say(changes(changed), true);
      this.blocks[part].element.dataset["changed"] = count2(changed) === 0 ? "none" : count2(changed) === changed.length ? "all" : "some";
    }
  }
  paintGradients(scene, pointer) {
    const { grads, state, window } = scene;
    if (grads === null) return;
    const most = Math.max(...[state.gradOutput, grads.max, grads.average].map(({ data }) => reach(data)));
    this.paintOutput("arriving", scene, state.gradOutput, pointer, most, null);
    const box = boxOf(window.cells.filter(({ kind }) => kind === "map"));
    const total = (values) => values.data.reduce((a, b) => a + b, 0);
    this.blocks.arriving.say(`in all ${number(total(state.gradOutput))}`);
    for (const [part, values] of [["grad-max", grads.max], ["grad-average", grads.average]]) {
      const { grid, legend } = this.blocks[part];
      grid.box(box);
      grid.paint((row, col) => {
        const value = valueAt(values, row, col);
        const here = pointer !== null && pointer.row === row && pointer.col === col;
        return { value, strength: strength(value, most), flags: flags({ pointed: here, nothing: value === 0 }), label: () => `${place(row, col)}: ${number(value)}` };
      });
      legend.show("activation", most, values.data.some((value) => value < 0), "");
      this.blocks[part].say(`in all ${number(total(values))}`);
    }
  }
};
var finite = ({ data }) => data.filter(Number.isFinite);
function boxOf(cells) {
  if (cells.length === 0) return null;
  const [first, last] = [cells[0], cells[cells.length - 1]];
  return { row: first.row, col: first.col, rows: last.row - first.row + 1, cols: last.col - first.col + 1 };
}

// pooling.ts
var shapeOf = (get) => {
  const { map, opts } = readState(get);
  return poolShape(map.shape, opts);
};
var sequence = {
  unit: "window",
  length: (get) => shapeOf(get).reduce((a, b) => a * b, 1),
  index: (get) => readState(get).position[0] * shapeOf(get)[1] + readState(get).position[1],
  at: (get, index) => ({ position: [Math.floor(index / shapeOf(get)[1]), index % shapeOf(get)[1]] })
};
var OUTPUTS = ["max", "average", "max-after", "average-after", "arriving"];
var PoolingView = class {
  constructor(frame) {
    this.frame = frame;
    this.scene = compose(readState(frame.binding.get));
    this.showControls = buildControls(frame);
    this.stage = new Stage({
      point: (part, row, col) => this.point(part, row, col),
      leave: () => this.show(null),
      pick: (part, row, col, cell, typed) => this.pick(part, row, col, cell, typed),
      nudge: (part, row, col, by) => this.nudge(part, row, col, by),
      toggle: () => frame.player?.toggle()
    });
    frame.stage.append(this.stage.element, this.hint);
    frame.detail.append(this.arithmetic.element);
  }
  frame;
  stage;
  arithmetic = new Arithmetic();
  hint = h("p", { class: "cnn-hint" });
  showControls;
  scene;
  /** The values that the scene was made from. Traits are replaced, never changed in place. */
  traits = [];
  pointer = null;
  width = 700;
  update() {
    const traits = TRAITS.map(this.frame.binding.get);
    if (traits.some((value, at) => value !== this.traits[at])) {
      this.scene = compose(readState(this.frame.binding.get));
      this.traits = traits;
    }
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    return spoken(this.scene);
  }
  python() {
    const { state } = this.scene;
    return poolingSource(state);
  }
  dispose() {
  }
  draw() {
    this.showControls(this.scene.state);
    this.stage.update(this.scene, this.pointer, this.width);
    this.arithmetic.update(this.scene);
    setText(this.hint, hint(this.scene, this.pointer));
  }
  show(pointer) {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }
  inside(row, col) {
    const [rows, cols] = this.scene.map.shape;
    return row >= 0 && row < rows && col >= 0 && col < cols;
  }
  point(part, row, col) {
    if (OUTPUTS.includes(part)) this.frame.binding.set({ position: [row, col], playing: false });
    else if (part === "shifted") this.show(null);
    else this.show(this.inside(row, col) ? { row, col } : null);
  }
  /** Where the value behind a cell is kept, or null when it is not the reader's to change. */
  target(part, row, col) {
    const state = readState(this.frame.binding.get);
    if (part === "arriving") return { trait: "grad_output", label: `gradient ${place(row, col)}`, value: valueAt(state.gradOutput, row, col) };
    if (part !== "input" || !this.inside(row, col)) return null;
    return { trait: "input", label: `map ${place(row, col)}`, value: valueAt(state.map, row, col) };
  }
  write(trait, row, col, value) {
    const state = readState(this.frame.binding.get);
    const from = trait === "input" ? state.map : state.gradOutput;
    this.frame.complain(attempt(this.frame.binding, { [trait]: withValue(from, row, col, value), playing: false }));
  }
  pick(part, row, col, cell, typed) {
    this.point(part, row, col);
    const target = this.target(part, row, col);
    if (target === null) return;
    this.frame.editor.open({ cell, label: target.label, value: target.value, typed, write: (value) => this.write(target.trait, row, col, value) });
    this.point(part, row, col);
  }
  nudge(part, row, col, by) {
    const target = this.target(part, row, col);
    if (target !== null) this.write(target.trait, row, col, Number((target.value + by).toPrecision(12)));
  }
};
var pooling_default = defineExplorer({
  name: "PoolingExplorer",
  title: "Pooling explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new PoolingView(frame)
});
export {
  pooling_default as default
};
