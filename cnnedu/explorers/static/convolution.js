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
function weightText(w, denominator) {
  const whole = Number.isInteger(w) || denominator === 1 || denominator > 99;
  return whole ? format(w) : `${format(w * denominator)}/${denominator}`;
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
    set(patch2) {
      const changed = Object.entries(patch2).filter(([key, value]) => !same(model.get(key), value));
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
var pairSource = ([h2, w]) => h2 === w ? `${h2}` : `(${h2}, ${w})`;
function optionSource({ stride, padding, dilation }, padded) {
  const options = [
    ["stride", stride, 1],
    ["padding", padded ? [0, 0] : padding, 0],
    ["dilation", dilation, 1]
  ];
  return options.flatMap(([name, pair, usual]) => pair.every((v) => v === usual) ? [] : [`, ${name}=${pairSource(pair)}`]).join("");
}
function pythonSource(input, weight, bias, opts, gradientOf) {
  const padded = opts.paddingMode !== "zeros" && opts.padding.some((p) => p > 0);
  const biased = bias.data.some((b) => b !== 0);
  const names = ["conv2d", ...gradientOf ? ["conv2d_backward"] : [], ...padded ? ["pad"] : []];
  const source = ["import numpy as np", `from cnnedu.functional import ${names.join(", ")}`, "", arraySource("input", input)];
  if (padded) {
    const [h2, w] = opts.padding;
    const mode = opts.paddingMode;
    source.push(`input = pad(input, (${w}, ${w}, ${h2}, ${h2}), mode="${mode}")  # left, right, top, bottom`);
  }
  source.push(arraySource("weight", weight));
  if (opts.flip) source.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution");
  if (biased) source.push(arraySource("bias", bias));
  const rest = `input, weight${biased ? ", bias" : ""}${optionSource(opts, padded)})`;
  source.push(`output = conv2d(${rest}`);
  if (gradientOf) {
    source.push("grad_output = np.zeros_like(output)", `grad_output[${gradientOf.join(", ")}] = 1`);
    source.push(`gradients = conv2d_backward(grad_output, ${rest}`);
    if (padded) source.push("# gradients.input is that of the padded input");
    if (opts.flip) source.push("# gradients.weight is that of the rotated weight");
  }
  return `${source.join("\n")}
`;
}

// ops/geometry.ts
function outputSize(n, k, { stride, padding, dilation }) {
  return Math.floor((n + 2 * padding - dilation * (k - 1) - 1) / stride) + 1;
}
function sourceIndex(i, n, mode) {
  if (i >= 0 && i < n) return i;
  if (mode === "zeros") return null;
  if (mode === "replicate") return i < 0 ? 0 : n - 1;
  if (mode === "circular") return (i % n + n) % n;
  if (n === 1) return 0;
  const period = 2 * (n - 1);
  const phase = (i % period + period) % period;
  return phase < n ? phase : period - phase;
}
function axisOptions(opts, axis) {
  const { stride, padding, dilation, paddingMode } = opts;
  return { stride: stride[axis], padding: padding[axis], dilation: dilation[axis], paddingMode };
}
function taps(n, k, axis) {
  const { stride, padding, dilation, paddingMode = "zeros" } = axis;
  const length = Math.max(0, outputSize(n, k, axis));
  return Array.from(
    { length },
    (_, i) => Array.from({ length: k }, (_2, m) => sourceIndex(i * stride - padding + m * dilation, n, paddingMode))
  );
}
function readCounts(n, k, axis) {
  const counts = new Array(n).fill(0);
  for (const source of taps(n, k, axis).flat()) if (source !== null) counts[source] += 1;
  return counts;
}
function droppedPixels(n, k, axis) {
  return n - 1 - readCounts(n, k, axis).findLastIndex((reads) => reads > 0);
}
function outputsReading(inputShape, weightShape, opts, [row, col]) {
  const [, h2, w] = inputShape;
  const [, , kh, kw] = weightShape;
  const readers = (n, k, axis, at) => taps(n, k, axisOptions(opts, axis)).flatMap((sources, i) => sources.includes(at) ? [i] : []);
  const columns = readers(w, kw, 1, col);
  return readers(h2, kh, 0, row).flatMap((i) => columns.map((j) => [i, j]));
}
function checkGeometry(inputShape, weightShape, opts) {
  const [c, ...sizes2] = inputShape;
  const [, wc, ...kernels] = weightShape;
  if (wc !== c) return `Each filter has ${wc} channels but the input has ${c}: they must be equal.`;
  for (const axis of [0, 1]) {
    const complaint = checkAxis(sizes2[axis], kernels[axis], axisOptions(opts, axis), axis ? "columns" : "rows");
    if (complaint !== null) return complaint;
  }
  return null;
}
function checkAxis(n, k, axis, unit) {
  const { stride, padding, dilation, paddingMode } = axis;
  const whole = (name, value, least) => Number.isInteger(value) && value >= least ? null : `${name} is ${value}: it must be a whole number, at least ${least}.`;
  const bad = whole("Stride", stride, 1) ?? whole("Padding", padding, 0) ?? whole("Dilation", dilation, 1);
  if (bad !== null) return bad;
  if (paddingMode === "reflect" && padding >= n) {
    return `Reflect padding of ${padding} needs more than ${padding} input ${unit}, but there are ${n}: use at most ${n - 1}.`;
  }
  if (paddingMode === "circular" && padding > n) {
    return `Circular padding of ${padding} would wrap around ${n} input ${unit} more than once: use at most ${n}.`;
  }
  const span = dilation * (k - 1) + 1;
  if (span <= n + 2 * padding) return null;
  const dilated = dilation > 1 ? ` with dilation ${dilation}` : "";
  const needed = Math.ceil((span - n) / 2);
  return `The kernel spans ${span} ${unit}${dilated}, but the padded input has only ${n + 2 * padding}: use a smaller kernel or dilation, or padding of at least ${needed}.`;
}

// ops/conv.ts
function* patches(dims, opts) {
  const { h: h2, w, kh, kw } = dims;
  const rows = taps(h2, kh, axisOptions(opts, 0));
  const cols = taps(w, kw, axisOptions(opts, 1));
  for (const [i, rowTaps] of rows.entries()) {
    for (const [j, colTaps] of cols.entries()) {
      for (const [m, row] of rowTaps.entries()) {
        for (const [n, col] of colTaps.entries()) {
          if (row === null || col === null) continue;
          const tap = opts.flip ? kh * kw - 1 - (m * kw + n) : m * kw + n;
          yield [i, j, tap, row * w + col];
        }
      }
    }
  }
}
function dimensions(input, weight, opts) {
  const complaint = checkGeometry(input.shape, weight.shape, opts);
  if (complaint !== null) throw new RangeError(complaint);
  const [c, h2, w] = input.shape;
  const [o, , kh, kw] = weight.shape;
  const [ho, wo] = [outputSize(h2, kh, axisOptions(opts, 0)), outputSize(w, kw, axisOptions(opts, 1))];
  return { o, c, h: h2, w, kh, kw, ho, wo };
}
function conv2d(input, weight, bias, opts) {
  const dims = dimensions(input, weight, opts);
  const { o, c, h: h2, w, kh, kw, ho, wo } = dims;
  const output = tensor([o, ho, wo]);
  if (bias !== null) for (let f = 0; f < o; f++) output.data.fill(bias[f], f * ho * wo, (f + 1) * ho * wo);
  for (const [i, j, tap, pixel] of patches(dims, opts)) {
    for (let f = 0; f < o; f++) {
      let sum = 0;
      for (let ch = 0; ch < c; ch++) sum += input.data[ch * h2 * w + pixel] * weight.data[(f * c + ch) * kh * kw + tap];
      output.data[(f * ho + i) * wo + j] += sum;
    }
  }
  return output;
}
function conv2dBackward(gradOutput, input, weight, opts) {
  const dims = dimensions(input, weight, opts);
  const { o, c, h: h2, w, kh, kw, ho, wo } = dims;
  const grad = { input: tensor(input.shape), weight: tensor(weight.shape), bias: tensor([o]) };
  gradOutput.data.forEach((g, at) => grad.bias.data[Math.floor(at / (ho * wo))] += g);
  for (const [i, j, tap, pixel] of patches(dims, opts)) {
    for (let f = 0; f < o; f++) {
      const g = gradOutput.data[(f * ho + i) * wo + j];
      if (g === 0) continue;
      for (let ch = 0; ch < c; ch++) {
        const [x, k] = [ch * h2 * w + pixel, (f * c + ch) * kh * kw + tap];
        grad.input.data[x] += g * weight.data[k];
        grad.weight.data[k] += g * input.data[x];
      }
    }
  }
  return grad;
}
function productsAt(input, weight, bias, opts, [f, i, j]) {
  const { o, c, h: h2, w, kh, kw, ho, wo } = dimensions(input, weight, opts);
  const rows = taps(h2, kh, axisOptions(opts, 0))[i];
  const cols = taps(w, kw, axisOptions(opts, 1))[j];
  if (rows === void 0 || cols === void 0 || !Number.isInteger(f) || f < 0 || f >= o) {
    throw new RangeError(`position [${f}, ${i}, ${j}] is outside the output of shape (${o}, ${ho}, ${wo})`);
  }
  const terms = [];
  const channelSums = new Array(c).fill(0);
  for (let ch = 0; ch < c; ch++) {
    for (const [m, sourceRow] of rows.entries()) {
      for (const [n, sourceCol] of cols.entries()) {
        const inside2 = sourceRow !== null && sourceCol !== null;
        const [row, col] = inside2 ? [sourceRow, sourceCol] : [null, null];
        const [km, kn] = opts.flip ? [kh - 1 - m, kw - 1 - n] : [m, n];
        const gridRow = i * opts.stride[0] - opts.padding[0] + m * opts.dilation[0];
        const gridCol = j * opts.stride[1] - opts.padding[1] + n * opts.dilation[1];
        const x = inside2 ? input.data[(ch * h2 + sourceRow) * w + sourceCol] : 0;
        const k = weight.data[((f * c + ch) * kh + km) * kw + kn];
        terms.push({ c: ch, m, n, km, kn, gridRow, gridCol, row, col, x, w: k, product: x * k });
        channelSums[ch] += x * k;
      }
    }
  }
  const offset = bias === null ? 0 : bias[f];
  return { terms, channelSums, bias: offset, sum: channelSums.reduce((a, b) => a + b, offset) };
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

// convolution/scene.ts
var last = null;
function forward({ input, weight, bias, opts }) {
  const key = [input, weight, bias, ...opts.stride, ...opts.padding, ...opts.dilation, opts.paddingMode, opts.flip];
  if (last !== null && last.key.every((part, i) => part === key[i])) return last.forward;
  const unread = [0, 1].map((axis) => {
    const counts = readCounts(input.shape[axis + 1], weight.shape[axis + 2], axisOptions(opts, axis));
    return new Set(counts.flatMap((reads, i) => reads === 0 ? [i] : []));
  });
  last = { key, forward: { output: conv2d(input, weight, bias.data, opts), unread } };
  return last.forward;
}
function compose(state) {
  const { input, weight, bias, opts, position, mode } = state;
  if (checkGeometry(input.shape, weight.shape, opts) !== null) return null;
  const { output, unread } = forward(state);
  const { terms, channelSums, bias: offset, sum } = productsAt(input, weight, bias.data, opts, position);
  const values = mode === "backward" ? gradients(state, output) : { input, weight, result: output };
  const hues = mode === "backward" ? { input: "weight", weight: "input", result: "activation" } : { input: "input", weight: "weight", result: "activation" };
  const stacks = scale(state, values, hues);
  const size = weight.data.length / weight.shape[0];
  const filter = weight.data.subarray(position[0] * size, (position[0] + 1) * size);
  const denominator = commonDenominator(filter);
  return { state, output, terms, channelSums, bias: offset, sum, ...stacks, unread, denominator };
}
function gradients({ input, weight, opts, position: [f, i, j] }, output) {
  const arriving = tensor(output.shape);
  arriving.data[(f * output.shape[1] + i) * output.shape[2] + j] = 1;
  const grad = conv2dBackward(arriving, input, weight, opts);
  return { input: grad.input, weight: grad.weight, result: arriving };
}
function scale({ scaling }, parts, hues) {
  const everything = Math.max(...Object.values(parts).map((part) => reach(part.data)));
  const stack = (values, hue) => {
    const [maps, size] = [values.shape[0], values.data.length / values.shape[0]];
    const layer = scaling === "global" ? everything : reach(values.data);
    const unit = (map) => reach(values.data.subarray(map * size, (map + 1) * size));
    const full = Array.from({ length: maps }, (_, map) => scaling === "unit" ? unit(map) : layer);
    return { values, hue, full };
  };
  return {
    input: stack(parts.input, hues.input),
    weight: stack(parts.weight, hues.weight),
    result: stack(parts.result, hues.result)
  };
}
function usesOf(scene, c, row, col) {
  const { input, weight, bias, opts, position: [filter] } = scene.state;
  return outputsReading(input.shape, weight.shape, opts, [row, col]).flatMap(
    ([i, j]) => productsAt(input, weight, bias.data, opts, [filter, i, j]).terms.filter((term) => term.c === c && term.row === row && term.col === col).map(({ km, kn, w }) => ({ i, j, km, kn, w }))
  );
}

// convolution/words.ts
var product = (x, w) => `${x}${TIMES}${w}`;
var place = (row, col) => `row ${format(row)}, column ${format(col)}`;
var MOST_SPOKEN = 9;
function spoken(scene) {
  const { state, terms, sum, bias, channelSums } = scene;
  const [filters2, channels] = state.weight.shape;
  const [f, i, j] = state.position;
  const where = `${filters2 > 1 ? `filter ${f}, ` : ""}output ${place(i, j)}: `;
  const offset = bias === 0 ? "" : ` + ${format(bias)} (bias)`;
  if (state.mode === "backward") return where + spokenGradient(scene);
  if (channels > 1) {
    const parts = channelSums.map((part, c) => `${format(part)} (channel ${c})`);
    return `${where}${parts.join(" + ")}${offset} = ${format(sum)}`;
  }
  const write = ({ x, w }) => product(format(x), weightText(w, scene.denominator));
  const shown = terms.slice(0, MOST_SPOKEN).map(write).join(" + ");
  const rest = terms.length > MOST_SPOKEN ? ` + … (${terms.length} products)` : "";
  return `${where}${shown}${rest}${offset} = ${format(sum)}`;
}
function spokenGradient({ state, terms }) {
  const read = terms.filter(({ row }) => row !== null).length;
  const reached = state.input.data.length;
  return `gradient. With respect to the input it is the kernel${state.opts.flip ? " rotated by 180 degrees" : ""}, laid over the patch: ${plural(read, "tap")} of the kernel on ${plural(reached, "input cell")}, 0 elsewhere. With respect to the kernel it is the patch of the input. With respect to the bias it is 1.`;
}
function leftOver(n, k, axis) {
  const { stride, padding, dilation } = axis;
  const over = (n + 2 * padding - dilation * (k - 1) - 1) % stride;
  return over > padding ? droppedPixels(n, k, axis) : 0;
}
function inputNote({ state, unread }) {
  const { input, weight, opts } = state;
  const notes = [];
  const modes2 = { zeros: "zeros", reflect: "the input mirrored", replicate: "the border repeated", circular: "the other side" };
  if (opts.padding.some((p) => p > 0)) notes.push(`Striped: padding (${modes2[opts.paddingMode]}).`);
  const left = [0, 1].map((a) => leftOver(input.shape[a + 1], weight.shape[a + 2], axisOptions(opts, a)));
  const ends = ["row", "column"].flatMap((unit, axis) => {
    const n = left[axis];
    return n === 0 ? [] : [n === 1 ? `the last ${unit}` : `the last ${n} ${unit}s`];
  });
  const others = unread[0].size + unread[1].size > left[0] + left[1];
  const reasons = [
    ends.length > 0 && `the stride does not divide evenly, so no output reads ${ends.join(" and ")}`,
    others && `no patch lays a weight on ${ends.length > 0 ? "the others" : "these cells"}`
  ].filter((reason) => reason !== false);
  if (reasons.length > 0) notes.push(`Struck out: ${reasons.join("; ")}.`);
  return notes.join(" ");
}
function hint(scene, pointer) {
  const { mode, opts } = scene.state;
  if (pointer?.block === "input") return inputHint(scene, pointer);
  if (pointer?.block === "weight") {
    const term = scene.terms.find((t) => t.c === pointer.c && t.km === pointer.m && t.kn === pointer.n);
    const meets = term?.row == null ? "a zero of the padding" : `input ${place(term.row, term.col)}`;
    return `This weight meets ${meets} here, and is used again at every other position: it is shared.`;
  }
  if (mode === "backward") {
    const turned = opts.flip ? ", rotated," : "";
    return `How much would the outlined output change? Per unit of an input cell: by the weight it meets, so the kernel${turned} appears where the patch was. Per unit of a weight: by the input it meets, so the patch appears in the kernel. Per unit of the bias: by 1.`;
  }
  if (opts.flip) return "True convolution: the kernel is rotated by 180° before it meets the patch. Its weights are shown as they are stored, and below as they are used.";
  return "Point at an output cell to see where it comes from; point at an input cell to see where it goes. Click a cell of the input or the kernel to change it.";
}
function inputHint(scene, { c, row, col }) {
  const uses = usesOf(scene, c, row, col);
  const where = `Input ${place(row, col)}`;
  if (uses.length === 0) return `${where} feeds no output: no patch covers it.`;
  const outputs = new Set(uses.map(({ i, j }) => `${i},${j}`)).size;
  const weights = new Set(uses.map(({ km, kn }) => `${km},${kn}`)).size;
  const through = weights === 1 ? "through one weight" : `through ${weights} different weights`;
  return `${where} feeds ${plural(outputs, "output")}, ${through}: each marked output shows the weight it uses.`;
}

// convolution/arithmetic.ts
var MOST_WRITTEN = 25;
var Arithmetic = class {
  constructor(point) {
    this.point = point;
    this.element = h("div", { class: "cnn-arithmetic" }, this.title, this.channels, this.sum);
    this.channels.addEventListener("pointerover", (event) => {
      const card = event.target.closest(".cnn-card");
      this.point(this.cards.find(({ element }) => element === card)?.term ?? null);
    });
    this.channels.addEventListener("pointerleave", () => this.point(null));
  }
  point;
  element;
  title = h("p", { class: "cnn-title" });
  channels = h("div", { class: "cnn-channels" });
  sum = h("p", { class: "cnn-sum" });
  cards = [];
  totals = [];
  shape = "";
  summed = [];
  update(scene, pointer) {
    const { state, terms, channelSums, denominator } = scene;
    const [filters2, channels, kh, kw] = state.weight.shape;
    this.build(channels, kh, kw);
    const [f, i, j] = state.position;
    const where = `${filters2 > 1 ? `Filter ${f}, output` : "Output"} ${place(i, j)}`;
    setText(this.title, state.mode === "backward" ? `${where}: the y whose gradient is shown` : where);
    const most = reach(terms.map(({ product: product2 }) => product2));
    terms.forEach((term, at) => {
      const card = this.cards[at];
      card.term = term;
      setText(card.factors, `${format(term.x)} ${TIMES} ${weightText(term.w, denominator)}`);
      setText(card.product, weightText(term.product, denominator));
      const shade = strength(term.product, most);
      if (shade !== card.shade) card.element.style.setProperty("--t", Math.abs(shade).toFixed(3));
      card.shade = shade;
      setAttribute(card.element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${touches(pointer, term) ? " linked" : ""}`);
    });
    channelSums.forEach((sum, c) => setText(this.totals[c], format(sum)));
    if (scene.terms !== this.summed) this.writeSum(scene);
    this.summed = scene.terms;
  }
  build(channels, kh, kw) {
    const shape = `${channels},${kh},${kw}`;
    if (shape === this.shape) return;
    this.shape = shape;
    const card = () => {
      const [factors, product2] = [h("span", { class: "cnn-factors" }), h("b", {})];
      return { element: h("div", { class: "cnn-card" }, factors, product2), factors, product: product2 };
    };
    this.cards = Array.from({ length: channels * kh * kw }, card);
    this.totals = Array.from({ length: channels }, () => h("b", {}));
    const groups = this.totals.map((total, c) => {
      const cards = this.cards.slice(c * kh * kw, (c + 1) * kh * kw).map(({ element }) => element);
      const grid = h("div", { class: `cnn-cards${kw > 4 ? " cnn-dense" : ""}`, style: `--cols: ${kw}` }, ...cards);
      return h("div", { class: "cnn-channel" }, channels > 1 && h("div", { class: "cnn-map-caption" }, `channel ${c}: `, total), grid);
    });
    this.channels.replaceChildren(...groups);
  }
  /** The sum of the products, or with many of them of the channels; then the bias; then what it comes to. */
  writeSum({ terms, channelSums, bias, sum, denominator }) {
    const several = channelSums.length > 1;
    const products = terms.map(({ product: product2 }) => product2);
    const parts = several ? channelSums : products.length <= MOST_WRITTEN ? products : [sum - bias];
    const what = several ? "sum over channels" : products.length <= MOST_WRITTEN ? "sum" : `sum of ${products.length} products`;
    const write = (value) => weightText(value, denominator);
    const exact = write(sum);
    const result = h("b", { class: "cnn-result" }, format(sum));
    const fraction2 = exact === format(sum) ? "" : ` = ${exact}`;
    const equal = Number(sum.toFixed(2)) === sum ? " = " : " ≈ ";
    const label = h("span", { class: "cnn-muted" }, `${what}: `);
    this.sum.replaceChildren(label, series(parts, write), bias === 0 ? "" : `${signed(bias, write)} (bias)`, fraction2, equal, result);
  }
};
var series = (values, write) => values.map((value, at) => at === 0 ? write(value) : signed(value, write)).join("");
var signed = (value, write) => `${value < 0 ? ` ${MINUS} ` : " + "}${write(Math.abs(value))}`;
function touches(pointer, term) {
  if (pointer === null || pointer.c !== term.c) return false;
  return pointer.block === "input" ? pointer.row === term.row && pointer.col === term.col : pointer.m === term.km && pointer.n === term.kn;
}

// convolution/state.ts
var TRAITS = [
  "input",
  "weight",
  "bias",
  "stride",
  "padding",
  "dilation",
  "padding_mode",
  "flip",
  "position",
  "mode",
  "color_scale"
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
    stride: get("stride"),
    padding: get("padding"),
    dilation: get("dilation"),
    paddingMode: get("padding_mode"),
    flip: get("flip") === true
  };
}
function outputShape(input, weight, opts) {
  const size = (axis) => outputSize(input.shape[axis + 1], weight.shape[axis + 2], axisOptions(opts, axis));
  return [weight.shape[0], Math.max(1, size(0)), Math.max(1, size(1))];
}
function clampPosition(position, shape) {
  const [f, i, j] = shape.map((size, axis) => Math.max(0, Math.min(size - 1, position[axis] ?? 0)));
  return [f, i, j];
}
function readState(get) {
  const [input, weight, bias] = [tensorOf(get("input")), tensorOf(get("weight")), tensorOf(get("bias"))];
  const opts = readOptions(get);
  const position = clampPosition(get("position"), outputShape(input, weight, opts));
  return { input, weight, bias, opts, position, mode: get("mode"), scaling: get("color_scale") };
}
function withValue(from, index, value) {
  const made = tensor(from.shape, from.data);
  made.data[index.reduce((at, i, axis) => at * from.shape[axis] + i, 0)] = value;
  return made;
}
var setCell = (get, block, index, value) => ({
  [block]: toNested(withValue(tensorOf(get(block)), index, value))
});
var valueAt = (t, index) => t.data[index.reduce((at, i, axis) => at * t.shape[axis] + i, 0)] ?? 0;
function reshape(from, shape, fill) {
  const made = tensor(shape);
  made.data.forEach((_, at) => {
    const index = [];
    for (let axis = shape.length - 1, rest = at; axis >= 0; axis--) {
      index.unshift(rest % shape[axis]);
      rest = Math.floor(rest / shape[axis]);
    }
    const inside2 = index.every((i, axis) => i >= 0 && i < from.shape[axis]);
    made.data[at] = inside2 ? valueAt(from, index) : fill(index);
  });
  return made;
}
var sizesOf = ({ input, weight }) => ({
  channels: input.shape[0],
  filters: weight.shape[0],
  input: [input.shape[1], input.shape[2]],
  kernel: [weight.shape[2], weight.shape[3]]
});
function withSizes(state, sizes2) {
  const { channels, filters: filters2, input: [h2, w], kernel: [kh, kw] } = sizes2;
  const { input, weight, bias } = state;
  const transposed = (from, lead, i, j) => {
    const [rows, cols] = from.shape.slice(-2);
    return j < rows && i < cols ? valueAt(from, [...lead, j, i]) : 0;
  };
  const newInput = reshape(
    input,
    [channels, h2, w],
    ([c, i, j]) => c < input.shape[0] ? 0 : transposed(input, [0], i, j)
  );
  const newWeight = reshape(weight, [filters2, channels, kh, kw], ([o, c, m, n]) => {
    const [f, ch] = [o < weight.shape[0] ? o : 0, c < weight.shape[1] ? c : 0];
    if (m >= weight.shape[2] || n >= weight.shape[3]) return 0;
    return o < weight.shape[0] ? valueAt(weight, [f, ch, m, n]) : transposed(weight, [0, ch], m, n);
  });
  return {
    input: toNested(newInput),
    weight: toNested(newWeight),
    bias: toNested(reshape(bias, [filters2], () => 0))
  };
}
function withPreset(state, kernel) {
  const { weight, position: [filter] } = state;
  const sizes2 = { ...sizesOf(state), kernel: [kernel.length, kernel[0].length] };
  const resized = sameSize(weight, kernel) ? weight : fromNested(withSizes(state, sizes2)["weight"]);
  const made = reshape(resized, resized.shape, () => 0);
  const [, channels] = made.shape;
  const plane = kernel.flat();
  for (let c = 0; c < channels; c++) made.data.set(plane, (filter * channels + c) * plane.length);
  return { weight: toNested(made) };
}
var sameSize = (weight, kernel) => weight.shape[2] === kernel.length && weight.shape[3] === kernel[0].length;
function presetName({ weight, position: [filter] }, presets2) {
  const size = weight.shape[1] * weight.shape[2] * weight.shape[3];
  const values = weight.data.subarray(filter * size, (filter + 1) * size);
  const matches = (kernel) => {
    const plane = kernel.flat();
    return sameSize(weight, kernel) && values.every((value, i) => Math.abs(value - plane[i % plane.length]) < 1e-12);
  };
  return Object.keys(presets2).find((name) => matches(presets2[name])) ?? "";
}
function attempt(binding, patch2) {
  const get = (key) => key in patch2 ? patch2[key] : binding.get(key);
  const [input, weight, opts] = [tensorOf(get("input")), tensorOf(get("weight")), readOptions(get)];
  const complaint = checkGeometry(input.shape, weight.shape, opts);
  if (complaint !== null) return complaint;
  const position = clampPosition(get("position"), outputShape(input, weight, opts));
  binding.set({ ...patch2, position });
  return null;
}

// convolution/controls.ts
var SCALINGS = [
  ["unit", "each map"],
  ["layer", "each block"],
  ["global", "whole picture"]
];
var PADDING_MODES = [
  ["zeros", "zeros"],
  ["reflect", "reflect"],
  ["replicate", "replicate"],
  ["circular", "circular"]
];
var MODES = [
  ["forward", "Forward"],
  ["backward", "Backward"]
];
var readable = (name) => name.replaceAll("_", " ");
function buildControls(frame) {
  const shows = [presets(frame), modes(frame), geometry(frame), sizes(frame), reading(frame), filters(frame)];
  return (state) => shows.forEach((show) => show(state));
}
function change(frame, patch2) {
  frame.complain(attempt(frame.binding, patch2));
  frame.binding.schedule();
}
function presets(frame) {
  const table = frame.binding.get("presets") ?? {};
  const options = [["", "your own"], ...Object.keys(table).map((name) => [name, readable(name)])];
  const choice = select("Kernel", options, (name) => {
    const kernel = table[name];
    change(frame, kernel === void 0 ? {} : withPreset(readState(frame.binding.get), kernel));
  });
  frame.choices.append(choice.element);
  return (state) => choice.show(presetName(state, table));
}
function modes(frame) {
  const choice = segmented("Direction", MODES, (mode) => change(frame, { mode }));
  frame.choices.append(choice.element);
  return ({ mode }) => choice.show(mode);
}
var section = (title, ...fields) => h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));
function geometry(frame) {
  const both = (name) => (value) => change(frame, { [name]: [value, value] });
  const stride = stepper("stride", "stride", [1, 4], both("stride"));
  const padding = stepper("padding", "padding", [0, 6], both("padding"));
  const dilation = stepper("dilation", "dilation", [1, 4], both("dilation"));
  const mode = select("with", PADDING_MODES, (value) => change(frame, { padding_mode: value }));
  frame.more.append(section("Geometry", stride.element, padding.element, mode.element, dilation.element));
  return ({ opts }) => {
    stride.show(opts.stride);
    padding.show(opts.padding);
    dilation.show(opts.dilation);
    mode.show(opts.paddingMode);
  };
}
function sizes(frame) {
  const resize = (name, square) => (value) => {
    const state = readState(frame.binding.get);
    change(frame, withSizes(state, { ...sizesOf(state), [name]: square ? [value, value] : value }));
  };
  const input = stepper("input", "input size", [1, 16], resize("input", true));
  const kernel = stepper("kernel", "kernel size", [1, 7], resize("kernel", true));
  const channels = stepper("channels", "channels", [1, 4], resize("channels", false));
  const count2 = stepper("filters", "filters", [1, 4], resize("filters", false));
  frame.more.append(section("Sizes", input.element, kernel.element, channels.element, count2.element));
  return (state) => {
    const now = sizesOf(state);
    input.show(now.input);
    kernel.show(now.kernel);
    channels.show([now.channels]);
    count2.show([now.filters]);
  };
}
function reading(frame) {
  const flip = checkbox("flip the kernel (true convolution)", (on) => change(frame, { flip: on }));
  const scaling = segmented("Colour scale for", SCALINGS, (value) => change(frame, { color_scale: value }));
  const caption = h("span", { class: "cnn-caption" }, "one colour scale for");
  const field = h("div", { class: "cnn-field" }, caption, scaling.element);
  frame.more.append(section("Reading", flip.element, field));
  return ({ opts, scaling: now }) => {
    flip.show(opts.flip);
    scaling.show(now);
  };
}
function filters(frame) {
  const strip = h("div", { class: "cnn-filters", role: "group", "aria-label": "Filter shown" });
  frame.stage.append(strip);
  const choose = (filter) => () => {
    const [, i, j] = readState(frame.binding.get).position;
    change(frame, { position: [filter, i, j] });
  };
  let drawn = null;
  return ({ weight, position }) => {
    const [count2] = weight.shape;
    strip.hidden = count2 === 1;
    if (count2 > 1 && drawn !== weight) {
      drawn = weight;
      const focused = [...strip.children].indexOf(document.activeElement);
      strip.replaceChildren(
        ...Array.from(
          { length: count2 },
          (_, o) => h("button", { type: "button", class: "cnn-filter", onclick: choose(o) }, thumbnail(weight, o), `filter ${o}`)
        )
      );
      strip.children[focused]?.focus();
    }
    [...strip.children].forEach((child, o) => setAttribute(child, "aria-pressed", String(o === position[0])));
  };
}
function thumbnail(weight, filter) {
  const [, channels, kh, kw] = weight.shape;
  const most = Math.max(...weight.data.map(Math.abs)) || 1;
  const planes = Array.from({ length: channels }, (_, c) => {
    const cells = Array.from({ length: kh * kw }, (_2, at) => {
      const value = valueAt(weight, [filter, c, Math.floor(at / kw), at % kw]);
      return h("i", { class: value < 0 ? "cnn-negative" : "", style: `--t: ${(Math.abs(value) / most).toFixed(3)}` });
    });
    return h("span", { class: "cnn-plane", style: `--cols: ${kw}; --depth: ${c}` }, ...cells);
  });
  return h("span", { class: "cnn-thumbnail", "aria-hidden": "true", "data-hue": "weight", style: `--depth: ${channels - 1}` }, ...planes.reverse());
}

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
    const clamp = (value, first, size) => Math.max(first, Math.min(first + size - 1, value));
    const corner = toCorner && (key === "Home" || key === "End");
    const [rows, cols] = [this.cells.length, this.cells[0].length];
    this.focus(
      clamp(row + (corner ? dc : dr), this.origin[0], rows),
      clamp(col + dc, this.origin[1], cols)
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
  const { element, look: last2 } = cell;
  if (last2 !== void 0 && cell.characters === characters && alike(look, last2)) return;
  const text = look.text ?? fit(look.value, characters);
  if (element.textContent !== text) element.textContent = text;
  const label = look.label();
  const known = text === "" || text === "…" || label.split(/[\s,:]+/).includes(text);
  setAttribute(element, "aria-label", known ? label : `${label}, about ${text}`);
  if (look.strength !== last2?.strength) element.style.setProperty("--t", Math.abs(look.strength).toFixed(3));
  const classes = `cnn-cell ${look.flags}${look.strength < 0 ? " cnn-negative" : ""}`;
  if (element.className !== classes) element.className = classes;
  cell.look = look;
  cell.characters = characters;
}
var alike = (a, b) => a.value === b.value && a.strength === b.strength && a.flags === b.flags && a.text === b.text;

// convolution/beams.ts
var Beams = class {
  element = h("div", { class: "cnn-beams", "aria-hidden": "true" });
  /** Draw one band from each first edge to its second; coordinates in CSS pixels from the element's corner. */
  draw(pairs) {
    while (this.element.childElementCount > pairs.length) this.element.lastElementChild.remove();
    while (this.element.childElementCount < pairs.length) this.element.append(h("div"));
    pairs.forEach(([from, to], at) => {
      const corners = [
        [from.x, from.top],
        [to.x, to.top],
        [to.x, to.bottom],
        [from.x, from.bottom]
      ];
      const path = corners.map(([x, y]) => `${x.toFixed(1)}px ${y.toFixed(1)}px`).join(",");
      this.element.children[at].style.clipPath = `polygon(${path})`;
    });
  }
};

// convolution/layout.ts
var OPERATOR = 36;
var KERNEL = 72;
var LEAST = 24;
function arrange2(width, { input, kernel, output }, most) {
  const cell = (room, others, kernels) => Math.min(most, Math.floor(room / (others + kernels)), Math.floor((room - (kernels > 0 ? KERNEL : 0)) / others));
  const wide = cell(width - 2 * OPERATOR, input + output, kernel);
  if (wide >= Math.min(most, 26)) return { arrangement: "wide", cell: wide };
  const pair = Math.min(cell(width - OPERATOR, input, kernel), cell(width, output + 1, 0));
  if (pair >= LEAST) return { arrangement: "pair", cell: pair };
  return { arrangement: "stack", cell: Math.max(LEAST, cell(width, Math.max(input, kernel, output), 0)) };
}

// convolution/paint.ts
var flags = (names) => Object.keys(names).filter((name) => names[name]).join(" ");
function patch({ terms }) {
  const [first, last2] = [terms[0], terms[terms.length - 1]];
  const [rows, cols] = [new Set(terms.map((t) => t.gridRow)), new Set(terms.map((t) => t.gridCol))];
  const box = {
    row: first.gridRow,
    col: first.gridCol,
    rows: last2.gridRow - first.gridRow + 1,
    cols: last2.gridCol - first.gridCol + 1
  };
  return { taps: (row, col) => rows.has(row) && cols.has(col), box };
}
function paintInput(grid, scene, pointer, c) {
  const { state, input: stack, unread, terms } = scene;
  const { input, opts, mode } = state;
  const [channels, height, width] = input.shape;
  const { taps: taps2, box } = patch(scene);
  const backward = mode === "backward";
  const met = pointer?.block === "weight" && pointer.c === c && terms.find((t) => t.c === c && t.km === pointer.m && t.kn === pointer.n);
  grid.name(`${backward ? "gradient of the input" : "input"}${channels > 1 ? `, channel ${c}` : ""}`, stack.hue);
  grid.box(box);
  grid.paint((row, col) => {
    const inside2 = row >= 0 && row < height && col >= 0 && col < width;
    const [r, k] = [sourceIndex(row, height, opts.paddingMode), sourceIndex(col, width, opts.paddingMode)];
    const value = r === null || k === null || backward && !inside2 ? 0 : valueAt(stack.values, [c, r, k]);
    const lost = inside2 && (unread[0].has(row) || unread[1].has(col));
    const pointed = pointer?.block === "input" && pointer.c === c && pointer.row === row && pointer.col === col;
    const look = flags({
      pad: !inside2,
      unread: lost,
      tap: taps2(row, col),
      linked: met !== false && met !== void 0 && met.gridRow === row && met.gridCol === col,
      pointed
    });
    const label = () => `${place(row, col)}: ${format(value)}${inside2 ? "" : ", padding"}${lost ? ", never read" : ""}`;
    const shade = strength(value, stack.full[c]);
    return { value, strength: shade, flags: look, label, ...backward && !inside2 && { text: "" } };
  });
}
function paintWeight(grid, scene, pointer, c) {
  const { state, weight: stack, denominator } = scene;
  const [filter] = state.position;
  const [filters2, channels] = state.weight.shape;
  const backward = state.mode === "backward";
  const used = new Set(
    pointer?.block === "input" && pointer.c === c ? usesOf(scene, c, pointer.row, pointer.col).map(({ km, kn }) => `${km},${kn}`) : []
  );
  const owner = filters2 > 1 ? ` of filter ${filter}` : "";
  grid.name(`${backward ? "gradient of the kernel" : "kernel"}${owner}${channels > 1 ? `, channel ${c}` : ""}`, stack.hue);
  grid.paint((m, n) => {
    const value = valueAt(stack.values, [filter, c, m, n]);
    const pointed = pointer?.block === "weight" && pointer.c === c && pointer.m === m && pointer.n === n;
    const label = () => `${place(m, n)}: ${backward ? format(value) : weightText(value, denominator)}`;
    const look = flags({ tap: true, linked: used.has(`${m},${n}`), pointed });
    return { value, strength: strength(value, stack.full[filter]), flags: look, label, ...fraction(value, scene, grid.characters) };
  });
}
function fraction(value, { state, denominator }, room) {
  const text = weightText(value, denominator);
  return state.mode === "forward" && text.includes("/") && text.length <= room + 1 ? { text } : {};
}
function paintRotated(grid, scene, c) {
  const { state, terms, denominator } = scene;
  const full = scene.weight.full[state.position[0]];
  const channel = state.weight.shape[1] > 1 ? `, channel ${c}` : "";
  grid.name(`kernel rotated by 180 degrees, as it meets the patch${channel}`, "weight");
  grid.paint((m, n) => {
    const { w } = terms.find((term) => term.c === c && term.m === m && term.n === n);
    return { value: w, strength: strength(w, full), flags: "tap", label: () => `${place(m, n)}: ${weightText(w, denominator)}`, ...fraction(w, scene, grid.characters) };
  });
}
function paintOutput(grid, scene, pointer, o) {
  const { state, result: stack } = scene;
  const [filter, i, j] = state.position;
  const current = o === filter;
  const fed = feeds(scene, pointer, current, grid.characters);
  const filters2 = state.weight.shape[0];
  grid.name(`${state.mode === "backward" ? "gradient of the output" : "output"}${filters2 > 1 ? `, filter ${o}` : ""}`, stack.hue);
  grid.box(current ? { row: i, col: j, rows: 1, cols: 1 } : null);
  grid.paint((row, col) => {
    const value = valueAt(stack.values, [o, row, col]);
    const through = fed.size === 0 ? void 0 : fed.get(`${row},${col}`);
    const here = current && row === i && col === j;
    const shade = dimmed(strength(value, stack.full[o]), stack, current);
    return {
      value,
      strength: through === void 0 ? shade : strength(through.w, scene.weight.full[filter]),
      flags: flags({ tap: here, current: here, linked: through !== void 0, quiet: !current }),
      label: () => `${place(row, col)}: ${format(value)}${here ? ", shown" : ""}${through === void 0 ? "" : `, read through ${through.text}`}`,
      ...through !== void 0 && { text: through.text }
    };
  });
}
var dimmed = (shade, stack, current) => current || stack.full.length === 1 ? shade : 0.45 * shade;
function feeds(scene, pointer, current, room) {
  const fed = /* @__PURE__ */ new Map();
  if (pointer?.block !== "input" || !current || scene.state.mode === "backward") return fed;
  for (const { i, j, w } of usesOf(scene, pointer.c, pointer.row, pointer.col)) {
    const exact = weightText(w, scene.denominator);
    const text = TIMES + (exact.length < room ? exact : fit(w, room - 1));
    const before = fed.get(`${i},${j}`);
    fed.set(`${i},${j}`, { w, text: before === void 0 ? text : `${before.text}${text}` });
  }
  return fed;
}

// convolution/stage.ts
var BlockView = class {
  constructor(part, events, ...extras) {
    this.part = part;
    this.events = events;
    const head = h("div", { class: "cnn-head" }, this.title, this.shape);
    this.element = h("div", { class: "cnn-block", "data-part": part }, head, this.maps, this.legend.element, ...extras, this.note);
  }
  part;
  events;
  element;
  grids = [];
  legend = new Legend();
  title = h("strong", {});
  shape = h("span", {});
  maps = h("div", { class: "cnn-maps" });
  note = h("p", { class: "cnn-note", hidden: true });
  head(title, shape) {
    setText(this.title, title);
    setText(this.shape, shape.join("×"));
  }
  say(note) {
    this.note.hidden = note === "";
    setText(this.note, note);
  }
  /** Have this many maps, of this size; `caption` names each when there are several. */
  resize(maps, rows, cols, origin, caption) {
    while (this.grids.length > maps) {
      this.grids.pop();
      this.maps.lastElementChild.remove();
    }
    while (this.grids.length < maps) this.add(this.grids.length, caption);
    this.maps.classList.toggle("cnn-single", maps === 1);
    for (const grid of this.grids) grid.resize(rows, cols, origin);
  }
  showLegend({ hue, full, values }, scaling, map) {
    const signed2 = values.data.some((value) => value < 0);
    const words = { unit: "each map", layer: "", global: "whole picture" };
    this.legend.show(hue, scaling === "unit" && full.length > 1 ? null : full[map], signed2, words[scaling] ?? "");
  }
  add(map, caption) {
    const grid = new Grid("input", "", gridEvents(this.part, map, this.events));
    this.grids.push(grid);
    const label = h("div", { class: "cnn-map-caption" }, `${caption} ${map}`);
    this.maps.append(h("div", { class: "cnn-map" }, label, h("div", { class: "cnn-scroll" }, grid.element)));
  }
};
var gridEvents = (part, map, events) => ({
  point: (row, col) => events.point(part, map, row, col),
  leave: () => events.leave(),
  pick: (row, col, cell, typed) => events.pick(part, map, row, col, cell, typed),
  ...part !== "output" && { nudge: (row, col, by) => events.nudge(part, map, row, col, by) },
  key(event) {
    if (event.key === " ") events.toggle();
    else if (event.key === "Escape") events.leave();
    else return false;
    return true;
  }
});
var turns = ({ state }) => state.opts.flip && state.mode === "forward";
var CAPTION = 24;
var TALLEST = 460;
var stackHeight = (maps, rows, cell) => maps * rows * cell + (maps > 1 ? 18 * maps + 8 * (maps - 1) : 0);
var Stage = class {
  element;
  input;
  weight;
  output;
  bias;
  biasSign = h("span", {});
  biasRow;
  /** Below each channel of the kernel, in a true convolution, the same rotated by 180°. */
  rotated = [];
  operator = h("span", { class: "cnn-operator", "aria-hidden": "true" });
  equals = h("span", { class: "cnn-operator", "aria-hidden": "true" });
  beams = new Beams();
  watch;
  /** Left and top of every grid that the beams touch, measured when a block changes its size. */
  corners = null;
  scene = null;
  cell = 0;
  /** What the present layout was made for. */
  layout = "";
  constructor(events) {
    this.bias = new Grid("weight", "bias", gridEvents("bias", 0, events));
    this.biasRow = h("div", { class: "cnn-bias" }, this.biasSign, this.bias.element);
    this.input = new BlockView("input", events);
    this.weight = new BlockView("weight", events, this.biasRow);
    this.output = new BlockView("output", events);
    this.element = h(
      "div",
      { class: "cnn-equation" },
      this.input.element,
      h("div", { class: "cnn-operand" }, this.operator, this.weight.element),
      h("div", { class: "cnn-operand cnn-last" }, this.equals, this.output.element),
      this.beams.element
    );
    this.watch = new ResizeObserver(() => this.measure());
    for (const block of [this, this.input, this.weight, this.output]) this.watch.observe(block.element);
  }
  dispose() {
    this.watch.disconnect();
  }
  /** Fit the picture into a width: choose the arrangement and the size of a cell. */
  resize(width, scene) {
    const { input, weight, opts } = scene.state;
    const [, padding] = opts.padding;
    const columns = { input: input.shape[2] + 2 * padding, kernel: weight.shape[3], output: scene.output.shape[2] };
    const rows = input.shape[1] + 2 * opts.padding[0];
    const most = Math.max(24, Math.min(40, Math.floor(TALLEST / (rows * input.shape[0]))));
    const { arrangement, cell } = arrange2(width, columns, most);
    const turned = turns(scene);
    const key = [arrangement, cell, rows, turned, ...input.shape, ...weight.shape, ...scene.output.shape].join();
    if (key === this.layout) return;
    this.layout = key;
    this.cell = cell;
    const { style, dataset } = this.element;
    if (dataset["arrangement"] !== arrangement) dataset["arrangement"] = arrangement;
    dataset["stacked"] = String(input.shape[0] > 1);
    style.setProperty("--cell", `${cell}px`);
    style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 29 ? 13 : 12}px`);
    style.setProperty("--rows", String(rows));
    const pair = turned && input.shape[0] > 1;
    style.setProperty("--kernel-height", `${weight.shape[2] * cell * (pair ? 2 : 1) + (pair ? CAPTION : 0)}px`);
    style.setProperty("--output-rows", String(scene.output.shape[1]));
    const height = stackHeight(input.shape[0], rows, cell);
    const spare = height - stackHeight(weight.shape[0], scene.output.shape[1], cell);
    style.setProperty("--middle", `${Math.max(height, height - spare) / 2}px`);
    style.setProperty("--output-shift", `${Math.max(0, spare) / 2}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 29 ? 7.3 : 6.7));
    for (const grid of this.allGrids()) grid.characters = characters;
  }
  /** Draw a scene into this many CSS pixels; an expert sees the bias even where it is 0. */
  update(scene, pointer, { width, expert }) {
    this.scene = scene;
    this.build(scene);
    this.resize(width, scene);
    const { state } = scene;
    const [filter, i, j] = state.position;
    this.input.grids.forEach((grid, c) => paintInput(grid, scene, pointer, c));
    this.weight.grids.forEach((grid, c) => paintWeight(grid, scene, pointer, c));
    this.output.grids.forEach((grid, o) => paintOutput(grid, scene, pointer, o));
    this.output.grids[filter].setStop(i, j);
    this.rotated.forEach((grid, c) => paintRotated(grid, scene, c));
    this.paintBias(scene, expert);
    this.input.say(inputNote(scene));
    this.input.showLegend(scene.input, state.scaling, 0);
    this.weight.showLegend(scene.weight, state.scaling, filter);
    this.output.showLegend(scene.result, state.scaling, filter);
    this.drawBeams();
  }
  /** Note where the grids stand. Beams are drawn only where the three blocks are side by side. */
  measure() {
    const frame = this.element.getBoundingClientRect();
    const corner = ({ element }) => {
      const { left, top } = element.getBoundingClientRect();
      return [left - frame.left, top - frame.top];
    };
    const wide = this.element.dataset["arrangement"] === "wide";
    const corners = ({ grids }) => grids.map(corner);
    this.corners = wide ? { input: corners(this.input), weight: corners(this.weight), output: corners(this.output) } : null;
    this.drawBeams();
  }
  drawBeams() {
    const { scene, corners, cell } = this;
    if (scene === null || corners === null || corners.weight.length !== scene.state.weight.shape[1]) return this.beams.draw([]);
    const { terms, state } = scene;
    const [filter, i] = state.position;
    const [, , kh, kw] = state.weight.shape;
    const [ph, pw] = state.opts.padding;
    const [first, last2] = [terms[0], terms[terms.length - 1]];
    const side = state.input.shape[2] + 2 * pw;
    const edge = ([left, top], col, from, to) => ({
      x: left + col * cell,
      top: top + from * cell,
      bottom: top + to * cell
    });
    const target = corners.output[filter];
    if (target === void 0) return;
    const pairs = corners.weight.flatMap((kernel, c) => [
      [edge(corners.input[c], side, first.gridRow + ph, last2.gridRow + ph + 1), edge(kernel, 0, 0, kh)],
      [edge(kernel, kw, 0, kh), edge(target, 0, i, i + 1)]
    ]);
    this.beams.draw(pairs);
  }
  /** Give every block its maps, at their sizes. */
  build(scene) {
    const { state, output } = scene;
    const { input, weight, opts, mode, position } = state;
    const [c, height, width] = input.shape;
    const [filters2, , kh, kw] = weight.shape;
    const [ph, pw] = opts.padding;
    const d = mode === "backward" ? "∂y/∂" : "";
    const several = (n, shape) => n > 1 ? [n, ...shape] : shape;
    this.input.head(`${d}input`, several(c, [height, width]));
    this.weight.head(`${d}${filters2 > 1 ? `filter ${position[0]}` : "kernel"}`, several(c, [kh, kw]));
    this.output.head(mode === "backward" ? "∂y/∂output" : "output", several(filters2, [output.shape[1], output.shape[2]]));
    this.input.resize(c, height + 2 * ph, width + 2 * pw, [-ph, -pw], "channel");
    this.weight.resize(c, kh, kw, [0, 0], "channel");
    this.output.resize(filters2, output.shape[1], output.shape[2], [0, 0], "filter");
    this.buildRotated(c, kh, kw, turns(scene));
    this.bias.resize(1, 1);
    this.writeOperators(mode === "backward" ? ["", "←"] : [opts.flip ? "∗" : "⋆", "="]);
  }
  buildRotated(channels, kh, kw, shown) {
    for (const { element } of this.rotated.splice(shown ? channels : 0)) element.parentElement.remove();
    for (let c = this.rotated.length; shown && c < channels; c++) {
      const grid = new Grid("weight", "", { point() {
      }, leave() {
      }, pick() {
      } });
      const caption = h("div", { class: "cnn-rotated-caption" }, "rotated");
      this.weight.maps.children[c].append(h("div", { class: "cnn-rotated" }, caption, grid.element));
      this.rotated.push(grid);
    }
    for (const grid of this.rotated) grid.resize(kh, kw);
  }
  /** ⋆ is cross-correlation, ∗ convolution; a gradient flows back from the output. */
  writeOperators([times, equals]) {
    setText(this.operator, times);
    setAttribute(this.operator, "data-sign", times);
    setText(this.equals, equals);
  }
  /** A bias of 0 is out of sight until the reader asks for more. */
  paintBias({ state, bias, weight }, expert) {
    const { mode, position } = state;
    const value = mode === "backward" ? 1 : bias;
    this.biasRow.hidden = !expert && bias === 0 && mode === "forward";
    setText(this.biasSign, mode === "backward" ? "∂y/∂bias" : "+ bias");
    this.bias.name(mode === "backward" ? "gradient of the bias" : `bias of filter ${position[0]}`, weight.hue);
    this.bias.paint(() => ({ value, strength: 0, flags: "", label: () => `bias ${format(value)}` }));
  }
  allGrids() {
    return [...this.input.grids, ...this.weight.grids, ...this.output.grids, this.bias, ...this.rotated];
  }
};

// convolution.ts
var sequence = {
  unit: "output cell",
  length: (get) => shapeOf(get).reduce((a, b) => a * b, 1),
  index(get) {
    const [, rows, cols] = shapeOf(get);
    const [f, i, j] = readState(get).position;
    return (f * rows + i) * cols + j;
  },
  at(get, index) {
    const [, rows, cols] = shapeOf(get);
    return { position: [Math.floor(index / (rows * cols)), Math.floor(index / cols) % rows, index % cols] };
  }
};
function shapeOf(get) {
  const { input, weight } = readState(get);
  return outputShape(input, weight, readOptions(get));
}
var ConvolutionView = class {
  constructor(frame) {
    this.frame = frame;
    const scene = compose(readState(frame.binding.get));
    if (scene === null) throw new RangeError("the explorer was given an illegal geometry");
    this.scene = scene;
    this.showControls = buildControls(frame);
    this.stage = new Stage({
      point: (part, map, row, col) => this.point(part, map, row, col),
      leave: () => this.show(null),
      pick: (part, map, row, col, cell, typed) => this.pick(part, map, row, col, cell, typed),
      nudge: (part, map, row, col, by) => this.nudge(part, map, row, col, by),
      toggle: () => frame.player?.toggle()
    });
    this.arithmetic = new Arithmetic((term) => this.show(term && { block: "weight", c: term.c, m: term.km, n: term.kn }));
    frame.stage.append(this.stage.element, this.hint);
    frame.detail.append(this.arithmetic.element);
  }
  frame;
  stage;
  arithmetic;
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
      const scene = compose(readState(this.frame.binding.get));
      if (scene !== null) this.scene = scene;
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
    const { input, weight, bias, opts, mode, position } = this.scene.state;
    return pythonSource(input, weight, bias, opts, mode === "backward" ? position : void 0);
  }
  dispose() {
    this.stage.dispose();
  }
  draw() {
    this.showControls(this.scene.state);
    this.stage.update(this.scene, this.pointer, { width: this.width, expert: !this.frame.more.hidden });
    this.arithmetic.update(this.scene, this.pointer);
    setText(this.hint, hint(this.scene, this.pointer));
  }
  /** Point at a weight or an input cell; null for neither. */
  show(pointer) {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }
  point(part, map, row, col) {
    if (part === "output") {
      this.frame.binding.set({ position: [map, row, col], playing: false });
    } else if (part === "weight") this.show({ block: "weight", c: map, m: row, n: col });
    else if (part === "input") this.show(this.inside(row, col) ? { block: "input", c: map, row, col } : null);
  }
  inside(row, col) {
    const [, height, width] = this.scene.state.input.shape;
    return row >= 0 && row < height && col >= 0 && col < width;
  }
  /** Where the value behind a cell is kept, or null when it is not the reader's to change. */
  target(part, map, row, col) {
    const { mode, position } = this.scene.state;
    if (mode === "backward" || part === "output") return null;
    if (part === "bias") return { block: "bias", index: [position[0]], label: "bias" };
    if (part === "weight") return { block: "weight", index: [position[0], map, row, col], label: `kernel ${place(row, col)}` };
    return this.inside(row, col) ? { block: "input", index: [map, row, col], label: `input ${place(row, col)}` } : null;
  }
  pick(part, map, row, col, cell, typed) {
    if (part === "output") {
      this.frame.binding.set({ position: [map, row, col], playing: false });
      return;
    }
    const target = this.target(part, map, row, col);
    if (target === null) return;
    const write = (value2) => {
      attempt(this.frame.binding, setCell(this.frame.binding.get, target.block, target.index, value2));
    };
    const value = valueAt(readState(this.frame.binding.get)[target.block], target.index);
    this.frame.editor.open({ cell, label: target.label, value, typed, write });
    this.point(part, map, row, col);
  }
  nudge(part, map, row, col, by) {
    const target = this.target(part, map, row, col);
    if (target === null) return;
    const now = valueAt(readState(this.frame.binding.get)[target.block], target.index);
    const value = Number((now + by).toPrecision(12));
    attempt(this.frame.binding, setCell(this.frame.binding.get, target.block, target.index, value));
  }
};
var convolution_default = defineExplorer({
  name: "ConvolutionExplorer",
  title: "Convolution explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ConvolutionView(frame)
});
export {
  convolution_default as default
};
