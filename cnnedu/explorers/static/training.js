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

// ops/axis.ts
function extentOf(values, count, log = false, domain) {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
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
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  const inverse = power < 0 ? 10 ** -power / factor : 1;
  const step = power < 0 ? 1 : 10 ** power * factor;
  const value = (i) => i * step / inverse;
  const [first, last] = [Math.round(low * inverse / step), Math.round(high * inverse / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last) > high ? last - 1 : last];
  if (to < from && count < 2) return ticks(low, high, 2 * count);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// ops/training.ts
function smoothed(values, weight) {
  let [sum, share] = [0, 0];
  return values.map((value) => {
    [sum, share] = [sum * weight, share * weight];
    if (value === null) return null;
    [sum, share] = [sum + value, share + 1];
    return sum / share;
  });
}
function lastBefore(steps, at) {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = low + high >> 1;
    if (steps[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
function loggedAt(run, metric, step) {
  const [steps, values] = run.numbers[metric] ?? [[], []];
  return values[lastBefore(steps, step)];
}
function nearestFrame(frames, step) {
  let best = 0;
  frames.forEach((frame, at) => {
    if (Math.abs(frame.step - step) < Math.abs(frames[best].step - step)) best = at;
  });
  return best;
}
function confusionCounts(matrix) {
  let [right, total] = [0, 0];
  let worst = null;
  matrix.forEach((row, truth) => row.forEach((count, taken) => {
    total += count;
    if (truth === taken) right += count;
    else if (count > (worst?.count ?? 0)) worst = { truth, taken, count };
  }));
  return { right, total, worst };
}
function filterValues({ most, levels }) {
  const bytes = atob(levels);
  return Float64Array.from(bytes, (byte) => (byte.charCodeAt(0) << 24 >> 24) * most / 127);
}
function filterSheet(packed, across) {
  const [count, channels, kh, kw] = packed.shape;
  const values = filterValues(packed);
  const [rows, cols] = [Math.ceil(count / across) * (kh + 1) - 1, Math.min(count, across) * (kw + 1) - 1];
  const sheet = new Float64Array(rows * cols * channels).fill(NaN);
  for (let f = 0; f < count; f++) {
    const [top, left] = [Math.floor(f / across) * (kh + 1), f % across * (kw + 1)];
    for (let c = 0; c < channels; c++) {
      for (let m = 0; m < kh; m++) {
        for (let n = 0; n < kw; n++) {
          sheet[((top + m) * cols + left + n) * channels + c] = values[((f * channels + c) * kh + m) * kw + n];
        }
      }
    }
  }
  return { rows, cols, channels, values: sheet };
}
function filterAt({ shape: [count, , kh, kw] }, across, row, col) {
  const filter = Math.floor(row / (kh + 1)) * across + Math.floor(col / (kw + 1));
  const [m, n] = [row % (kh + 1), col % (kw + 1)];
  return m < kh && n < kw && filter < count ? { filter, row: m, col: n } : null;
}
function trainingSource({ shipped, split, shown }) {
  return [
    "from cnnedu.explorers import TrainingExplorer",
    "",
    `explorer = ${shipped ? "TrainingExplorer()  # the recorded runs" : 'TrainingExplorer.load("record.json")'}`,
    "for name in explorer.runs:",
    `    steps, accuracy = explorer.history(name, "${split === "validation" ? "validation_accuracy" : "train_accuracy"}")`,
    '    print(f"{name}: {accuracy[-1]:.3f} after step {steps[-1]}")',
    ...shown === null ? [] : [`print(explorer.confusion("${shown[0]}", ${shown[1]}))  # rows: the truth`],
    "",
    "# To watch a training of your own, show an explorer, then tell it as you train:",
    "# explorer = TrainingExplorer()",
    '# explorer.begin("mine")',
    "# explorer.log(step=1, train_loss=2.3, learning_rate=0.1)",
    ""
  ].join("\n");
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
  const sample2 = s("svg", { width: 28, height: 12, "aria-hidden": "true" });
  const group = s("g", { class: "cnn-curve", "data-look": look % LOOKS });
  if (scatter !== true) group.append(s("path", { d: "M1 6H27" }));
  group.append(shape(look, 14, 6));
  sample2.append(group);
  return h("span", { class: "cnn-series-entry" }, sample2, name);
}

// training/state.ts
var TRAITS = ["run", "frame", "split", "smoothing", "log_scale", "hidden", "record"];
var recordOf = (get) => get("record");
var runAt = (get) => Math.min(Number(get("run")), recordOf(get).runs.length - 1);
var framesOf = (get) => recordOf(get).runs[runAt(get)]?.frames ?? [];
var frameAt = (get) => Math.min(Number(get("frame")), framesOf(get).length - 1);
var lastStep = ({ runs }) => Math.max(0, ...runs.flatMap(({ numbers, frames }) => [...Object.values(numbers).map(([steps]) => steps.at(-1) ?? 0), frames.at(-1)?.step ?? 0]));
function epochAt({ frames }, step) {
  const at = lastBefore(frames.map((frame) => frame.step), step);
  return frames[at]?.epoch;
}

// training/curves.ts
var bothOf = (name) => (split) => split === "both" ? [`train_${name}`, `validation_${name}`] : [split === "training" ? `train_${name}` : `validation_${name}`];
var PANELS = [
  { title: "loss", metrics: bothOf("loss"), log: "asked", smooth: true },
  { title: "accuracy", metrics: bothOf("accuracy"), log: false, smooth: false, domain: [0, 1] },
  { title: "learning rate", metrics: () => ["learning_rate"], log: false, smooth: false },
  { title: "gradient norm", metrics: () => ["gradient_norm"], log: true, smooth: true }
];
var Curves = class {
  element;
  charts;
  origins = [];
  drawnRecord = null;
  drawn = "";
  /** `point` hears the run and the step that the reader looks at; null for none. */
  constructor(point) {
    this.charts = PANELS.map(({ title }, panel) => new Chart(title, (mark) => point(this.read(panel, mark))));
    const cells = this.charts.map(({ element }, at) => h("div", { class: "cnn-panel", "data-part": PANELS[at].title }, element));
    this.element = h("div", { class: "cnn-panels" }, ...cells);
  }
  draw(record, settings) {
    const key = JSON.stringify(settings);
    if (record === this.drawnRecord && key === this.drawn) return;
    this.drawnRecord = record;
    this.drawn = key;
    const { width, hidden } = settings;
    const runs = record.runs.map((run, at) => ({ run, at })).filter(({ run }) => !hidden.includes(run.name));
    const size = { width: width < 560 ? Math.max(280, width) : Math.floor((width - 20) / 2), height: width < 560 ? 170 : 190 };
    const unit = runs.length > 0 && runs.every(({ run }) => run.unit === "epoch") ? "epoch" : "step";
    const domain = [0, Math.max(1, lastStep(record))];
    this.origins = PANELS.map((panel, at) => {
      const made = runs.flatMap(({ run, at: look }) => seriesOf(run, look, panel, settings));
      const y = { label: panel.title, log: panel.log === "asked" ? settings.log : panel.log, ...panel.domain !== void 0 && { domain: panel.domain } };
      this.charts[at].draw(made.map(({ series }) => series), { label: unit, domain, write: (value) => format(value, 0) }, y, size);
      return made.map(({ origin }) => origin);
    });
  }
  /** Mark a step in all charts, on the curves of one run. */
  mark(run, step) {
    this.charts.forEach((chart, panel) => {
      const series = this.origins[panel].findIndex((origin) => origin.run === run);
      const index = series < 0 ? -1 : lastBefore(this.origins[panel][series].steps, step);
      chart.show(index < 0 ? null : { series, index });
    });
  }
  read(panel, mark) {
    const origin = mark === null ? void 0 : this.origins[panel][mark.series];
    return origin === void 0 ? null : { run: origin.run, step: origin.steps[mark.index] };
  }
};
function seriesOf(run, look, panel, { split, smoothing }) {
  return panel.metrics(split).flatMap((metric, second) => {
    const [steps, values] = run.numbers[metric] ?? [[], []];
    if (steps.length === 0) return [];
    const points = (ys) => ys.map((y, at) => [steps[at], y ?? NaN]);
    const origin = { run: look, steps };
    const soft = panel.smooth && smoothing > 0;
    const scatter = second === 1;
    const main = { name: run.name, look, points: points(soft ? smoothed(values, smoothing) : values), scatter };
    const raw = { name: "", look, points: points(values), faint: true };
    return soft && !scatter ? [{ series: main, origin }, { series: raw, origin }] : [{ series: main, origin }];
  });
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
    const place = { r: box.row - this.origin[0], c: box.col - this.origin[1], h: box.rows, w: box.cols };
    for (const [name, value] of Object.entries(place)) this.outline.style.setProperty(`--${name}`, String(value));
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

// shared/heat.ts
var STEPS = 255;
var MOVES2 = {
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
    const last = channels - 1;
    this.draw(rows, cols, (pixels) => {
      for (let i = 0, at = 0; i < rows * cols; i++, at += channels) {
        pixels[4 * i] = data[at];
        pixels[4 * i + 1] = data[at + Math.min(1, last)];
        pixels[4 * i + 2] = data[at + last];
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
    this.cursor = [limit2(row, this.rows), limit2(col, this.cols)];
  }
  /** The value under a pointer, even when the pointer has been dragged outside. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [
      limit2(Math.floor((clientY - top) / height * this.rows), this.rows),
      limit2(Math.floor((clientX - left) / width * this.cols), this.cols)
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
    const move = MOVES2[event.key];
    const by = event.shiftKey ? 10 : 1;
    if (move !== void 0) this.move(limit2(row + by * move[0], this.rows), limit2(col + by * move[1], this.cols));
    else if (this.events.pick !== void 0 && (event.key === "Enter" || event.key === " ")) this.events.pick(row, col);
    else return this.events.key?.(event, row, col) ?? false;
    return true;
  }
  move(row, col) {
    this.cursor = [limit2(row, this.rows), limit2(col, this.cols)];
    this.events.point?.(...this.cursor);
  }
};
var limit2 = (value, size) => Math.max(0, Math.min(size - 1, value));
var word = (r, g, b) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;
function grey(value) {
  if (value !== value) return 0;
  const level = value < 0 ? 0 : value > 255 ? 255 : value + 0.5 | 0;
  return word(level, level, level);
}

// training/matrices.ts
var Matrices = class {
  element;
  title = h("p", { class: "cnn-title" });
  score = h("p", { class: "cnn-score" });
  grid;
  top = h("div", { class: "cnn-classes", "aria-hidden": "true" });
  side = h("div", { class: "cnn-classes", "aria-hidden": "true" });
  confusionNote = h("p", { class: "cnn-note" });
  confusion;
  heat;
  filterNote = h("p", { class: "cnn-note" });
  filters;
  frame = null;
  classes = [];
  across = 8;
  painted = null;
  constructor() {
    this.grid = new Grid("activation", "confusion matrix", {
      point: (row, col) => this.tell(row, col),
      leave: () => this.tell(null, 0),
      pick: (row, col) => this.tell(row, col)
    });
    this.grid.characters = 3;
    this.heat = new Heat("first-layer filters", { point: (row, col) => this.tellFilter(row, col), leave: () => this.tellFilter(null, 0) });
    const table = h("div", { class: "cnn-confusion" }, h("span", { class: "cnn-axis-top" }, "taken for"), this.top, h("span", { class: "cnn-axis-side" }, "is a"), this.side, this.grid.element);
    this.confusion = h("div", { class: "cnn-matrix", "data-part": "confusion" }, this.score, h("div", { class: "cnn-scroll" }, table), this.confusionNote);
    this.filters = h("div", { class: "cnn-matrix", "data-part": "filters" }, h("p", { class: "cnn-score" }, "First layer's filters"), this.heat.element, this.filterNote);
    this.element = h("div", { class: "cnn-moment" }, this.title, h("div", { class: "cnn-matrices" }, this.confusion, this.filters));
  }
  dispose() {
    this.heat.dispose();
  }
  draw(run, at, classes, title, width) {
    const frame = run?.frames[at] ?? null;
    this.element.hidden = frame === null;
    if (run === void 0 || frame === null) return;
    setText(this.title, title);
    this.confusion.hidden = frame.confusion === void 0;
    this.filters.hidden = frame.filters === void 0;
    const same2 = frame === this.frame && classes === this.classes;
    this.frame = frame;
    this.classes = classes;
    if (frame.confusion !== void 0) this.fit(frame.confusion.length, width);
    if (same2) return;
    if (frame.confusion !== void 0) this.paintConfusion(frame.confusion);
    if (frame.filters !== void 0) this.paintFilters(frame.filters);
    this.tell(null, 0);
    this.tellFilter(null, 0);
  }
  fit(count, width) {
    const room = width < 660 ? width : (width - 32) / 2;
    const cell = Math.max(22, Math.min(30, Math.floor((room - 46) / count)));
    const { style } = this.element;
    if (style.getPropertyValue("--cell") !== `${cell}px`) style.setProperty("--cell", `${cell}px`);
  }
  nameOf(at) {
    return this.classes[at] ?? String(at);
  }
  paintConfusion(matrix) {
    const size = matrix.length;
    this.grid.resize(size, size);
    const names = Array.from({ length: size }, (_, at) => this.nameOf(at));
    for (const line of [this.top, this.side]) {
      if (line.textContent !== names.map((name) => name.slice(0, 3)).join("")) {
        line.replaceChildren(...names.map((name) => h("span", {}, name.slice(0, 3))));
      }
    }
    const totals = matrix.map((row) => Math.max(1, row.reduce((sum, count) => sum + count, 0)));
    this.grid.paint((row, col) => {
      const value = matrix[row][col];
      const label = () => `${this.nameOf(row)} taken for ${this.nameOf(col)}: ${value}`;
      return { value, strength: value / totals[row], flags: `${row === col ? "right" : ""}${value === 0 ? " nothing" : ""}`, label };
    });
    const { right, total } = confusionCounts(matrix);
    setText(this.score, `${right} of ${total} right: ${format(100 * right / Math.max(1, total), 1)} %`);
  }
  tell(row, col) {
    const matrix = this.frame?.confusion;
    if (matrix === void 0) return;
    const { worst } = confusionCounts(matrix);
    const [truth, taken] = row === null ? [worst?.truth, worst?.taken ?? 0] : [row, col];
    if (truth === void 0) return setText(this.confusionNote, "No mistake at all.");
    const total = matrix[truth].reduce((sum, count) => sum + count, 0);
    const lead = row === null ? "Most frequent mistake: of" : "Of";
    const what = truth === taken ? "were recognised" : `were taken for ${this.nameOf(taken)}`;
    setText(this.confusionNote, `${lead} ${total} that are ${this.nameOf(truth)}, ${matrix[truth][taken]} ${what}.`);
  }
  paintFilters(filters) {
    if (filters === this.painted) return;
    this.painted = filters;
    const { shape: [count, channels], most } = filters;
    this.across = count > 16 ? 8 : Math.min(4, count);
    const { rows, cols, values } = filterSheet(filters, this.across);
    if (channels === 1) this.heat.paint(values, rows, cols, { hue: "weight", most });
    else this.heat.paintPicture(values.map((value) => 127.5 + 127.5 * value / most), rows, cols, channels);
    setAttribute(this.heat.element, "style", `width: min(100%, ${Math.max(4, Math.min(14, Math.floor(280 / cols))) * cols}px)`);
    this.heat.name(`${plural(count, "first-layer filter")}`);
  }
  tellFilter(row, col) {
    const filters = this.frame?.filters;
    if (filters === void 0) return;
    const [count, channels, kh, kw] = filters.shape;
    const at = row === null ? null : filterAt(filters, this.across, row, col);
    if (at === null) {
      const scale = channels === 1 ? "in full colour; green above 0, purple below" : "at full strength; grey is 0";
      setText(this.filterNote, `${count} of ${kh}×${kw}. The strongest weight, ${format(filters.most)}, is ${scale}.`);
      return;
    }
    const values = filterValues(filters);
    const weights = Array.from({ length: channels }, (_, c) => format(values[((at.filter * channels + c) * kh + at.row) * kw + at.col], 3));
    setText(this.filterNote, `Filter ${at.filter}, row ${at.row}, column ${at.col}: ${weights.join(", ")}`);
  }
};

// training/table.ts
var HEADS = ["loss", "accuracy", "rate", "‖gradient‖"];
var RunTable = class {
  constructor(events) {
    this.events = events;
    const heads = HEADS.map((text) => h("th", { scope: "col" }, text));
    const top = h("tr", {}, h("th", { scope: "col" }, "draw"), h("th", { scope: "col" }, "look into"), ...heads);
    this.element = h("div", { class: "cnn-scroll" }, h("table", { class: "cnn-runs" }, this.caption, h("thead", {}, top), this.body));
  }
  events;
  element;
  caption = h("caption", {});
  body = h("tbody", {});
  group = uniqueId("run");
  names = "";
  rows = [];
  update(record, caption, focus, step, split, hidden) {
    const names = JSON.stringify(record.runs.map(({ name }) => name));
    if (names !== this.names) this.build(record.runs);
    this.names = names;
    setText(this.caption, caption);
    record.runs.forEach((run, at) => {
      const { shown, chosen, cells } = this.rows[at];
      shown.checked = !hidden.includes(run.name);
      chosen.checked = at === focus;
      const text = (metric) => valueText(loggedAt(run, metric, step));
      const pair = (name) => {
        if (split === "both") return `${text(`train_${name}`)} / ${text(`validation_${name}`)}`;
        return text(`${split === "training" ? "train" : "validation"}_${name}`);
      };
      const told = [pair("loss"), pair("accuracy"), text("learning_rate"), text("gradient_norm")];
      told.forEach((value, column) => setText(cells[column], value));
    });
  }
  build(runs) {
    this.rows = runs.map(({ name }, at) => {
      const shown = h("input", { type: "checkbox", "aria-label": `draw ${name}`, onchange: () => this.events.show(name, shown.checked) });
      const chosen = h("input", { type: "radio", name: this.group, value: name, onchange: () => this.events.focus(at) });
      const cells = HEADS.map(() => h("td", {}));
      const draw2 = h("td", {}, h("label", { class: "cnn-check" }, shown, sample(at)));
      const element = h("tr", {}, draw2, h("th", { scope: "row" }, h("label", { class: "cnn-check" }, chosen, h("span", {}, name))), ...cells);
      return { element, shown, chosen, cells };
    });
    this.body.replaceChildren(...this.rows.map(({ element }) => element));
  }
};
function sample(look) {
  const path = s("g", { class: "cnn-curve", "data-look": look }, s("path", { d: "M1 6H33" }));
  return s("svg", { width: 34, height: 12, "aria-hidden": "true" }, path);
}
var valueText = (value) => value === void 0 ? "–" : value === null ? "NaN" : format(value, 3);

// training.ts
var sequence = {
  unit: "moment",
  length: (get) => Math.max(1, framesOf(get).length),
  index: (get) => Math.max(0, frameAt(get)),
  at: (_, index) => ({ frame: index })
};
var TrainingView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.curves = new Curves((at) => this.point(at));
    this.table = new RunTable({
      focus: (run) => binding.set({ run, playing: false }),
      show: (name, on) => {
        const hidden = binding.get("hidden");
        binding.set({ hidden: on ? hidden.filter((other) => other !== name) : [...hidden, name] });
      }
    });
    this.showControls = controls(frame);
    frame.stage.append(this.finding, this.empty, this.curves.element, this.table.element);
    frame.detail.append(this.matrices.element, this.note, this.about);
  }
  frame;
  curves;
  table;
  matrices = new Matrices();
  empty = h("p", { class: "cnn-empty" }, "Nothing has been logged yet. The curves begin with the first explorer.log(step=1, train_loss=…).");
  finding = h("p", { class: "cnn-finding" });
  note = h("p", { class: "cnn-note" });
  about = h("p", { class: "cnn-about" });
  showControls;
  /** The step pointed at in a chart; null: the step of the moment shown. */
  cursor = null;
  problems = "";
  width = 700;
  update() {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    const problems = record.runs.flatMap((run) => run.problems).join(" ");
    if (problems !== this.problems) this.frame.complain(problems === "" ? null : problems);
    this.problems = problems;
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    if (this.blank(record)) return "Nothing has been logged yet.";
    const step = this.step;
    const told = record.runs.map((run) => {
      const split = get("split") === "validation" ? "validation" : "train";
      return `${run.name}: loss ${valueText(loggedAt(run, `${split}_loss`, step))}, accuracy ${valueText(loggedAt(run, `${split}_accuracy`, step))}`;
    });
    return `${this.place(record)}. ${told.join("; ")}. ${this.problems}`.trimEnd();
  }
  python() {
    const { get } = this.frame.binding;
    const { shipped, runs } = recordOf(get);
    const [run, frame] = [runs[runAt(get)], frameAt(get)];
    return trainingSource({ shipped, split: String(get("split")), shown: run === void 0 || frame < 0 ? null : [run.name, frame] });
  }
  dispose() {
    this.matrices.dispose();
  }
  blank = ({ runs }) => runs.every(({ numbers, frames }) => frames.length === 0 && Object.keys(numbers).length === 0);
  get step() {
    const { get } = this.frame.binding;
    return this.cursor ?? framesOf(get)[frameAt(get)]?.step ?? lastStep(recordOf(get));
  }
  /** "Step 200, after epoch 8". */
  place({ runs }) {
    const run = runs[runAt(this.frame.binding.get)];
    if (run?.unit === "epoch") return `Epoch ${this.step}`;
    const epoch = run === void 0 ? void 0 : epochAt(run, this.step);
    return `Step ${this.step}${epoch === void 0 ? "" : `, after epoch ${epoch}`}`;
  }
  draw() {
    const { get } = this.frame.binding;
    const record = recordOf(get);
    const blank = this.blank(record);
    this.showControls();
    this.empty.hidden = !blank;
    this.curves.element.hidden = this.table.element.hidden = blank;
    if (this.frame.player !== null) this.frame.player.element.hidden = framesOf(get).length < 2;
    if (!blank) this.drawCurves(record);
    const run = record.runs[runAt(get)];
    const frame = run?.frames[frameAt(get)];
    const when = frame === void 0 ? "" : frame.epoch === void 0 ? `${run.unit} ${frame.step}` : `epoch ${frame.epoch}`;
    this.matrices.draw(run, frameAt(get), record.classes, `${run?.name ?? ""}, ${when}, on the digits held out`.replace("on the digits held out", record.shipped ? "on 297 digits held out" : "").replace(/, $/, ""), this.width);
    this.words(record);
  }
  drawCurves(record) {
    const { get } = this.frame.binding;
    const split = get("split");
    const hidden = get("hidden");
    this.curves.draw(record, { split, smoothing: Number(get("smoothing")), log: get("log_scale") === true, hidden, width: this.width });
    this.curves.mark(runAt(get), this.step);
    const which = split === "both" ? " (training / held out)" : split === "training" ? " (training)" : " (held out)";
    this.table.update(record, `${this.place(record)}${which}`, runAt(get), this.step, split, hidden);
  }
  words(record) {
    const { about, shipped } = record;
    this.finding.hidden = !shipped;
    setText(this.finding, "Same layers, same digits. Which ones fail to learn even the digits they train on?");
    setText(this.note, shipped ? "56 plain layers fit their own training digits worse than 20: that is no overfitting, the held-out digits agree. With shortcuts, 56 layers train as well as 20. Eight epochs exaggerate the gap; longer training narrows it." : "");
    const when = about["recorded"] === void 0 ? "" : `Recorded ${about["recorded"]}${about["machine"] === void 0 ? "" : `, ${about["machine"]}`}.`;
    const more = ["data", "networks", "training", "seeds", "versions"].flatMap((key) => about[key] === void 0 ? [] : [`${LABELS[key]}: ${about[key]}.`]);
    setText(this.about, [when, ...more].join(" "));
  }
  point(at) {
    const { binding } = this.frame;
    if (at === null) {
      this.cursor = null;
      binding.schedule();
      return;
    }
    this.cursor = at.step;
    const frames = recordOf(binding.get).runs[at.run]?.frames ?? [];
    binding.set({ run: at.run, ...frames.length > 0 && { frame: nearestFrame(frames, at.step) }, playing: false });
    binding.schedule();
  }
};
var LABELS = { data: "Data", networks: "Networks", training: "Training", seeds: "Training accuracy over three seeds", versions: "With" };
function controls({ binding, choices, more }) {
  const { get } = binding;
  const split = segmented("Whose loss and accuracy", [["training", "training"], ["validation", "held out"], ["both", "both"]], (value) => binding.set({ split: value }));
  const smoothing = slider("smoothing", { min: 0, max: 0.95, step: 0.05, write: (value) => value.toFixed(2) }, (value) => binding.set({ smoothing: value }));
  const log = checkbox("log loss", (on) => binding.set({ log_scale: on }));
  choices.append(split.element, smoothing.element, log.element);
  const words = h("p", { class: "cnn-note" });
  more.append(words);
  return () => {
    const weight = Number(get("smoothing"));
    split.show(String(get("split")));
    smoothing.show(weight);
    log.show(get("log_scale") === true);
    setText(words, weight === 0 ? "Smoothing 0: loss and gradient norm are drawn as they were logged. With smoothing w each point becomes a mean of itself and those before it, the nth before counting wⁿ; what was logged stays behind it, faint." : `Smoothing ${weight.toFixed(2)}: each point of loss and gradient norm is a mean of itself and those before it, the nth before counting ${weight.toFixed(2)}ⁿ: about the last ${Math.round(1 / (1 - weight))} points. It lags behind, and it hides single steps; the faint line is what was logged.`);
  };
}
var training_default = defineExplorer({
  name: "TrainingExplorer",
  title: "Training explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new TrainingView(frame)
});
export {
  training_default as default
};
