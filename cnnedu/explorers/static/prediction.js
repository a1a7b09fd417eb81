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
function beginning(model, keys2) {
  const kept = model.get("_initial");
  const now = () => Object.fromEntries(keys2.map((key) => [key, structuredClone(model.get(key))]));
  return kept != null && Object.keys(kept).length > 0 ? kept : now();
}
function bind(model, keys2, update) {
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  for (const key of keys2) model.on(`change:${key}`, schedule);
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
      for (const key of keys2) model.off(`change:${key}`, schedule);
    }
  };
}
var same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

// shared/player.ts
function startClock(model, sequence) {
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
    const [index, last] = [sequence.index(get) + 1, sequence.length(get) - 1];
    write({ ...index <= last && sequence.at(get, index), playing: index < last });
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
  constructor(binding, sequence) {
    this.binding = binding;
    this.sequence = sequence;
    this.scrub.setAttribute("aria-label", `Position among the ${sequence.unit}s`);
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
        button(`First ${sequence.unit}`, () => this.go(0), "first", true),
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
  const { sequence } = explorer;
  return {
    initialize: ({ model }) => sequence === void 0 ? () => {
    } : startClock(model, sequence),
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
  const keys2 = [...explorer.traits, ...explorer.sequence === void 0 ? [] : PLAYING];
  const start = beginning(model, keys2);
  const root = h("div", { class: "cnn", role: "group", "aria-label": explorer.title, "data-explorer": explorer.name });
  const live = h("div", { class: "cnn-live", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const problem = h("p", { class: "cnn-problem", role: "alert", hidden: true });
  const part = (name) => h("div", { class: `cnn-${name}` });
  let spoken;
  const binding = bind(model, keys2, () => draw2());
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

// ops/source.ts
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value === null || value === void 0) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return typeof value === "string" ? JSON.stringify(value) : String(value);
  return `{${Object.entries(value).map(([name, inner]) => `${literal(name)}: ${literal(inner)}`).join(", ")}}`;
}

// ops/prediction.ts
var isRows = (value) => Array.isArray(value);
function guessFits({ kind, options, shape }, guess) {
  if (guess === null) return true;
  if (kind === "choice") return typeof guess === "string" && options.includes(guess);
  if (kind === "number") return typeof guess === "number" && Number.isFinite(guess);
  const cell = (value) => value === null || typeof value === "number" && Number.isFinite(value);
  const row = (value) => Array.isArray(value) && value.length === shape[1] && value.every(cell);
  return kind === "grid" && Array.isArray(guess) && guess.length === shape[0] && guess.every(row);
}
var cellsRight = (guess, answer, tolerance) => answer.map((row, i) => row.map((true_, j) => {
  const mine = guess[i]?.[j] ?? null;
  return mine !== null && true_ !== null && Math.abs(mine - true_) <= tolerance;
}));
function isRight({ guess, answer, tolerance }) {
  if (guess === null || answer === null) return null;
  if (typeof answer === "string") return guess === answer;
  if (isRows(answer)) return isRows(guess) && cellsRight(guess, answer, tolerance).flat().every(Boolean);
  return typeof guess === "number" && Math.abs(guess - answer) <= tolerance;
}
function answerText(value, unit) {
  if (value === null) return "";
  if (typeof value === "string") return value;
  const text = isRows(value) ? value.map((row) => row.map((cell) => cell === null ? "·" : String(cell)).join(" ")).join(" / ") : `${value} ${unit}`.trim();
  return text.replaceAll("-", "−");
}
function predictionSentence(asked) {
  const { question, guess, answer, unit, looked, because } = asked;
  if (!looked) return `${question} Not answered yet.`;
  const mine = guess === null ? "You did not know." : `Your answer: ${answerText(guess, unit)}.`;
  if (answer === null) return `${question} ${mine} The result is not known yet.`;
  const right = isRight(asked);
  const verdict = right === null ? "" : right ? ": as you said" : ": not what you expected";
  return `${question} ${mine} It is ${answerText(answer, unit)}${verdict}.${because === "" ? "" : ` ${because}`}`;
}
var USUAL = { options: [], tolerance: 0, unit: "", marks: false, because: "", id: "" };
function predictionSource(asked) {
  const start = "from cnnedu.explorers import Prediction\n\n";
  if (asked.kind === "progress") return `${start}Prediction.progress()
`;
  const names = Object.keys(USUAL);
  const changed = names.filter((name) => JSON.stringify(asked[name]) !== JSON.stringify(USUAL[name]));
  const given = changed.map((name) => `${name}=${literal(asked[name])}`);
  if (asked.kind === "grid") given.unshift(`shape=(${asked.shape.join(", ")})`);
  const lines = [literal(asked.question), ...given].map((line) => `    ${line},
`).join("");
  const call = `${start}prediction = Prediction(
${lines})
`;
  if (!asked.looked) return `${call}print(prediction)
`;
  const told = asked.guess === null ? "looked = True" : `guess = ${literal(asked.guess)}`;
  const known = asked.answer === null ? "" : `prediction.result = ${literal(asked.answer)}
`;
  return `${call}prediction.${told}
${known}print(prediction.right)
`;
}
var remembered = (asked) => ({
  question: asked.question,
  guess: asked.guess,
  looked: asked.looked,
  right: asked.looked ? isRight(asked) : null,
  mine: answerText(asked.guess, asked.unit),
  truth: asked.looked ? answerText(asked.answer, asked.unit) : ""
});
function readRemembered(text) {
  if (text === null) return null;
  try {
    const { question, guess, looked, right, mine, truth } = JSON.parse(text);
    if (typeof question !== "string" || typeof mine !== "string" || typeof truth !== "string") return null;
    return { question, guess: guess ?? null, looked: looked === true, right: typeof right === "boolean" ? right : null, mine, truth };
  } catch {
    return null;
  }
}
function progressText(all) {
  const done = all.filter(({ looked }) => looked);
  if (done.length === 0) return "Nothing answered yet.";
  const right = done.filter((one) => one.right === true).length;
  const unknown = done.filter(({ mine }) => mine === "").length;
  return `${done.length} answered, ${right} right${unknown > 0 ? `, ${unknown} not known` : ""}.`;
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

// prediction/answer.ts
function answerField(asked, frame, submit) {
  if (asked.kind === "choice") return new Choice(asked);
  return asked.kind === "grid" ? new Sketch(asked, frame) : new NumberAnswer(asked, submit);
}
var Choice = class {
  element;
  radios;
  labels;
  constructor({ options, question }) {
    const name = uniqueId("choice");
    this.radios = options.map((value) => h("input", { type: "radio", name, value }));
    this.labels = options.map((text, i) => h("label", { class: "cnn-option" }, this.radios[i], h("span", {}, text)));
    this.element = h("div", { class: "cnn-options", role: "radiogroup", "aria-label": question }, ...this.labels);
    this.element.addEventListener("keydown", (event) => event.stopPropagation());
  }
  read() {
    return this.radios.find((radio) => radio.checked)?.value ?? null;
  }
  show({ guess, answer }, open) {
    this.radios.forEach((radio, i) => {
      radio.checked = radio.value === guess;
      radio.disabled = !open;
      const state = open || answer === null ? null : radio.value === answer ? "true" : radio.value === guess ? "wrong" : null;
      setAttribute(this.labels[i], "data-truth", state);
    });
  }
  focus() {
    (this.radios.find((radio) => radio.checked) ?? this.radios[0])?.focus();
  }
  lacks() {
    return this.read() === null ? "Choose one first, or say that you don't know." : null;
  }
};
var NumberAnswer = class {
  element;
  field = h("input", { type: "text", class: "cnn-entry", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });
  constructor({ unit, question }, submit) {
    this.field.setAttribute("aria-label", `Your answer${unit === "" ? "" : ` in ${unit}`}: ${question}`);
    this.field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter") return;
      event.preventDefault();
      submit();
    });
    this.field.addEventListener("input", () => setAttribute(this.field, "aria-invalid", null));
    this.element = h("span", { class: "cnn-number-answer" }, this.field, unit === "" ? null : h("span", {}, unit));
  }
  read() {
    return parseNumber(this.field.value);
  }
  show({ guess }, open) {
    this.field.disabled = !open;
    this.field.value = typeof guess === "number" ? format(guess, 9) : "";
    setAttribute(this.field, "aria-invalid", null);
  }
  focus() {
    this.field.focus();
    this.field.select();
  }
  lacks() {
    if (this.read() !== null) return null;
    setAttribute(this.field, "aria-invalid", "true");
    const typed = this.field.value.trim();
    return typed === "" ? "Write a number first, or say that you don't know." : `“${typed}” is no number: write 3, −2, 0.5 or 1/9.`;
  }
};
var Sketch = class {
  constructor(asked, frame) {
    this.frame = frame;
    this.asked = asked;
    const [rows, cols] = asked.shape;
    this.grid = new Grid("activation", "your sketch", {
      point: () => {
      },
      leave: () => {
      },
      pick: (row, col, cell, typed) => this.pick(row, col, cell, typed),
      nudge: (row, col, by) => this.nudge(row, col, by),
      key: (event) => this.key(event)
    });
    this.truth = new Grid("activation", "the result", { point: () => {
    }, leave: () => {
    }, pick: () => {
    } });
    for (const grid of [this.grid, this.truth]) grid.resize(rows, cols);
    this.truthBlock = h("div", { class: "cnn-sketch" }, h("span", { class: "cnn-caption" }, "the result"), this.truth.element);
    const mine = h("div", { class: "cnn-sketch" }, h("span", { class: "cnn-caption" }, "your sketch"), this.grid.element);
    this.element = h("div", { class: "cnn-sketches", style: `--cell: ${cols > 8 ? 28 : 34}px` }, mine, this.truthBlock);
    this.clear();
  }
  frame;
  element;
  grid;
  truth;
  truthBlock;
  draft = [];
  asked;
  open = true;
  clear() {
    const [rows, cols] = this.asked.shape;
    this.draft = Array.from({ length: rows }, () => new Array(cols).fill(this.asked.marks ? 0 : null));
  }
  read() {
    return this.lacks() === null ? this.draft : null;
  }
  show(asked, open) {
    this.asked = asked;
    this.open = open;
    if (Array.isArray(asked.guess)) this.draft = asked.guess.map((row) => [...row]);
    else this.clear();
    this.paint();
  }
  paint() {
    const { answer, marks, tolerance, looked } = this.asked;
    const truth = !this.open && Array.isArray(answer) ? answer : null;
    const most = Math.max(1e-9, ...this.draft.flat().map((v) => Math.abs(v ?? 0)), ...truth?.flat().map((v) => Math.abs(v)) ?? []);
    const right = truth !== null && looked && this.asked.guess !== null ? cellsRight(this.draft, truth, tolerance) : null;
    const look = (values, wrong) => (row, col) => {
      const value = values[row][col];
      const shown = value === null ? "" : marks ? value === 0 ? "" : "✕" : format(value);
      const said = marks ? value ? "marked" : "not marked" : value === null ? "empty" : format(value);
      const off = wrong(row, col);
      return {
        value: value ?? 0,
        strength: (value ?? 0) / most,
        flags: off ? "cnn-off" : "",
        text: shown === "" && off ? " " : shown,
        label: () => `row ${row}, column ${col}: ${said}${off ? ", not as the result" : ""}`
      };
    };
    this.grid.paint(look(this.draft, (r, c) => right !== null && !right[r][c]));
    this.truthBlock.hidden = truth === null;
    if (truth !== null) this.truth.paint(look(truth, () => false));
  }
  set(row, col, value) {
    if (!this.open) return;
    this.draft[row][col] = value;
    this.paint();
  }
  pick(row, col, cell, typed) {
    if (!this.open) return;
    const value = this.draft[row][col] ?? 0;
    if (this.asked.marks) this.set(row, col, value === 0 ? 1 : 0);
    else this.frame.editor.open({ cell, label: `sketch row ${row}, column ${col}`, value, typed, write: (next) => this.set(row, col, next) });
  }
  nudge(row, col, by) {
    const value = (this.draft[row][col] ?? 0) + by;
    this.set(row, col, this.asked.marks ? Math.max(0, Math.min(1, value)) : value);
  }
  /** Space marks; Delete and Backspace empty a cell. */
  key(event) {
    const cell = event.target;
    const [row, col] = [Number(cell.dataset["row"]), Number(cell.dataset["col"])];
    if (event.key === "Delete" || event.key === "Backspace") this.set(row, col, this.asked.marks ? 0 : null);
    else if (event.key === " ") this.pick(row, col, cell);
    else return false;
    return true;
  }
  focus() {
    this.grid.focus(0, 0);
  }
  lacks() {
    const empty = this.draft.flat().filter((value) => value === null).length;
    const all = this.draft.flat().length;
    return empty === all ? "Fill in at least one cell first, or say that you don't know." : null;
  }
};

// prediction/memory.ts
var PREFIX = "cnnedu:prediction:";
var CHANGED = "cnnedu:predictions";
var FORGOTTEN = "cnnedu:predictions-forgotten";
function storage() {
  try {
    const { localStorage } = window;
    localStorage.getItem(PREFIX);
    return localStorage;
  } catch {
    return null;
  }
}
var keyOf = ({ id, question }) => PREFIX + (id || question);
var recall = (asked) => readRemembered(storage()?.getItem(keyOf(asked)) ?? null);
function remember(asked) {
  const store = storage();
  const untouched = asked.guess === null && !asked.looked;
  try {
    if (untouched) store?.removeItem(keyOf(asked));
    else store?.setItem(keyOf(asked), JSON.stringify(remembered(asked)));
  } catch {
    return false;
  }
  window.dispatchEvent(new CustomEvent(CHANGED));
  return store !== null;
}
function recallAll() {
  const store = storage();
  if (store === null) return null;
  const entries = keys(store).map((key) => readRemembered(store.getItem(key)));
  return entries.filter((entry) => entry !== null);
}
function forgetAll() {
  const store = storage();
  if (store !== null) for (const key of keys(store)) store.removeItem(key);
  window.dispatchEvent(new CustomEvent(FORGOTTEN));
  window.dispatchEvent(new CustomEvent(CHANGED));
}
var keys = (store) => Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key.startsWith(PREFIX)).sort();

// prediction.ts
var SETTINGS = ["question", "kind", "options", "answer", "tolerance", "unit", "shape", "marks", "because", "id", "guess", "looked"];
var readAsked = (get) => Object.fromEntries(SETTINGS.map((name) => [name, get(name) ?? null]));
var QuestionView = class {
  constructor(frame) {
    this.frame = frame;
    this.asked = readAsked(frame.binding.get);
    const memory = recall(this.asked);
    const untouched = this.asked.guess === null && !this.asked.looked;
    if (untouched && memory !== null && guessFits(this.asked, memory.guess)) {
      frame.binding.set({ guess: memory.guess, looked: memory.looked });
    }
    this.asked = readAsked(frame.binding.get);
    this.kept = this.mark();
    const actions = h("div", { class: "cnn-actions" }, this.compare, this.unsure, this.again);
    frame.choices.append(this.question);
    frame.stage.append(h("div", { class: "cnn-ask" }, this.room, actions), this.verdict, this.storage);
    window.addEventListener(FORGOTTEN, this.forget);
  }
  frame;
  question = h("p", { class: "cnn-question" });
  room = h("div", { class: "cnn-room" });
  compare = button("Compare", () => this.submit());
  unsure = button("I don't know", () => this.look(null));
  again = button("Change my mind", () => this.reopen());
  verdict = h("div", { class: "cnn-verdict", "data-part": "verdict" });
  storage = h("p", { class: "cnn-storage", hidden: true });
  field = null;
  asked;
  last = "";
  built = "";
  /** What was last remembered: only a change is. */
  kept;
  forget = () => this.frame.binding.set({ guess: null, looked: false });
  /** What is to be remembered, as text; the result counts too, since it decides what is right. */
  mark() {
    const { guess, looked, answer } = this.asked;
    return JSON.stringify([guess, looked, guess === null && !looked ? null : answer]);
  }
  update() {
    this.asked = readAsked(this.frame.binding.get);
    const now = JSON.stringify(this.asked);
    if (now === this.last) return;
    this.last = now;
    const { asked } = this;
    setText(this.question, asked.question);
    const shape = JSON.stringify([asked.kind, asked.options, asked.shape, asked.unit, asked.marks]);
    if (shape !== this.built) {
      this.built = shape;
      this.field = answerField(asked, this.frame, () => this.submit());
      this.room.replaceChildren(this.field.element);
    }
    this.field.show(asked, !asked.looked);
    for (const element of [this.compare, this.unsure]) element.hidden = asked.looked;
    this.again.hidden = !asked.looked;
    this.frame.complain(null);
    this.say();
    if (this.mark() !== this.kept) {
      this.kept = this.mark();
      const stays = remember(asked);
      this.storage.hidden = stays || asked.guess === null && !asked.looked;
      setText(this.storage, "This browser keeps nothing for this page: the answer lasts until the page is closed.");
    }
  }
  /** The result, and how the answer compares. */
  say() {
    const { asked } = this;
    const right = isRight(asked);
    const state = !asked.looked ? "open" : asked.answer === null ? "waiting" : right === null ? "unknown" : right ? "right" : "wrong";
    const root = this.room.closest("[data-explorer]");
    if (root !== null) root.dataset["state"] = state;
    this.verdict.dataset["state"] = state;
    this.verdict.hidden = state === "open";
    if (state === "open") return;
    const words = { waiting: "Noted.", unknown: "Now you know.", right: "As you said.", wrong: "Not what you expected." }[state];
    const sign = { waiting: "…", unknown: "•", right: "✓", wrong: "✕" }[state];
    const told = asked.kind === "grid" ? "" : `It is ${answerText(asked.answer, asked.unit)}.`;
    const rest = state === "waiting" ? "The result comes when it has been computed." : told;
    this.verdict.replaceChildren(
      h("span", { class: "cnn-sign", "aria-hidden": "true" }, sign),
      h("p", {}, h("b", {}, words), rest === "" ? "" : ` ${rest}`, state === "waiting" || asked.because === "" ? "" : ` ${asked.because}`)
    );
  }
  submit() {
    if (this.asked.looked) return;
    const lacks = this.field.lacks();
    this.frame.complain(lacks);
    if (lacks === null) this.look(this.field.read());
    else this.field.focus();
  }
  look(guess) {
    this.frame.binding.set({ guess, looked: true });
    this.refocus(() => this.again.focus());
  }
  reopen() {
    this.frame.binding.set({ looked: false });
    this.refocus(() => this.field?.focus());
  }
  /** The button that was pressed goes away; the focus should not be lost with it. */
  refocus(focus) {
    this.update();
    focus();
  }
  resize() {
  }
  describe() {
    return predictionSentence(this.asked);
  }
  python() {
    return predictionSource(this.asked);
  }
  dispose() {
    window.removeEventListener(FORGOTTEN, this.forget);
  }
};
var ProgressView = class {
  constructor(frame) {
    this.frame = frame;
    const keep = button("Keep", () => this.ask(false));
    const yes = button("Forget", () => {
      this.forgotten = true;
      forgetAll();
      this.ask(false);
    });
    this.sure.append(h("span", {}, "Forget every answer?"), yes, keep);
    frame.choices.append(this.summary);
    frame.stage.append(this.list, h("div", { class: "cnn-actions" }, this.forget, this.sure), this.note);
    window.addEventListener(CHANGED, this.changed);
    window.addEventListener("storage", this.changed);
  }
  frame;
  summary = h("p", { class: "cnn-question" });
  list = h("ol", { class: "cnn-progress-list", "data-part": "progress" });
  forget = button("Forget all…", () => this.ask(true));
  sure = h("span", { class: "cnn-actions", hidden: true });
  note = h("p", { class: "cnn-storage" });
  forgotten = false;
  changed = () => this.frame.binding.schedule();
  entries() {
    const stored = (recallAll() ?? []).filter(({ looked }) => looked);
    const told = this.frame.binding.get("notebook");
    const known = Array.isArray(told) && !this.forgotten ? told.map((entry) => readRemembered(JSON.stringify(entry))) : [];
    const names = new Set(stored.map(({ question }) => question));
    return [...stored, ...known.filter((entry) => entry !== null).filter(({ question }) => !names.has(question))];
  }
  ask(open) {
    this.sure.hidden = !open;
    this.forget.hidden = open;
    const [first] = this.sure.querySelectorAll("button");
    (open ? first : this.forget)?.focus();
    this.frame.binding.schedule();
  }
  update() {
    const all = this.entries();
    setText(this.summary, `Your predictions: ${progressText(all)}`);
    const rows = all.map(({ question, right, mine, truth }) => {
      const [sign, said] = right === null ? [mine === "" ? "•" : "…", mine === "" ? "not known" : "open"] : right ? ["✓", "right"] : ["✕", "not right"];
      const answers = `${mine === "" ? "You did not know" : `You said ${mine}`}${truth === "" ? "" : `; it is ${truth}`}.`;
      return h("li", { "data-right": String(right) }, h("span", { class: "cnn-sign", role: "img", "aria-label": said }, sign), h("span", {}, question, " ", h("span", { class: "cnn-muted" }, answers)));
    });
    this.list.replaceChildren(...rows);
    this.list.hidden = rows.length === 0;
    if (rows.length === 0) this.sure.hidden = true;
    this.forget.hidden = rows.length === 0 || !this.sure.hidden;
    const kept = recallAll() !== null;
    setText(this.note, kept ? "Kept in this browser only; nothing is sent anywhere." : "This browser keeps nothing for this page.");
    const root = this.list.closest("[data-explorer]");
    if (root !== null) root.dataset["state"] = "progress";
  }
  resize() {
  }
  describe() {
    return `Your predictions: ${progressText(this.entries())}`;
  }
  python() {
    return predictionSource(readAsked(this.frame.binding.get));
  }
  dispose() {
    window.removeEventListener(CHANGED, this.changed);
    window.removeEventListener("storage", this.changed);
  }
};
var prediction_default = defineExplorer({
  name: "Prediction",
  title: "Prediction",
  traits: [...SETTINGS, "notebook"],
  build: (frame) => frame.binding.get("kind") === "progress" ? new ProgressView(frame) : new QuestionView(frame)
});
export {
  prediction_default as default
};
