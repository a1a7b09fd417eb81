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
function fit(value, characters) {
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  for (const decimals of [2, 1, 0]) {
    if (decimals < 2 && size < 0.5 * 10 ** -decimals) break;
    const text = format(value, decimals);
    if (text.length <= characters) return text;
    const bare2 = text.replace(/0\./, ".");
    if (size < 1 && bare2.length <= characters) return bare2;
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
  let spoken;
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
    clearTimeout(spoken);
    spoken = setTimeout(() => setText(live, view.describe()), SETTLED);
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

// ops/tensor.ts
var count = (shape2) => shape2.reduce((a, b) => a * b, 1);
function tensor(shape2, data) {
  const size = count(shape2);
  if (data !== void 0 && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape2.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape2], data: data === void 0 ? new Float64Array(size) : Float64Array.from(data) };
}
function fromNested(nested) {
  const shape2 = [];
  for (let level = nested; Array.isArray(level); level = level[0]) {
    shape2.push(level.length);
    if (level.length === 0) break;
  }
  const flat = [];
  const walk = (value, axis) => {
    if (axis === shape2.length && !Array.isArray(value)) flat.push(value);
    else if (Array.isArray(value) && value.length === shape2[axis]) value.forEach((v) => walk(v, axis + 1));
    else throw new RangeError("the lists are ragged: every row must have the same length");
  };
  walk(nested, 0);
  return tensor(shape2, flat);
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

// ops/axis.ts
function extentOf(values, count2, log = false, domain) {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  if (low > high) [low, high] = log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = log ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
  return { low, high, log, ticks: log ? powers(low, high, count2) : ticks(low, high, count2) };
}
function placeOn({ low, high, log }, value, from, to) {
  if (log && value <= 0) return NaN;
  const place2 = log ? Math.log10 : Number;
  return from + (place2(value) - place2(low)) / (place2(high) - place2(low)) * (to - from);
}
function powers(low, high, count2) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.max(1, Math.ceil((last - first) / count2));
  const steps = last - first <= count2 / 3 ? [1, 2, 5] : [1];
  const made = [];
  for (let e = first; e <= last; e += step) made.push(...steps.map((m) => Number(`${m}e${e}`)));
  return made.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}
function ticks(low, high, count2) {
  const rough = (high - low) / count2;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  const inverse = power < 0 ? 10 ** -power / factor : 1;
  const step = power < 0 ? 1 : 10 ** power * factor;
  const value = (i) => i * step / inverse;
  const [first, last] = [Math.round(low * inverse / step), Math.round(high * inverse / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last) > high ? last - 1 : last];
  if (to < from && count2 < 2) return ticks(low, high, 2 * count2);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// ops/gradient.ts
var CHAIN_PARTS = ["input", "kernel", "features", "active", "output"];
var reshape = ({ data }, shape2) => ({ shape: shape2, data });
var cellOf = ({ shape: shape2, data }, row, col) => data[row * shape2[1] + col];
function mapOf(shape2, value) {
  const [rows, cols] = shape2;
  return tensor([rows, cols], Array.from({ length: rows * cols }, (_, at2) => value(Math.floor(at2 / cols), at2 % cols)));
}
function correlate(map2, kernel) {
  const [kh, kw] = kernel.shape;
  return mapOf([map2.shape[0] - kh + 1, map2.shape[1] - kw + 1], (i, j) => {
    let sum = 0;
    for (let m = 0; m < kh; m++) for (let n = 0; n < kw; n++) sum += cellOf(map2, i + m, j + n) * cellOf(kernel, m, n);
    return sum;
  });
}
function fullConvolution(map2, kernel) {
  const [rows, cols] = map2.shape;
  const [kh, kw] = kernel.shape;
  const padded = mapOf([rows + 2 * (kh - 1), cols + 2 * (kw - 1)], (r, c) => {
    const [i, j] = [r - kh + 1, c - kw + 1];
    return i >= 0 && i < rows && j >= 0 && j < cols ? cellOf(map2, i, j) : 0;
  });
  return correlate(padded, tensor(kernel.shape, kernel.data.toReversed()));
}
var rectified = ({ shape: shape2, data }, relu) => relu ? tensor(shape2, data.map((value) => Math.max(0, value))) : { shape: shape2, data };
var pooled = (map2, pooling) => mapOf([map2.shape[0] >> 1, map2.shape[1] >> 1], (i, j) => {
  if (pooling === "max") return cellOf(map2, ...windowWinner(map2, i, j));
  return (cellOf(map2, 2 * i, 2 * j) + cellOf(map2, 2 * i, 2 * j + 1) + cellOf(map2, 2 * i + 1, 2 * j) + cellOf(map2, 2 * i + 1, 2 * j + 1)) / 4;
});
var poolShare = ({ pooling }, map2, row, col) => {
  if (pooling === "average") return 0.25;
  const [r, c] = windowWinner(map2, row >> 1, col >> 1);
  return Number(r === row && c === col);
};
var inWindow = ({ upstream: { shape: shape2 } }, row, col) => row >> 1 < shape2[0] && col >> 1 < shape2[1];
function chainValues({ input, kernel, relu, pooling }) {
  const features = correlate(input, kernel);
  const active = rectified(features, relu);
  return { input, kernel, features, active, output: pooled(active, pooling) };
}
var chainLoss = (output, upstream) => output.data.reduce((sum, value, at2) => sum + value * upstream.data[at2], 0);
function backpropagate(chain) {
  const values = chainValues(chain);
  const { input, kernel, relu, upstream } = chain;
  const active = mapOf(values.active.shape, (row, col) => inWindow(chain, row, col) ? cellOf(upstream, row >> 1, col >> 1) * poolShare(chain, values.active, row, col) : 0);
  const features = mapOf(active.shape, (row, col) => relu && cellOf(values.features, row, col) <= 0 ? 0 : cellOf(active, row, col));
  const grads = { input: fullConvolution(features, kernel), kernel: correlate(input, features), features, active, output: upstream };
  return { values, grads, loss: chainLoss(values.output, upstream) };
}
var term = (from, gradient, by, factor) => ({
  from,
  gradient,
  by,
  factor,
  product: gradient * factor + 0
});
function gradientTerms(chain, done, { part, row, col }) {
  const value = cellOf(done.grads[part], row, col);
  const made = { output: seedTerms, active: poolTerms, features: reluTerms, kernel: kernelTerms, input: inputTerms }[part];
  return { ...made(chain, done, row, col), value };
}
var seedTerms = ({ upstream }, _, row, col) => ({
  terms: [term(null, cellOf(upstream, row, col), null, 1)],
  columns: 1
});
function poolTerms(chain, { values }, row, col) {
  if (!inWindow(chain, row, col)) return { terms: [], columns: 1 };
  const [i, j] = [row >> 1, col >> 1];
  return { terms: [term({ part: "output", row: i, col: j }, cellOf(chain.upstream, i, j), null, poolShare(chain, values.active, row, col))], columns: 1 };
}
function windowWinner(map2, i, j) {
  let best = [2 * i, 2 * j];
  for (const [r, c] of [[0, 1], [1, 0], [1, 1]]) {
    if (cellOf(map2, 2 * i + r, 2 * j + c) > cellOf(map2, ...best)) best = [2 * i + r, 2 * j + c];
  }
  return best;
}
function reluTerms({ relu }, { values, grads }, row, col) {
  const open = !relu || cellOf(values.features, row, col) > 0;
  return { terms: [term({ part: "active", row, col }, cellOf(grads.active, row, col), null, Number(open))], columns: 1 };
}
function kernelTerms({ input }, { grads }, m, n) {
  const [rows, cols] = grads.features.shape;
  const terms = Array.from({ length: rows * cols }, (_, at2) => {
    const [i, j] = [Math.floor(at2 / cols), at2 % cols];
    const by = { part: "input", row: i + m, col: j + n };
    return term({ part: "features", row: i, col: j }, cellOf(grads.features, i, j), by, cellOf(input, i + m, j + n));
  });
  return { terms, columns: cols };
}
function inputTerms({ kernel }, { grads }, row, col) {
  const [kh, kw] = kernel.shape;
  const [rows, cols] = grads.features.shape;
  const terms = Array.from({ length: kh * kw }, (_, at2) => {
    const [m, n] = [kh - 1 - Math.floor(at2 / kw), kw - 1 - at2 % kw];
    const [i, j] = [row - m, col - n];
    const inside2 = i >= 0 && i < rows && j >= 0 && j < cols;
    const from = inside2 ? { part: "features", row: i, col: j } : null;
    return term(from, inside2 ? cellOf(grads.features, i, j) : 0, { part: "kernel", row: m, col: n }, cellOf(kernel, m, n));
  });
  return { terms, columns: kw };
}
function backwardSteps(chain, done) {
  const first = (part) => {
    const { data, shape: shape2 } = done.grads[part];
    const at2 = Math.max(0, data.findIndex((value) => value !== 0));
    return [{ part, row: Math.floor(at2 / shape2[1]), col: at2 % shape2[1] }];
  };
  const all = (part, keep) => {
    const [rows, cols] = done.grads[part].shape;
    const cells = Array.from({ length: rows * cols }, (_, at2) => ({ part, row: Math.floor(at2 / cols), col: at2 % cols }));
    return cells.filter(({ row, col }) => keep(row, col));
  };
  const counts = (row, col) => gradientTerms(chain, done, { part: "input", row, col }).terms.some(({ gradient }) => gradient !== 0);
  return [
    ...first("output"),
    ...first("active"),
    ...chain.relu ? first("features") : [],
    ...all("kernel", () => true),
    ...all("input", counts)
  ];
}
function nudgeCheck(chain, done, { part, row, col }, epsilon) {
  const { values, loss } = done;
  const from = cellOf(values[part], row, col);
  const moved = tensor(values[part].shape, values[part].data);
  moved.data[row * moved.shape[1] + col] = from + epsilon;
  const after = chainLoss(outputFrom(chain, part, moved), chain.upstream);
  return { from, to: from + epsilon, before: loss, after, slope: (after - loss) / epsilon };
}
function outputFrom(chain, part, map2) {
  if (part === "output") return map2;
  if (part === "input" || part === "kernel") return chainValues({ ...chain, [part]: map2 }).output;
  return pooled(rectified(map2, part === "features" && chain.relu), chain.pooling);
}
function chainSource({ input, kernel, relu, pooling, upstream }) {
  const pool = pooling === "max" ? "max_pool2d" : "avg_pool2d";
  const names = ["conv2d", "conv2d_backward", pool, `${pool}_backward`, ...relu ? ["relu", "relu_backward"] : []].sort();
  const deep = (map2, axes) => reshape(map2, [...new Array(axes).fill(1), ...map2.shape]);
  const active = relu ? "active" : "features";
  return [
    "import numpy as np",
    `from cnnedu.functional import ${names.join(", ")}`,
    "",
    arraySource("input", deep(input, 1)),
    arraySource("weight", deep(kernel, 2)),
    "features = conv2d(input, weight)",
    ...relu ? ["active = relu(features)"] : [],
    `output = ${pool}(${active}, 2)`,
    "",
    arraySource("grad_output", deep(upstream, 1)),
    `grad_${active} = ${pool}_backward(grad_output, ${active}, 2).input`,
    ...relu ? ["grad_features = relu_backward(grad_active, features).input"] : [],
    "gradients = conv2d_backward(grad_features, input, weight)",
    "print(gradients.weight[0, 0])",
    "print(gradients.input[0])",
    ""
  ].join("\n");
}

// ops/gradient_layers.ts
function chosenNets(nets, { depth, norm, init }) {
  const find = (shortcuts) => nets.find((net) => net.depth === depth && net.norm === norm && net.init === init && net.shortcuts === shortcuts);
  return { plain: find(false), residual: find(true) };
}
var SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
function magnitudeText(value) {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 1e6) {
    const rounded = String(Number(value.toPrecision(value >= 100 ? 3 : 2)));
    return rounded.replace(/\B(?=(\d{3})+$)/g, /\./.test(rounded) ? "" : ",");
  }
  const [digits, exponent] = value.toExponential(1).split("e");
  const power = [...exponent.replace("+", "")].map((sign) => sign === "-" ? "⁻" : SUPERSCRIPTS[Number(sign)]).join("");
  return `${digits.replace(".0", "")}×10${power}`;
}
function ratioSentence(median) {
  const ratio = median[0] / median[median.length - 1];
  if (ratio >= 1.25) return `the first layer's gradient is ${magnitudeText(ratio)} times the last layer's`;
  if (ratio > 0.8) return "the first layer's gradient is about as large as the last layer's";
  return `the first layer's gradient is ${magnitudeText(1 / ratio)} times smaller than the last layer's`;
}
function ratioVerdict(median) {
  const ratio = median[0] / median[median.length - 1];
  return ratio > 100 ? "explodes" : ratio < 0.01 ? "vanishes" : "holds";
}
var FLOAT32_LEAST = 14e-46;
function layersSource({ depth, norm, init, of }) {
  return [
    "import torch",
    "from cnnedu.explorers import GradientExplorer",
    "from cnnedu.models.cifar_resnet import CifarResNet",
    "",
    "images, labels = map(torch.tensor, GradientExplorer.digits())  # the 64 real digits of the recording",
    "for shortcuts in (False, True):",
    "    torch.manual_seed(0)",
    `    model = CifarResNet(${depth}, shortcuts, in_channels=1)`,
    ...norm ? [] : [
      "    for block in list(model.modules()):  # take batch normalisation out",
      "        for name, layer in list(block.named_children()):",
      "            if isinstance(layer, torch.nn.BatchNorm2d):",
      "                setattr(block, name, torch.nn.Identity())"
    ],
    "    layers = [layer for layer in model.modules() if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear))]",
    ...init === "he" ? [] : [
      "    for layer in layers[:-1]:  # too small: the convolutions' weights are a hundredth",
      "        torch.nn.init.normal_(layer.weight, std=0.01)"
    ],
    "    model.double()",
    ...of === "weights" ? [] : [
      "    outputs = []",
      "    for layer in layers:",
      "        layer.register_forward_hook(lambda layer, inputs, output: (output.retain_grad(), outputs.append(output))[1])"
    ],
    "    torch.nn.functional.cross_entropy(model(images), labels).backward()",
    of === "weights" ? "    norms = [float(layer.weight.grad.norm()) for layer in layers]" : "    norms = [float(output.grad.norm()) for output in outputs]",
    `    print("residual" if shortcuts else "plain", f"first layer {norms[0]:.3g}, last layer {norms[-1]:.3g}")`,
    ""
  ].join("\n");
}

// shared/scale.ts
function reach(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
var strength = (value, most) => most > 0 ? Math.max(-1, Math.min(1, value / most)) : 0;

// gradient/words.ts
var place = ({ row, col }) => `row ${row}, column ${col}`;
function partName(part, { chain }) {
  const names = { input: "input", kernel: "kernel", features: "feature map", active: chain.relu ? "ReLU" : "feature map", output: chain.pooling };
  return names[part];
}
var at = (map2, { row, col }) => map2.data[row * map2.shape[1] + col];
function chosenOutput({ chain: { upstream } }) {
  const set = [...upstream.data.entries()].filter(([, value2]) => value2 !== 0);
  const [index, value] = set[0] ?? [0, 0];
  return set.length === 1 && value === 1 ? { row: Math.floor(index / upstream.shape[1]), col: index % upstream.shape[1] } : null;
}
function spokenGradient(scene, cell) {
  const { terms, value } = gradientTerms(scene.chain, scene.done, cell);
  const counting = terms.filter(({ gradient }) => gradient !== 0);
  const products = counting.map(({ gradient, factor }) => `${format(gradient)}${TIMES}${format(factor)}`).join(" + ") || "nothing arrives";
  return `∂L/∂${partName(cell.part, scene)} ${place(cell)}: ${products} = ${format(value)}`;
}
function rule(scene, cell) {
  const { chain, done } = scene;
  const value = at(done.values[cell.part], cell);
  switch (cell.part) {
    case "output":
      return chosenOutput(scene) === null ? "What arrives from above. L is the sum of all outputs, each times its number here: click one to change it." : at(chain.upstream, cell) === 1 ? "L is this very output. When it grows by 1, L grows by 1: the gradient begins as 1." : "L is another output, so nothing begins here.";
    case "active":
      return poolRule(scene, cell);
    case "features":
      if (!chain.relu) return poolRule(scene, cell);
      if (value > 0) return `The value was ${format(value)}, above 0: ReLU let it pass, and lets its gradient pass.`;
      return `The value was ${format(value)}, not above 0: ReLU answered 0, and no gradient comes back through it.`;
    case "kernel":
      return "This weight was used at every position, each time on another input. Its gradient adds up over the positions: what arrives there × the input it met. That is a cross-correlation of the input with the arriving map.";
    case "input":
      return "Every position that read this cell sends its gradient back through the weight it read with. In order: the arriving map with zeros around it, under the kernel rotated by 180°. That is a full convolution.";
  }
}
function poolRule({ chain, done }, { row, col }) {
  const [i, j] = [row >> 1, col >> 1];
  if (i >= chain.upstream.shape[0] || j >= chain.upstream.shape[1]) {
    return "No window of 2×2 is left for this row or column: pooling never read it, so nothing comes back.";
  }
  if (chain.pooling === "average") return "Each of the four cells makes a quarter of the mean, so each gets a quarter of the gradient.";
  const [r, c] = windowWinner(done.values.active, i, j);
  const won = r === row && c === col;
  return won ? "This cell won its window: only it reached the output, so all of the gradient comes back to it." : `Row ${r}, column ${c} won this window. Changing a loser a little changes nothing: its gradient is 0.`;
}
function hint(scene) {
  const { done, chain } = scene;
  const arrives = chain.upstream.data.some((value) => value !== 0);
  const dead = arrives && done.grads.features.data.every((value) => value === 0);
  if (dead) return "Every gradient is 0: ReLU answered 0 to the whole window, so no small change of any weight or input is felt. From this window nothing can be learned.";
  const chosen = chosenOutput(scene);
  const l = chosen === null ? "L = the outputs, each times its number in ∂L/∂output, added up" : `L = output ${place(chosen)}`;
  return `${l} = ${format(done.loss)}. Click another output, or change any number of the input, the kernel or the last gradient; point at a gradient to see its sum.`;
}
function nudgeSentence(scene, cell, { from, to, before, after, slope }, gradient) {
  const digits = (value) => String(Number(value.toPrecision(7))).replace("-", MINUS);
  const agrees = Math.abs(slope - gradient) <= 1e-5 * (1 + Math.abs(gradient));
  const told = `${partName(cell.part, scene)} ${place(cell)} from ${digits(from)} to ${digits(to)}: L goes from ${digits(before)} to ${digits(after)}, change / ε = ${digits(Number(slope.toFixed(6)))}`;
  if (agrees) return { told, verdict: "✓ the gradient", agrees };
  const why = scene.chain.relu ? "another cell won its window, or ReLU switched" : "another cell won its window";
  return { told, verdict: `≠ ${format(gradient)}: on the way ${why}. Take a smaller ε; exactly at a kink no ε agrees.`, agrees };
}
var VERDICTS = { explodes: "It explodes on its way back.", vanishes: "It vanishes on its way back.", holds: "It arrives." };
function curveSentence(median) {
  const factor = (median[0] / median[median.length - 1]) ** (1 / (median.length - 1));
  const each = Math.abs(factor - 1) < 0.02 ? "" : `, a factor of ${Number(factor.toPrecision(3))} from layer to layer`;
  return `${ratioSentence(median)}${each}. ${VERDICTS[ratioVerdict(median)]}`;
}
function layersNote({ norm, init, of }, plain) {
  const lost = Math.max(...plain) < FLOAT32_LEAST;
  if (!norm && init === "small") {
    return lost ? "Plain, without normalisation, every layer shrinks what passes, forward and back. All of its weights' gradients are smaller than the smallest number of float32, 1.4×10⁻⁴⁵: in an ordinary training they would be exactly 0." : "Plain, without normalisation, weights that are too small shrink what passes at every layer, forward and back. A shortcut carries the gradient around them.";
  }
  if (!norm) {
    return "He's weights keep sizes on average, where every kernel sees a whole patch. The last maps here are 2×2, so most of a patch is zeros of the padding, and the plain network fades after all. Without normalisation a residual sum also grows from block to block.";
  }
  if (init === "small") return "Batch normalisation undoes too small weights on the way forward. On the way back the gradient is divided by them: smaller weights, larger gradients.";
  return of === "weights" ? "No gradient vanishes here: with batch normalisation the plain network's explodes, before a single step of training. Shortcuts tame it. This is no proof of why deep plain networks train badly, but it is what they start from." : "The same, seen at the layers' outputs: the signal that travels back. Batch normalisation keeps sizes forward; it does not keep them backward.";
}

// gradient/arithmetic.ts
var EPSILONS = [1, 0.1, 0.01, 1e-3];
var GradientArithmetic = class {
  element;
  title = h("p", { class: "cnn-title" });
  rule = h("p", { class: "cnn-rule" });
  table = h("div", { class: "cnn-cards" });
  sum = h("p", { class: "cnn-sum" });
  told = h("span", {});
  verdict = h("b", {});
  epsilon;
  cards = [];
  constructor(choose) {
    this.epsilon = select("ε", EPSILONS.map((value) => [String(value), String(value)]), (value) => choose(Number(value)));
    const check = h("p", { class: "cnn-check-line" }, h("span", { class: "cnn-muted" }, "Check by nudging: "), this.told, " ", this.verdict);
    this.element = h(
      "div",
      { class: "cnn-arithmetic" },
      h("div", { class: "cnn-words" }, this.title, this.rule, this.sum, h("div", { class: "cnn-check-row" }, check, this.epsilon.element)),
      this.table
    );
  }
  update(scene, cell, epsilon) {
    const { chain, done } = scene;
    const sum = gradientTerms(chain, done, cell);
    setText(this.title, `∂L/∂${partName(cell.part, scene)}, ${place(cell)}`);
    setText(this.rule, rule(scene, cell));
    this.drawCards(sum);
    this.writeSum(sum);
    const { told, verdict, agrees } = nudgeSentence(scene, cell, nudgeCheck(chain, done, cell, epsilon), sum.value);
    setText(this.told, told);
    setText(this.verdict, verdict);
    setAttribute(this.verdict, "class", agrees ? "cnn-agrees" : "cnn-differs");
    this.epsilon.show(String(epsilon));
  }
  drawCards({ terms, columns }) {
    while (this.cards.length < terms.length) this.cards.push(this.card());
    const most = reach(terms.map(({ product }) => product));
    terms.forEach((term2, at2) => this.paint(this.cards[at2], term2, strength(term2.product, most)));
    this.cards.forEach(({ element }, at2) => element.hidden = at2 >= terms.length);
    const cols = String(columns);
    if (this.table.style.getPropertyValue("--cols") !== cols) this.table.style.setProperty("--cols", cols);
    this.table.classList.toggle("cnn-dense", columns > 4);
  }
  card() {
    const [factors, product] = [h("span", { class: "cnn-factors" }), h("b", {})];
    const element = h("div", { class: "cnn-card" }, factors, product);
    this.table.append(element);
    return { element, factors, product };
  }
  paint({ element, factors, product }, { gradient, factor, product: value }, shade) {
    setText(factors, `${format(gradient)} ${TIMES} ${format(factor)}`);
    setText(product, format(value));
    element.style.setProperty("--t", Math.abs(shade).toFixed(3));
    setAttribute(element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${gradient === 0 ? " cnn-idle" : ""}`);
  }
  /** Only what arrives is added: the rest is 0. */
  writeSum({ terms, value }) {
    const counting = terms.filter(({ gradient }) => gradient !== 0);
    const written = counting.map(({ product }, at2) => at2 === 0 ? format(product) : ` ${product < 0 ? MINUS : "+"} ${format(Math.abs(product))}`).join("");
    const label = counting.length === 0 ? "nothing arrives: " : terms.length === 1 ? "arriving × rule: " : counting.length === 1 ? "the one product that counts: " : `the ${counting.length} products that count: `;
    const only = counting.length === 1 ? `${format(counting[0].gradient)} ${TIMES} ${format(counting[0].factor)}` : written;
    this.sum.replaceChildren(h("span", { class: "cnn-muted" }, label), counting.length === 0 ? "" : `${only} = `, h("b", { class: "cnn-result" }, format(value)));
  }
};

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// shared/chart.ts
var LOOKS = 8;
var MARGIN = { top: 10, right: 14, bottom: 40, left: 52 };
function scaleOf({ log, domain }, values, from, to, count2) {
  const extent = extentOf(values, count2, log, domain);
  return Object.assign((value) => placeOn(extent, value, from, to), { ticks: extent.ticks });
}
var Chart = class {
  /** `point` hears which point the reader looks at; null for none. */
  constructor(label, point = () => {
  }) {
    this.point = point;
    this.element = h("div", { class: "cnn-chart" }, this.plot, this.readout, this.legend);
    setAttribute(this.plot, "aria-label", label);
    this.plot.addEventListener("pointermove", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerdown", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.look(null));
    this.plot.addEventListener("blur", () => this.look(null));
    this.plot.addEventListener("keydown", (event) => this.pressed(event));
  }
  point;
  element;
  plot = s("svg", { class: "cnn-plot", role: "application", tabindex: 0, "aria-roledescription": "chart" });
  readout = h("p", { class: "cnn-readout" });
  legend = h("div", { class: "cnn-series" });
  series = [];
  places = [];
  mark = null;
  drawn = "";
  draw(series, x, y, size) {
    const key = JSON.stringify([series, x, y, size]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.series = series;
    const { width, height } = size;
    const all = series.flatMap(({ points }) => points);
    const toX = scaleOf(x, all.map(([value]) => value), MARGIN.left, width - MARGIN.right, Math.max(2, width / 90));
    const toY = scaleOf(y, all.map(([, value]) => value), height - MARGIN.bottom, MARGIN.top, Math.max(2, height / 50));
    this.places = series.map(({ points }) => points.map(([a, b]) => [toX(a), toY(b)]));
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      this.plot.setAttribute(name, String(value));
    }
    this.write = (mark) => this.sentence(mark, x, y);
    this.plot.replaceChildren(
      this.axes(toX, toY, x, y, size),
      ...series.map((one, i) => this.curve(one, this.places[i])),
      s("g", { class: "cnn-cursor" })
    );
    const named = series.filter(({ name }) => name !== "");
    this.legend.replaceChildren(...named.length > 1 ? named.map(legendEntry) : []);
    this.show(this.mark);
  }
  /** Mark a point, as if the reader had pointed at it. */
  show(mark) {
    const at2 = mark === null ? void 0 : this.places[mark.series]?.[mark.index];
    this.mark = at2 === void 0 ? null : mark;
    const cursor = this.plot.querySelector(".cnn-cursor");
    cursor?.replaceChildren(...at2 === void 0 || at2.some(Number.isNaN) ? [] : [s("circle", { cx: at2[0], cy: at2[1], r: 7 })]);
    setText(this.readout, this.mark === null ? "" : this.write(this.mark));
  }
  write = () => "";
  sentence({ series, index }, x, y) {
    const { name, points, names } = this.series[series];
    const [a, b] = points[index];
    const text = (axis, value) => (axis.write ?? format)(value);
    const where = names?.[index] ?? `${x.label} ${text(x, a)}`;
    return `${name}${name === "" ? "" : ", "}${where}: ${names === void 0 ? "" : `${x.label} ${text(x, a)}, `}${y.label} ${text(y, b)}`;
  }
  axes(toX, toY, x, y, { width, height }) {
    const group = s("g", { class: "cnn-axes", "aria-hidden": "true" });
    const [bottom, right] = [height - MARGIN.bottom, width - MARGIN.right];
    for (const tick of toY.ticks) {
      group.append(s("path", { d: `M${MARGIN.left} ${toY(tick)}H${right}` }));
      group.append(s("text", { x: MARGIN.left - 6, y: toY(tick) + 4, "text-anchor": "end" }, (y.write ?? format)(tick)));
    }
    for (const tick of toX.ticks) {
      group.append(s("path", { d: `M${toX(tick)} ${bottom}v5` }));
      group.append(s("text", { x: toX(tick), y: bottom + 18, "text-anchor": "middle" }, (x.write ?? format)(tick)));
    }
    const middle = (bottom + MARGIN.top) / 2;
    group.append(
      s("path", { d: `M${MARGIN.left} ${bottom}H${right}`, class: "cnn-axis" }),
      s("text", { x: (MARGIN.left + right) / 2, y: height - 4, "text-anchor": "middle", class: "cnn-axis-label" }, x.label),
      s("text", { x: 12, y: middle, transform: `rotate(-90 12 ${middle})`, "text-anchor": "middle", class: "cnn-axis-label" }, y.label)
    );
    return group;
  }
  curve({ look, scatter, faint }, places) {
    const seen = places.filter((at2) => at2.every(Number.isFinite));
    const group = s("g", { class: `cnn-curve${faint === true ? " cnn-faint" : ""}`, "data-look": look % LOOKS });
    if (scatter !== true && seen.length > 0) {
      group.append(s("path", { d: `M${seen.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}` }));
    }
    if (scatter === true || seen.length <= 24) group.append(...seen.map(([a, b]) => shape(look, a, b)));
    return group;
  }
  nearest({ clientX, clientY }) {
    const { left, top } = this.plot.getBoundingClientRect();
    let best = null;
    let least = 60 ** 2;
    this.places.forEach(
      (places, series) => places.forEach(([a, b], index) => {
        const distance = (a - clientX + left) ** 2 + (b - clientY + top) ** 2;
        if (distance < least) [best, least] = [{ series, index }, distance];
      })
    );
    return best;
  }
  look(mark) {
    if (mark?.series === this.mark?.series && mark?.index === this.mark?.index) return;
    this.show(mark);
    this.point(this.mark);
  }
  /** Left and right along a series, up and down between them. */
  pressed(event) {
    const along = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const between = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (along === void 0 && between === void 0 || this.series.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { series, index } = this.mark ?? { series: 0, index: along === 1 ? -1 : 0 };
    const to = limit(series + (between ?? 0), this.series.length);
    this.look({ series: to, index: limit(index + (along ?? 0), this.series[to].points.length) });
  }
};
var limit = (value, size) => Math.max(0, Math.min(size - 1, value));
function shape(look, x, y) {
  const outlines = ["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-3.6-3.6h7.2v7.2h-7.2z", "M0-4.6 4.4 3.4h-8.8z", "M0-5 5 0 0 5-5 0z"];
  const hollow = look % LOOKS >= outlines.length;
  const d = outlines[look % outlines.length];
  return s("path", { d, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: hollow ? "cnn-mark cnn-hollow" : "cnn-mark" });
}
function legendEntry({ name, look, scatter }) {
  const sample = s("svg", { width: 28, height: 12, "aria-hidden": "true" });
  const group = s("g", { class: "cnn-curve", "data-look": look % LOOKS });
  if (scatter !== true) group.append(s("path", { d: "M1 6H27" }));
  group.append(shape(look, 14, 6));
  sample.append(group);
  return h("span", { class: "cnn-series-entry" }, sample, name);
}

// gradient/layers.ts
var STORIES = [
  ["Exploding", { depth: 56, norm: true, initialisation: "he", of: "weights" }],
  ["Vanishing", { depth: 56, norm: false, initialisation: "small", of: "outputs" }],
  ["Shallow", { depth: 20, norm: true, initialisation: "he", of: "weights" }]
];
var bare = (value) => magnitudeText(value).replace(/^1×/, "");
var LayersStage = class {
  element;
  lines = [h("p", {}), h("p", {})];
  chart;
  /** Whose curve the reader looks at: 0 plain, 1 residual. */
  looked = 0;
  note = h("p", { class: "cnn-note" });
  source = h("p", { class: "cnn-source" });
  stories;
  constructor(point, choose) {
    this.chart = new Chart("Norm of the gradient in each layer", (mark) => {
      if (mark === null) return;
      this.looked = mark.series < 2 ? mark.series : mark.series >> 2;
      point(mark.index);
    });
    this.stories = STORIES.map(([label, traits]) => ({ element: button(label, () => choose(traits)), traits }));
    const buttons = h("div", { class: "cnn-stories", role: "group", "aria-label": "Try" }, h("span", { class: "cnn-caption" }, "Try"), ...this.stories.map(({ element }) => element));
    this.element = h("div", { class: "cnn-layers" }, buttons, h("div", { class: "cnn-findings" }, ...this.lines), this.chart.element, this.note, this.source);
  }
  draw(measured, choice, layer, playing, width) {
    const { plain, residual } = chosenNets(measured.nets, choice);
    const pair = [plain, residual].map((net) => net[choice.of]);
    const from = playing ? layer : 0;
    const points = (values) => values.map((y2, at2) => [at2 + 1, at2 < from ? NaN : y2]);
    const series = pair.map((spread2, look) => ({ name: look === 0 ? "plain" : "residual", look, points: points(spread2.median) }));
    const spread = pair.flatMap(({ least, most }, look) => [least, most].map((values) => ({ name: "", look, points: points(values), faint: true })));
    const all = pair.flatMap(({ least, most }) => [...least, ...most]);
    const y = { label: `gradient norm of the ${choice.of}`, log: true, write: bare, domain: [Math.min(...all), Math.max(...all)] };
    const x = { label: "layer", domain: [1, choice.depth], write: (value) => String(value) };
    this.chart.draw([...series, ...spread], x, y, { width: Math.max(280, width), height: width < 500 ? 240 : 300 });
    this.chart.show({ series: this.looked, index: layer });
    pair.forEach(({ median }, at2) => setText(this.lines[at2], `${at2 === 0 ? "Plain" : "Residual"}: ${curveSentence(median)}`));
    setText(this.note, layersNote(choice, plain[choice.of].median));
    const { recorded, machine, versions, data, networks, seeds } = measured;
    setText(this.source, `Measured, not computed here: ${networks}, before training, on ${data}; the line is the median of ${seeds.length} seeds, faint their least and most. Recorded ${recorded}, ${machine}, torch ${versions["torch"]}.`);
    const now = { depth: choice.depth, norm: choice.norm, initialisation: choice.init, of: choice.of };
    for (const { element, traits } of this.stories) {
      setAttribute(element, "aria-pressed", String(Object.entries(traits).every(([key, value]) => now[key] === value)));
    }
  }
};
function spokenLayers(measured, choice, layer) {
  const { plain, residual } = chosenNets(measured.nets, choice);
  const [a, b] = [plain[choice.of].median, residual[choice.of].median];
  const at2 = `Layer ${layer + 1} of ${choice.depth}: plain ${magnitudeText(a[layer])}, residual ${magnitudeText(b[layer])}.`;
  return `${at2} Plain: ${ratioSentence(a)}. Residual: ${ratioSentence(b)}.`;
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
var inside = (at2, first, size) => at2 >= first && at2 < first + size;
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at2) => {
    if (parent.children[at2] !== child) parent.insertBefore(child, parent.children[at2] ?? null);
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

// gradient/stage.ts
function givenAt(side, part) {
  if (side === "gradient") return part === "output" ? "grad_output" : null;
  return part === "input" ? "input" : part === "kernel" ? "weight" : null;
}
var HUES = { input: "input", kernel: "weight", features: "activation", active: "activation", output: "activation" };
var SIGNS = ["⋆", "=", "→", "→"];
var GAP = 22;
var LEAST = 24;
var MOST = 38;
var ChainStage = class {
  constructor(events) {
    this.events = events;
    const made = CHAIN_PARTS.map((part) => [part, this.column(part)]);
    this.columns = Object.fromEntries(made);
    this.signs = SIGNS.map((sign) => h("div", { class: "cnn-sign", "aria-hidden": "true" }, h("span", {}, sign), h("span", {}, "←")));
    made.forEach(([, { element }], at2) => this.element.append(element, ...this.signs.slice(at2, at2 + 1)));
  }
  events;
  element = h("div", { class: "cnn-chain" });
  columns;
  signs;
  cell = 0;
  column(part) {
    const grid = (side) => new Grid(HUES[part], "", this.gridEvents(side, part));
    const grids = { value: grid("value"), gradient: grid("gradient") };
    const names = { value: h("strong", {}), gradient: h("strong", {}) };
    const half = (side) => h("div", { class: "cnn-half", "data-side": side, "data-part": side === "value" ? part : `grad-${part}` }, names[side], grids[side].element);
    return { element: h("div", { class: "cnn-column" }, half("value"), half("gradient")), names, grids };
  }
  gridEvents(side, part) {
    const { events } = this;
    return {
      point: (row, col) => events.point({ part, row, col }),
      leave: () => events.point(null),
      pick: (row, col, element, typed) => events.pick(side, { part, row, col }, element, typed),
      ...givenAt(side, part) !== null && { nudge: (row, col, by) => events.nudge(side, { part, row, col }, by) },
      key(event) {
        if (event.key === " ") events.toggle();
        else if (event.key === "Escape") events.point(null);
        else return false;
        return true;
      }
    };
  }
  /** `step`: the last of the scene's steps that has been worked out. */
  draw(scene, step, focus, width) {
    this.fit(scene, width);
    this.columns.active.element.hidden = this.signs[2].hidden = !scene.chain.relu;
    for (const part of CHAIN_PARTS) {
      const { names, grids } = this.columns[part];
      const name = partName(part, scene);
      setText(names.value, part === "output" ? `${name} 2×2` : name);
      setText(names.gradient, `∂L/∂${name}`);
      const values = scene.done.values[part];
      for (const side of ["value", "gradient"]) {
        const [rows, cols] = values.shape;
        grids[side].resize(rows, cols);
        grids[side].name(side === "value" ? name : `gradient of the ${name}`, side === "value" ? HUES[part] : "activation");
      }
    }
    this.paint(scene, step, focus);
  }
  paint(scene, step, focus) {
    const { chain, done, steps } = scene;
    const { terms } = gradientTerms(chain, done, focus);
    const key = ({ part, row, col }) => `${part},${row},${col}`;
    const marks = (cell) => new Map(terms.flatMap((term2) => cell(term2) === null ? [] : [[key(cell(term2)), term2.gradient === 0 ? "idle" : "linked"]]));
    const [sources, factors] = [marks(({ from }) => from), marks(({ by }) => by)];
    const order = new Map(steps.map((cell, at2) => [key(cell), at2]));
    const begins = new Map(CHAIN_PARTS.map((part) => [part, steps.findIndex((cell) => cell.part === part)]));
    const here = (cell) => key(cell) === key(focus);
    const known = (cell) => {
      const begin = begins.get(cell.part);
      if (begin < 0) return true;
      const whole = cell.part !== "kernel" && cell.part !== "input";
      return step >= (whole ? begin : order.get(key(cell)) ?? begin);
    };
    for (const part of CHAIN_PARTS) {
      const { grids } = this.columns[part];
      this.paintValues(grids.value, part, done.values[part], scene, (cell) => `${factors.get(key(cell)) ?? ""}${here(cell) ? " pointed" : ""}`);
      this.paintGradient(grids.gradient, part, done.grads[part], known, (cell) => `${sources.get(key(cell)) ?? ""}${here(cell) ? " pointed" : ""}`);
      const shown = part === focus.part || !chain.relu && part === "features" && focus.part === "active";
      grids.gradient.box(shown ? { row: focus.row, col: focus.col, rows: 1, cols: 1 } : null);
    }
    this.boxPatch(scene, focus);
  }
  /** The patch of the input that a weight met, over all positions; or the output that L is. */
  boxPatch(scene, focus) {
    const [rows, cols] = scene.done.values.features.shape;
    this.columns.input.grids.value.box(focus.part === "kernel" ? { row: focus.row, col: focus.col, rows, cols } : null);
    const chosen = chosenOutput(scene);
    this.columns.output.grids.value.box(chosen && { ...chosen, rows: 1, cols: 1 });
  }
  paintValues(grid, part, map2, { chain, done }, mark) {
    const most = reach(map2.data);
    const winners = part === (chain.relu ? "active" : "features") && chain.pooling === "max";
    grid.paint((row, col) => {
      const value = map2.data[row * map2.shape[1] + col];
      const won = winners && done.grads.active.data[row * map2.shape[1] + col] !== 0;
      const flags = `${mark({ part, row, col })}${won ? " winner" : ""}`;
      return { value, strength: strength(value, most), flags, label: () => `${place({ row, col })}: ${format(value)}${won ? ", winner" : ""}` };
    });
  }
  paintGradient(grid, part, map2, known, mark) {
    const most = reach(map2.data);
    grid.paint((row, col) => {
      const value = map2.data[row * map2.shape[1] + col];
      if (!known({ part, row, col })) return { value: 0, strength: 0, flags: "unknown", text: "", label: () => `${place({ row, col })}: not yet` };
      const flags = `${mark({ part, row, col })}${value === 0 ? " nothing" : ""}`;
      return { value, strength: strength(value, most), flags, label: () => `${place({ row, col })}: ${format(value)}` };
    });
  }
  /** All maps in a row while the cells stay readable; else one below the other, each beside its gradient. */
  fit({ chain, done }, width) {
    const parts = CHAIN_PARTS.filter((part) => part !== "active" || chain.relu);
    const columns = parts.reduce((sum, part) => sum + done.values[part].shape[1], 0);
    const wide = Math.floor((width - GAP * (parts.length - 1)) / columns);
    const stacked = Math.floor((width - 16) / (2 * done.values.input.shape[1]));
    const cell = Math.min(MOST, wide >= LEAST ? wide : stacked);
    const arrangement = wide >= LEAST ? "wide" : "stack";
    if (this.element.dataset["arrangement"] !== arrangement) this.element.dataset["arrangement"] = arrangement;
    const tall = String(Math.max(...parts.map((part) => done.values[part].shape[0])));
    if (this.element.style.getPropertyValue("--tall") !== tall) this.element.style.setProperty("--tall", tall);
    if (cell === this.cell) return;
    this.cell = cell;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 28 ? 13 : 12}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 28 ? 7.3 : 6.7));
    for (const { grids } of Object.values(this.columns)) for (const grid of Object.values(grids)) grid.characters = characters;
  }
};

// gradient/state.ts
var TRAITS = [
  "input",
  "weight",
  "activation",
  "pooling",
  "grad_output",
  "step",
  "epsilon",
  "view",
  "depth",
  "norm",
  "initialisation",
  "of",
  "layer",
  "measured"
];
var map = (get, key) => fromNested(get(key));
function readChain(get) {
  return {
    input: map(get, "input"),
    kernel: map(get, "weight"),
    relu: get("activation") === "relu",
    pooling: get("pooling"),
    upstream: map(get, "grad_output")
  };
}
function readScene(get) {
  const chain = readChain(get);
  const done = backpropagate(chain);
  return { chain, done, steps: backwardSteps(chain, done) };
}
var readChoice = (get) => ({
  depth: Number(get("depth")),
  norm: get("norm") === true,
  init: get("initialisation"),
  of: get("of")
});
var layerOf = (get) => Math.min(Number(get("layer")), Number(get("depth")) - 1);
var stepOf = (get, { steps }) => Math.min(Number(get("step")), steps.length - 1);
function oneHot([rows, cols], row, col) {
  const made = tensor([rows, cols]);
  made.data[row * cols + col] = 1;
  return toNested(made);
}
var END = 100;
var LARGEST = 1e100;
function setNumber(binding, key, row, col, value) {
  if (!(Math.abs(value) <= LARGEST)) return false;
  const nested = structuredClone(binding.get(key));
  nested[row][col] = value;
  binding.set({ [key]: nested, step: END });
  return true;
}
var numberAt = (get, key, row, col) => get(key)[row][col];
function resized(get, key, size) {
  const old = get(key);
  const grown = Array.from({ length: size }, (_, r) => Array.from({ length: size }, (_2, c) => old[r]?.[c] ?? (r + 2 * c) % 3));
  const [input, weight] = key === "input" ? [grown, get("weight")] : [get("input"), grown];
  const shape2 = [0, 1].map((axis) => {
    const [n, k] = axis === 0 ? [input.length, weight.length] : [input[0].length, weight[0].length];
    return n - k + 1 >> 1;
  });
  return { [key]: grown, grad_output: oneHot(shape2, 0, 0), step: END };
}

// gradient.ts
var inLayers = (get) => get("view") === "layers";
var sequence = {
  unit: "step back",
  length: (get) => inLayers(get) ? Number(get("depth")) : readScene(get).steps.length,
  index: (get) => inLayers(get) ? Number(get("depth")) - 1 - layerOf(get) : stepOf(get, readScene(get)),
  at: (get, index) => inLayers(get) ? { layer: Number(get("depth")) - 1 - index } : { step: index }
};
var GradientView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.scene = readScene(binding.get);
    this.chain = new ChainStage({
      point: (cell) => this.point(cell),
      pick: (side, cell, element, typed) => this.pick(side, cell, element, typed),
      nudge: (side, cell, by) => this.nudge(side, cell, by),
      toggle: () => frame.player?.toggle()
    });
    this.layers = new LayersStage((layer) => binding.set({ layer, playing: false }), (traits) => binding.set({ ...traits, playing: false }));
    this.arithmetic = new GradientArithmetic((epsilon) => binding.set({ epsilon }));
    this.showControls = controls(frame);
    frame.stage.append(this.chain.element, this.hint, this.layers.element);
    frame.detail.append(this.arithmetic.element);
  }
  frame;
  chain;
  layers;
  arithmetic;
  hint = h("p", { class: "cnn-hint" });
  showControls;
  scene;
  known = "";
  pointer = null;
  width = 700;
  update() {
    const { get } = this.frame.binding;
    const key = JSON.stringify(["input", "weight", "activation", "pooling", "grad_output"].map(get));
    if (key !== this.known) this.scene = readScene(get);
    this.known = key;
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    const { get } = this.frame.binding;
    if (inLayers(get)) return spokenLayers(this.measured, readChoice(get), layerOf(get));
    return spokenGradient(this.scene, this.focus);
  }
  python() {
    const { get } = this.frame.binding;
    return inLayers(get) ? layersSource(readChoice(get)) : chainSource(readChain(get));
  }
  dispose() {
  }
  get measured() {
    return this.frame.binding.get("measured");
  }
  /** The cell whose sum is written: the one pointed at, else the last that was worked out. */
  get focus() {
    const { steps } = this.scene;
    return this.pointer ?? steps[stepOf(this.frame.binding.get, this.scene)];
  }
  draw() {
    const { get } = this.frame.binding;
    const many = inLayers(get);
    this.showControls();
    this.chain.element.hidden = this.hint.hidden = this.arithmetic.element.hidden = many;
    this.layers.element.hidden = !many;
    if (many) {
      this.layers.draw(this.measured, readChoice(get), layerOf(get), get("playing") === true, this.width);
      return;
    }
    this.chain.draw(this.scene, stepOf(get, this.scene), this.focus, this.width);
    setText(this.hint, hint(this.scene));
    this.arithmetic.update(this.scene, this.focus, Number(get("epsilon")));
  }
  /** Look at a cell; a gradient that has not been worked out yet comes forward. */
  point(cell) {
    if (JSON.stringify(cell) === JSON.stringify(this.pointer)) return;
    this.pointer = cell;
    const { binding } = this.frame;
    const at2 = cell === null ? -1 : this.scene.steps.findIndex(({ part, row, col }) => part === cell.part && row === cell.row && col === cell.col);
    if (at2 > stepOf(binding.get, this.scene)) binding.set({ step: at2, playing: false });
    binding.schedule();
  }
  pick(side, cell, element, typed) {
    const { binding, editor } = this.frame;
    const { part, row, col } = cell;
    if (side === "value" && part === "output") {
      binding.set({ grad_output: oneHot(this.scene.chain.upstream.shape, row, col), step: END, playing: false });
      return;
    }
    const key = givenAt(side, part);
    if (key === null) return;
    const label = `${side === "gradient" ? "gradient of the " : ""}${partName(part, this.scene)} ${place(cell)}`;
    editor.open({ cell: element, label, value: numberAt(binding.get, key, row, col), typed, write: (value) => this.write(side, cell, value) });
    this.point(cell);
  }
  nudge(side, cell, by) {
    const key = givenAt(side, cell.part);
    if (key === null) return;
    this.write(side, cell, Number((numberAt(this.frame.binding.get, key, cell.row, cell.col) + by).toPrecision(12)));
  }
  write(side, { part, row, col }, value) {
    const fits = setNumber(this.frame.binding, givenAt(side, part), row, col, value);
    this.frame.complain(fits ? null : "This number is too large: sums of products would overflow. Keep to numbers up to 1e100.");
  }
};
function controls({ binding, choices, more }) {
  const { get } = binding;
  const set = (key) => (value) => binding.set({ [key]: value, playing: false });
  const view = segmented("View", [["output", "One output"], ["layers", "Many layers"]], set("view"));
  const pooling = segmented("Pooling", [["max", "max"], ["average", "average"]], (value) => binding.set({ pooling: value, step: END }));
  const relu = checkbox("ReLU", (on) => binding.set({ activation: on ? "relu" : "none", step: END }));
  const all = toggle("All outputs", (on) => {
    const { shape: shape2 } = readChain(get).upstream;
    const ones = tensor(shape2, new Float64Array(shape2[0] * shape2[1]).fill(1));
    binding.set({ grad_output: on ? toNested(ones) : oneHot(shape2, 0, 0), step: END });
  });
  const depth = segmented("Depth", [["20", "20 layers"], ["56", "56 layers"]], (value) => set("depth")(Number(value)));
  const norm = checkbox("batch normalisation", set("norm"));
  const init = segmented("Initialisation", [["he", "He's weights"], ["small", "too small"]], set("initialisation"));
  const of = segmented("Gradient", [["weights", "of the weights"], ["outputs", "of the outputs"]], set("of"));
  const input = stepper("input", "input size", [5, 7], (value) => binding.set(resized(get, "input", value)));
  const kernel = stepper("kernel", "kernel size", [2, 3], (value) => binding.set(resized(get, "weight", value)));
  const one = [pooling.element, relu.element, all.element];
  const many = [depth.element, norm.element, init.element];
  choices.append(view.element, ...one, ...many);
  const sizes = h("div", { class: "cnn-fields" }, input.element, kernel.element);
  const which = h("div", { class: "cnn-fields" }, h("span", { class: "cnn-caption" }, "gradient"), of.element);
  more.append(sizes, which);
  return () => {
    const layers = inLayers(get);
    for (const element of one) element.hidden = layers;
    for (const element of many) element.hidden = !layers;
    sizes.hidden = layers;
    which.hidden = !layers;
    view.show(String(get("view")));
    all.show(readChain(get).upstream.data.every((value) => value === 1));
    pooling.show(String(get("pooling")));
    relu.show(get("activation") === "relu");
    depth.show(String(get("depth")));
    norm.show(get("norm") === true);
    init.show(String(get("initialisation")));
    of.show(String(get("of")));
    const sides = (key) => [get(key).length, get(key)[0].length];
    input.show(sides("input"));
    kernel.show(sides("weight"));
  };
}
var gradient_default = defineExplorer({
  name: "GradientExplorer",
  title: "Gradient explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new GradientView(frame)
});
export {
  gradient_default as default
};
