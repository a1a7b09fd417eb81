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

// ops/axis.ts
function extentOf(values, count, log = false, domain) {
  const shown2 = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown2.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  if (low > high) [low, high] = log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = log ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
  return { low, high, log, ticks: log ? powers(low, high, count) : ticks(low, high, count) };
}
function placeOn({ low, high, log }, value, from, to) {
  if (log && value <= 0) return NaN;
  const place = log ? Math.log10 : Number;
  return from + (place(value) - place(low)) / (place(high) - place(low)) * (to - from);
}
function powers(low, high, count) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.max(1, Math.ceil((last - first) / count));
  const steps = last - first <= count / 3 ? [1, 2, 5] : [1];
  const made = [];
  for (let e = first; e <= last; e += step) made.push(...steps.map((m) => Number(`${m}e${e}`)));
  return made.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}
function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power2 = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power2;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  const inverse = power2 < 0 ? 10 ** -power2 / factor : 1;
  const step = power2 < 0 ? 1 : 10 ** power2 * factor;
  const value = (i) => i * step / inverse;
  const [first, last] = [Math.round(low * inverse / step), Math.round(high * inverse / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last) > high ? last - 1 : last];
  if (to < from && count < 2) return ticks(low, high, 2 * count);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// ops/scaling.ts
var B0_STAGES = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1]
];
var B0 = { width: 1, depth: 1, resolution: 224 };
var CLASSES = 1e3;
var workGrowth = ({ alpha, beta, gamma }) => alpha * beta * beta * gamma * gamma;
function roundHalfEven(value) {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
function scaledSize(phi, exponents, grow) {
  const { alpha, beta, gamma } = exponents;
  const work = workGrowth(exponents);
  if (grow === "depth") return { ...B0, depth: work ** phi };
  if (grow === "width") return { ...B0, width: work ** (phi / 2) };
  if (grow === "resolution") return { ...B0, resolution: roundHalfEven(B0.resolution * work ** (phi / 2)) };
  return { width: beta ** phi, depth: alpha ** phi, resolution: roundHalfEven(B0.resolution * gamma ** phi) };
}
function divisible(channels) {
  const rounded = Math.max(8, Math.floor(Math.trunc(channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}
function block(inside, outside, expansion, kernel, side, after) {
  const hidden = expansion * inside;
  const squeezed = Math.max(1, Math.floor(inside / 4));
  const expand = expansion === 1 ? 0 : inside * hidden;
  const [depthwise, project, gate] = [kernel * kernel * hidden, hidden * outside, 2 * hidden * squeezed];
  const norms = 2 * ((expansion === 1 ? 0 : hidden) + hidden + outside);
  return [
    expand + depthwise + project + gate + squeezed + hidden + norms,
    expand * side * side + (depthwise + project) * after * after + gate
  ];
}
function countNetwork({ width, depth, resolution }) {
  let [inside, side] = [divisible(32 * width), Math.floor((resolution + 1) / 2)];
  let [parameters, macs] = [29 * inside, 27 * inside * side * side];
  const [layers, channels, sides] = [[], [], []];
  for (const [expansion, kernel, stride, full, repeats] of B0_STAGES) {
    const [outside, count] = [divisible(full * width), Math.ceil(repeats * depth)];
    const after = Math.floor((side + stride - 1) / stride);
    const first = block(inside, outside, expansion, kernel, side, after);
    const other = block(outside, outside, expansion, kernel, after, after);
    parameters += first[0] + (count - 1) * other[0];
    macs += first[1] + (count - 1) * other[1];
    [inside, side] = [outside, after];
    layers.push(count);
    channels.push(outside);
    sides.push(after);
  }
  const head = 4 * inside;
  parameters += inside * head + 2 * head + head * CLASSES + CLASSES;
  macs += inside * head * side * side + head * CLASSES;
  return { parameters, macs, layers, channels, sides };
}
var impliedPhi = (macs, exponents) => Math.log(macs / countNetwork(B0).macs) / Math.log(workGrowth(exponents));
function impliedPhis({ width, depth, resolution }, { alpha, beta, gamma }) {
  return {
    depth: Math.log(depth) / Math.log(alpha),
    width: Math.log(width) / Math.log(beta),
    resolution: Math.log(resolution / B0.resolution) / Math.log(gamma)
  };
}
var MOST = 3;
function checkExponents(exponents) {
  const work = workGrowth(exponents);
  if (work <= MOST) return null;
  return `With these exponents the work would grow by α·β²·γ² = ${work.toFixed(2)} with every step of φ: at most ${MOST} can be drawn here, and the paper keeps it near 2. Make another of them smaller first.`;
}
function roundedCount(count) {
  for (const [unit, size] of [["M", 1e6], ["G", 1e9], ["T", 1e12], ["P", 1e15]]) {
    const value = count / size;
    for (const [decimals, top] of [[2, 9.995], [1, 99.95], [0, 999.5]]) {
      if (value < top) return `${value.toFixed(decimals)} ${unit}`;
    }
  }
  return count.toExponential(2);
}
var SIZES = {
  compound: "width, depth, resolution = compound_scaling(phi, alpha, beta, gamma)",
  depth: "width, depth, resolution = 1.0, growth**phi, 224  # the same work, all of it in depth",
  width: "width, depth, resolution = growth ** (phi / 2), 1.0, 224  # the same work, all of it in width",
  resolution: "width, depth, resolution = 1.0, 1.0, round(224 * growth ** (phi / 2))  # all of it in resolution"
};
var COUNT = `with torch.device("meta"):  # a model without numbers is enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
`;
function scalingPython(phi, { alpha, beta, gamma }, grow, network) {
  const formula = network === "formula";
  const uses = formula ? grow === "compound" ? ["compound_scaling"] : [] : ["published_scaling"];
  const lines = ["import torch", "from cnnedu.analysis import summarize", "from cnnedu.models import create_model"];
  lines.push(...uses.map((name) => `from cnnedu.models.efficientnet import ${name}`), "");
  if (formula) {
    lines.push(`alpha, beta, gamma, phi = ${[alpha, beta, gamma, phi].join(", ")}`);
    lines.push("growth = alpha * beta**2 * gamma**2");
    lines.push('print(f"the work grows by {growth:.2f} with every step of phi, by {growth**phi:.2f} in all")');
    lines.push(SIZES[grow]);
  } else {
    lines.push(`width, depth, resolution = published_scaling("efficientnet_${network}")`);
  }
  return `${lines.join("\n")}
${COUNT}`;
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

// shared/chart.ts
var LOOKS = 8;
var MARGIN = { top: 10, right: 14, bottom: 40, left: 52 };
function scaleOf({ log, domain }, values, from, to, count) {
  const extent = extentOf(values, count, log, domain);
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
    const at = mark === null ? void 0 : this.places[mark.series]?.[mark.index];
    this.mark = at === void 0 ? null : mark;
    const cursor = this.plot.querySelector(".cnn-cursor");
    cursor?.replaceChildren(...at === void 0 || at.some(Number.isNaN) ? [] : [s("circle", { cx: at[0], cy: at[1], r: 7 })]);
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
    const seen = places.filter((at) => at.every(Number.isFinite));
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

// scaling/state.ts
var TRAITS = ["phi", "alpha", "beta", "gamma", "grow", "network", "chart", "measured"];
var BASE = countNetwork(B0);
function readState(get) {
  const number = (name) => Number(get(name));
  const [phi, grow, network] = [number("phi"), get("grow"), get("network")];
  const exponents = { alpha: number("alpha"), beta: number("beta"), gamma: number("gamma") };
  const measured = get("measured");
  const published = measured.family.find(([name]) => name === network);
  const size = published === void 0 ? scaledSize(phi, exponents, grow) : { width: published[1], depth: published[2], resolution: published[3] };
  return { phi, exponents, grow, network, chart: get("chart"), measured, work: workGrowth(exponents), size, found: countNetwork(size), base: BASE };
}
function attempt(binding, patch) {
  const get = (key) => key in patch ? patch[key] : binding.get(key);
  const complaint = checkExponents(readState(get).exponents);
  if (complaint === null) binding.set(patch);
  return complaint;
}
var NAMES = {
  compound: "all three",
  depth: "depth alone",
  width: "width alone",
  resolution: "resolution alone"
};
var shownName = ({ network, phi }) => network === "formula" ? `φ = ${phi}` : network.toUpperCase();

// scaling/charts.ts
var PHIS = Array.from({ length: 29 }, (_, i) => i / 4);
var GROWTHS = ["compound", "depth", "width", "resolution"];
var LOOKS2 = { compound: 0, depth: 1, width: 2, resolution: 3 };
var PUBLISHED = 5;
var SHOWN = 4;
var NOTES = {
  cost: "The same work, spent in four ways. Resolution costs no parameter at all. Published networks lie near the rule, not on it: they were rounded by hand, and their φ is no whole number.",
  factors: "Lines: the rule. Points: B0 to B7 as published, each at the φ at which the rule spends its work. Were they made by the rule, all would lie on the lines.",
  accuracy: "Measured by the paper’s authors on ImageNet (Tables 2 and 7), not here. For about the same work, growing all three helps more than growing one."
};
var counts = (value) => roundedCount(value).replace(/\.0+ /, " ").replace(/(\.\d)0 /, "$1 ");
var Charts = class {
  element;
  chart = new Chart("Chart of the family");
  note = h("p", { class: "cnn-note" });
  curves = { key: "", series: [] };
  constructor() {
    this.element = h("div", { class: "cnn-charts" }, this.chart.element, this.note);
  }
  update(state, width) {
    const size = { width, height: Math.round(Math.min(320, Math.max(240, width * 0.5))) };
    const work = { label: "multiply-accumulates", log: true, write: counts };
    if (state.chart === "factors") {
      this.chart.draw(this.factors(state), { label: "φ", domain: [0, 7] }, { label: "times B0’s", log: true, write: (value) => format(value) }, size);
    } else if (state.chart === "accuracy") {
      this.chart.draw(accuracy(state), work, { label: "top-1 accuracy in %" }, size);
    } else {
      this.chart.draw(this.cost(state), work, { label: "parameters in millions", log: true, write: (value) => String(Number(value.toPrecision(3))) }, size);
    }
    setText(this.note, NOTES[state.chart] ?? "");
  }
  /** The curves follow from the exponents alone, so that dragging φ counts one network and not a hundred. */
  lines(kind, { exponents }, make) {
    const key = JSON.stringify([kind, exponents]);
    if (key !== this.curves.key) this.curves = { key, series: make(exponents) };
    return this.curves.series;
  }
  cost(state) {
    const lines = this.lines(
      "cost",
      state,
      (exponents) => GROWTHS.map((grow) => {
        const found = PHIS.map((phi) => countNetwork(scaledSize(phi, exponents, grow)));
        const points = found.map(({ macs, parameters }) => [macs, parameters / 1e6]);
        return { name: NAMES[grow], look: LOOKS2[grow], points, names: PHIS.map((phi) => `φ = ${phi}`) };
      })
    );
    const family = state.measured.family.map(([name, width, depth, resolution]) => ({ name, ...countNetwork({ width, depth, resolution }) }));
    const published = {
      name: "published",
      look: PUBLISHED,
      scatter: true,
      points: family.map(({ macs, parameters }) => [macs, parameters / 1e6]),
      names: family.map(({ name }) => name.toUpperCase())
    };
    return [...lines, published, shown(state, [[state.found.macs, state.found.parameters / 1e6]])];
  }
  factors(state) {
    const lines = this.lines("factors", state, ({ alpha, beta, gamma }) => {
      const line = (name, look, base) => ({ name, look, points: PHIS.map((phi) => [phi, base ** phi]) });
      return [line("depth, αᵠ", LOOKS2["depth"], alpha), line("width, βᵠ", LOOKS2["width"], beta), line("resolution, γᵠ", LOOKS2["resolution"], gamma)];
    });
    if (state.work <= 1) return [...lines];
    const at = state.measured.family.map(([name, width, depth, resolution]) => {
      const { macs } = countNetwork({ width, depth, resolution });
      return { name: name.toUpperCase(), phi: impliedPhi(macs, state.exponents), depth, width, sharper: resolution / 224 };
    });
    const points = (name, look, value) => ({
      name: `${name} as published`,
      look,
      scatter: true,
      points: at.map((one) => [one.phi, value(one)]),
      names: at.map((one) => one.name)
    });
    return [
      ...lines,
      points("depth", LOOKS2["depth"], (one) => one.depth),
      points("width", LOOKS2["width"], (one) => one.width),
      points("resolution", LOOKS2["resolution"], (one) => one.sharper)
    ];
  }
};
var shown = (state, points) => ({
  name: `shown: ${state.network === "formula" ? `${shownName(state)}, ${NAMES[state.grow]}` : shownName(state)}`,
  look: SHOWN,
  scatter: true,
  points,
  names: [shownName(state)]
});
function accuracy({ measured }) {
  const point = ([, width, depth, resolution, top1]) => [countNetwork({ width, depth, resolution }).macs, top1];
  const family = {
    name: "published, B0 to B7",
    look: PUBLISHED,
    points: measured.family.map(point),
    names: measured.family.map(([name]) => name.toUpperCase())
  };
  const alone = measured.alone.filter(([name]) => name !== "B0").map((one) => ({ name: `B0 with ${NAMES[one[0]]} grown`, look: LOOKS2[one[0]], scatter: true, points: [point(one)], names: [""] }));
  return [family, ...alone];
}

// scaling/factors.ts
var two = (value) => value >= 100 ? format(value, 0) : value.toFixed(2);
var power = (base, exponent) => h("span", {}, base, h("sup", {}, exponent));
var Factors = class {
  element;
  cards;
  rule = h("p", { class: "cnn-rule", "data-part": "rule" });
  counted = h("p", { "data-part": "counted" });
  rows;
  lines;
  written = "";
  constructor(look) {
    const card = (name) => {
      const [powers2, factor, change, work] = [h("span", {}), h("b", {}), h("span", { class: "cnn-change" }), h("span", { class: "cnn-work" })];
      const head2 = h("div", {}, h("strong", {}, name));
      return { element: h("div", { class: "cnn-factor", "data-factor": name.toLowerCase() }, head2, h("div", {}, powers2, factor), change, work), power: powers2, factor, change, work };
    };
    this.cards = { depth: card("Depth"), width: card("Width"), resolution: card("Resolution") };
    const head = ["stage", "block", "blocks", "channels", "side of maps"].map((text) => h("th", { scope: "col" }, text));
    this.rows = B0_STAGES.map(([, kernel], at) => [h("th", { scope: "row" }, String(at + 1)), h("td", {}, `MBConv, ${kernel}${TIMES}${kernel}`), h("td", {}), h("td", {}), h("td", {})]);
    this.lines = this.rows.map((cells, at) => {
      const line = h("tr", { "data-stage": at }, ...cells);
      line.addEventListener("pointerenter", () => look(at));
      line.addEventListener("pointerleave", () => look(null));
      return line;
    });
    const table = h("table", { "aria-label": "Stages: B0, and the network shown" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...this.lines));
    const cards = Object.values(this.cards).map(({ element }) => element);
    this.element = h("div", { class: "cnn-factors" }, h("div", { class: "cnn-cards" }, ...cards), this.rule, this.counted, h("div", { class: "cnn-scroll" }, table));
  }
  update(state, stage) {
    this.lines.forEach((line, at) => setAttribute(line, "class", at === stage ? "cnn-pointed" : null));
    const key = JSON.stringify([state.size, state.phi, state.exponents, state.grow, state.network]);
    if (key === this.written) return;
    this.written = key;
    const { size, found, base } = state;
    const sharper = size.resolution / B0.resolution;
    const total = (layers) => layers.reduce((sum, n) => sum + n, 0);
    this.card("depth", state, "α", size.depth, `${total(base.layers)} → ${total(found.layers)} blocks`, size.depth);
    this.card("width", state, "β", size.width, `last stage ${base.channels[6]} → ${found.channels[6]} channels`, size.width ** 2);
    this.card("resolution", state, "γ", sharper, `${B0.resolution} → ${size.resolution} pixels a side`, sharper ** 2);
    this.writeRule(state);
    found.layers.forEach((layers, at) => {
      const pairs = [[base.layers[at], layers], [base.channels[at], found.channels[at]], [base.sides[at], found.sides[at]]];
      pairs.forEach(([before, now], i) => setText(this.rows[at][i + 2], before === now ? String(now) : `${before} → ${now}`));
    });
  }
  card(name, state, letter, factor, change, work) {
    const { exponents, phi, network, grow } = state;
    const card = this.cards[name];
    const base = { α: exponents.alpha, β: exponents.beta, γ: exponents.gamma }[letter];
    if (network === "formula" && grow === "compound") card.power.replaceChildren(power(letter, "φ"), " = ", power(String(base), String(phi)), " = ");
    else card.power.replaceChildren(TIMES);
    setText(card.factor, two(factor));
    setText(card.change, change);
    setText(card.work, `${name === "depth" ? "" : "squared: "}work ${TIMES} ${two(work)}`);
    setAttribute(card.element, "data-still", String(factor === 1));
  }
  writeRule(state) {
    const { exponents, phi, work, network, found, base, size } = state;
    const { alpha, beta, gamma } = exponents;
    const grown = found.macs / base.macs;
    if (network !== "formula") {
      const implied = impliedPhis(size, exponents);
      const all = impliedPhi(found.macs, exponents);
      const word = (value) => Number.isFinite(value) ? value.toFixed(1) : "no φ";
      setText(this.rule, `${shownName(state)} was rounded by hand: by its depth it stands at φ = ${word(implied.depth)}, by its width at ${word(implied.width)}, by its resolution at ${word(implied.resolution)}, by its work at ${word(all)}.`);
      setText(this.counted, `Counted: ${roundedCount(found.macs)} multiply-accumulates, ${two(grown)} times B0’s ${roundedCount(base.macs)}.`);
      return;
    }
    const predicted = work ** phi;
    this.rule.replaceChildren(
      `α·β²·γ² = ${alpha} ${TIMES} ${beta}² ${TIMES} ${gamma}² = `,
      h("b", {}, work.toFixed(2)),
      `${Math.abs(work - 2) <= 0.1 ? " ≈ 2" : ""}; `,
      "the work grows by ",
      power(work.toFixed(2), String(phi)),
      " = ",
      h("b", {}, two(predicted)),
      "."
    );
    setText(this.counted, `By the rule ${roundedCount(base.macs)} ${TIMES} ${two(predicted)} = ${roundedCount(base.macs * predicted)}; counted ${roundedCount(found.macs)} multiply-accumulates, ${two(grown)} times B0’s: channels come in eights, and layers are rounded up.`);
  }
};

// scaling/stage.ts
var FULL = 668;
var PICTURE = 0.235;
var THICK = 0.52;
var HIGH = 5.6;
var STRIDE = 32;
var GAP = 1.6;
var TALLEST = 230;
var LINE = 18;
var THINNEST = 1.2;
var Stage = class {
  /** `look` hears which stage the pointer is on; null for none. */
  constructor(look) {
    this.look = look;
    this.element = h("div", { class: "cnn-drawing" }, this.svg, this.note);
    this.svg.addEventListener("pointermove", (event) => this.look(this.at(event)));
    this.svg.addEventListener("pointerdown", (event) => this.look(this.at(event)));
    this.svg.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.look(null));
  }
  look;
  element;
  svg = s("svg", { class: "cnn-networks", role: "img" });
  note = h("p", { class: "cnn-note" });
  drawn = "";
  update(state, stage, width) {
    const key = JSON.stringify([state.size, shownName(state), width]);
    if (key !== this.drawn) this.draw(state, width);
    this.drawn = key;
    for (const group of this.svg.querySelectorAll("[data-stage]")) {
      group.classList.toggle("cnn-pointed", group.getAttribute("data-stage") === String(stage));
    }
  }
  draw(state, width) {
    const { size, found, base } = state;
    const usual = Math.min(1.3, width / FULL);
    const tall = Math.max(size.resolution * PICTURE, HIGH * Math.sqrt(found.sides[0])) * usual;
    const by = usual * Math.min(1, TALLEST / tall);
    const room = width - 10 - size.resolution * PICTURE * by - 14 * by;
    const across = by * Math.min(1, room / (by * bars(found)));
    const scale = { by, across, words: width < 440 ? ["parameters", "MACs"] : ["parameters", "multiply-accumulates"] };
    const first = this.network("B0", B0, base, base, LINE, scale);
    const second = this.network(shownName(state), size, found, base, first.bottom + LINE + 6, scale);
    this.svg.replaceChildren(first.group, second.group);
    const height = Math.ceil(second.bottom + 4);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) this.svg.setAttribute(name, String(value));
    this.svg.setAttribute("aria-label", `${shownName(state)}: ${found.layers.join(", ")} blocks in seven stages; B0: ${base.layers.join(", ")}`);
    const percent = (share) => `${share < 0.01 ? "less than 1" : Math.round(100 * share)} %`;
    const small = by < 0.995 * usual ? ` To fit, both are drawn at ${percent(by / usual)} of the usual scale${across < 0.995 * by ? `, bars at ${percent(across / usual)} of their thickness` : ""}.` : across < 0.995 * by ? ` To fit, bars are drawn at ${percent(across / by)} of their thickness.` : "";
    setText(this.note, `A bar is a block: as high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that B0 does not have. A square of the picture is ${STRIDE}${TIMES}${STRIDE} pixels, one position of the last map.${small}`);
  }
  network(name, size, found, base, top, scale) {
    const { by, across, words } = scale;
    const side = size.resolution * PICTURE * by;
    const tall = Math.max(side, HIGH * Math.sqrt(found.sides[0]) * by);
    const middle = top + 6 + tall / 2;
    const group = s("g", {});
    const title = s("text", { x: 0, y: top - 2, class: "cnn-name" }, s("tspan", { class: "cnn-strong" }, name));
    title.append(s("tspan", { dx: 10 }, `${roundedCount(found.parameters)} ${words[0]}, ${roundedCount(found.macs)} ${words[1]}`));
    group.append(title, picture(size.resolution, side, middle));
    let x = side + 14 * by + 4;
    found.layers.forEach((layers, at) => {
      const [thick, high] = [THICK * Math.sqrt(found.channels[at]) * across, HIGH * Math.sqrt(found.sides[at]) * by];
      const pitch = thick + GAP * across;
      const path = (from, to) => {
        const bar = (place, wide) => `M${place.toFixed(1)} ${(middle - high / 2).toFixed(1)}h${wide.toFixed(2)}v${high.toFixed(1)}h${(-wide).toFixed(2)}z`;
        if (to <= from) return "";
        if (pitch < THINNEST) return bar(x + from * pitch, (to - from) * pitch);
        return Array.from({ length: to - from }, (_, i) => bar(x + (from + i) * pitch, thick)).join("");
      };
      const old = Math.min(layers, base.layers[at]);
      const area = { x: x - 1, y: middle - tall / 2, width: Math.max(1, layers * pitch + 1), height: tall };
      group.append(
        s(
          "g",
          { "data-stage": at },
          s("rect", { class: "cnn-area", ...area }),
          s("path", { class: "cnn-old", d: path(0, old) }),
          s("path", { class: thick > 3 ? "cnn-new" : "cnn-new cnn-thin", d: path(old, layers) })
        )
      );
      x += layers * pitch + 2 * GAP * across;
    });
    return { group, bottom: middle + tall / 2 };
  }
  at(event) {
    const group = event.target.closest("[data-stage]");
    return group === null ? null : Number(group.getAttribute("data-stage"));
  }
};
var bars = ({ layers, channels }) => layers.reduce((sum, n, at) => sum + n * (THICK * Math.sqrt(channels[at]) + GAP) + 2 * GAP, 0);
function picture(resolution, side, middle) {
  const step = side * STRIDE / resolution;
  const top = middle - side / 2;
  let lines = "";
  for (let at = step; step > 2 && at < side - 0.01; at += step) lines += `M${at.toFixed(2)} ${top.toFixed(1)}v${side.toFixed(1)}M0 ${(top + at).toFixed(2)}h${side.toFixed(1)}`;
  return s("g", { class: "cnn-picture" }, s("rect", { x: 0.5, y: top, width: side, height: side }), s("path", { d: lines }));
}

// scaling.ts
var STEPS = 4;
var sequence = {
  unit: "quarter of φ",
  length: () => 7 * STEPS + 1,
  index: (get) => Math.round(Number(get("phi")) * STEPS),
  at: (_, index) => ({ phi: index / STEPS, network: "formula" })
};
var GROWTHS2 = [
  ["compound", "all three"],
  ["depth", "depth"],
  ["width", "width"],
  ["resolution", "resolution"]
];
var CHARTS = [
  ["cost", "cost"],
  ["factors", "factors"],
  ["accuracy", "accuracy"]
];
var ScalingView = class {
  constructor(frame) {
    this.frame = frame;
    this.state = readState(frame.binding.get);
    const look = (stage) => {
      if (stage === this.pointed) return;
      this.pointed = stage;
      frame.binding.schedule();
    };
    this.stage = new Stage(look);
    this.factors = new Factors(look);
    this.phi = this.controls();
    const networks = h("div", { "data-part": "networks" }, this.stage.element);
    frame.stage.append(this.phi, networks);
    const chart = segmented("Chart", CHARTS, (value) => this.change({ chart: value }));
    this.shows.push((state) => chart.show(state.chart));
    const choice = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "chart of"), chart.element);
    frame.detail.append(this.factors.element, choice, this.charts.element);
  }
  frame;
  stage;
  factors;
  charts = new Charts();
  shows = [];
  phi;
  state;
  pointed = null;
  width = 700;
  update() {
    this.state = readState(this.frame.binding.get);
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    const { size, found, base, network, grow } = this.state;
    const what = network === "formula" ? `${shownName(this.state)}, ${NAMES[grow]} grown` : `EfficientNet-${shownName(this.state)} as published`;
    const blocks = found.layers.reduce((sum, n) => sum + n, 0);
    return `${what}: depth ×${size.depth.toFixed(2)} (${blocks} blocks), width ×${size.width.toFixed(2)} (${found.channels[6]} channels in the last stage), images of ${size.resolution}×${size.resolution}. ${roundedCount(found.parameters)} parameters; ${roundedCount(found.macs)} multiply-accumulates, ${(found.macs / base.macs).toFixed(2)} times B0’s.`;
  }
  python() {
    const { phi, exponents, grow, network } = this.state;
    return scalingPython(phi, exponents, grow, network);
  }
  dispose() {
  }
  draw() {
    const { state, width } = this;
    for (const show of this.shows) show(state);
    setAttribute(this.phi, "data-formula", String(state.network === "formula"));
    this.stage.update(state, this.pointed, width);
    this.factors.update(state, this.pointed);
    this.charts.update(state, width);
  }
  change(patch) {
    this.frame.complain(attempt(this.frame.binding, patch));
    this.frame.binding.schedule();
  }
  /** Fill the bar and what "More" opens; returns the slider of φ, which stands with the drawing. */
  controls() {
    const { frame } = this;
    const grow = segmented("What grows", GROWTHS2, (value) => this.change({ grow: value, network: "formula" }));
    const family = this.state.measured.family.map(([name]) => [name, `${name.toUpperCase()}, published`]);
    const network = select("draw", [["formula", "the rule"], ...family], (value) => this.change({ network: value, playing: false }));
    const field = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "grow"), grow.element);
    frame.choices.append(field);
    const exponent = (trait, label, max) => {
      const made = slider(label, { min: 1, max, step: 0.01, write: (value) => value.toFixed(2) }, (value) => this.change({ [trait]: value, network: "formula" }));
      this.shows.push(({ exponents }) => made.show(exponents[trait]));
      return made.element;
    };
    const usual = button("As in the paper", () => this.change({ alpha: 1.2, beta: 1.1, gamma: 1.15, network: "formula" }));
    const sliders = [exponent("alpha", "α, depth", 2), exponent("beta", "β, width", 1.5), exponent("gamma", "γ, resolution", 1.5)];
    frame.more.append(h("fieldset", { class: "cnn-section" }, h("legend", {}, "Exponents"), h("div", { class: "cnn-fields" }, ...sliders, usual)));
    const phi = slider("φ", { min: 0, max: 7, step: 0.05, write: (value) => `${Number(value.toFixed(2))}` }, (value) => {
      this.change({ phi: Number(value.toFixed(2)), network: "formula", playing: false });
    });
    phi.element.classList.add("cnn-phi");
    this.shows.push((state) => {
      phi.show(state.phi);
      grow.show(state.grow);
      network.show(state.network);
    });
    return h("div", { class: "cnn-size" }, phi.element, network.element);
  }
};
var scaling_default = defineExplorer({
  name: "ScalingExplorer",
  title: "Scaling explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ScalingView(frame)
});
export {
  scaling_default as default
};
