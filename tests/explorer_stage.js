// A page for tests of explorers: each is mounted on a model of our own, so that all the page writes can be read.
window.stage = (() => {
  const modules = new Map();
  const shown = { errors: [] };
  addEventListener("error", (event) => shown.errors.push(`uncaught: ${event.message}`));
  addEventListener("unhandledrejection", (event) => shown.errors.push(`unhandled: ${event.reason}`));

  // What a host hands out is the host's: a page that changes it in place would never tell anybody.
  function frozen(value) {
    if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
      Object.freeze(value);
      Object.values(value).forEach(frozen);
    }
    return value;
  }

  const frames = async (count) => {
    for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
  };

  async function define(name, esm, css) {
    if (modules.has(name)) return;
    const style = document.head.appendChild(document.createElement("style"));
    style.textContent = css;
    modules.set(name, (await import(URL.createObjectURL(new Blob([esm], { type: "text/javascript" })))).default);
  }

  function makeModel(state) {
    const values = frozen(state);
    const now = { ...values };
    const listeners = new Map();
    const messages = [];
    let unsent = {};
    return {
      now,
      messages,
      listening: () => [...listeners.values()].flat().length,
      get: (name) => now[name],
      set(name, value) {
        const copy = value === undefined ? undefined : frozen(JSON.parse(JSON.stringify(value)));
        if (JSON.stringify(now[name]) === JSON.stringify(copy)) return;
        now[name] = copy;
        unsent[name] = value === undefined ? null : copy;
        for (const f of [...(listeners.get(`change:${name}`) ?? [])]) f();
      },
      on: (name, f) => listeners.set(name, [...(listeners.get(name) ?? []), f]),
      off: (name, f) => listeners.set(name, (listeners.get(name) ?? []).filter((g) => g !== f)),
      save_changes() {
        if (Object.keys(unsent).length > 0) messages.push(unsent);
        unsent = {};
      },
      unsent: () => unsent,
      // What Python writes is no news to Python.
      told(changes) {
        for (const [name, value] of Object.entries(changes)) {
          this.set(name, value);
          delete unsent[name];
        }
      },
    };
  }

  async function render(name, model, style = "") {
    const el = document.querySelector("main").appendChild(document.createElement("div"));
    el.style.cssText = style;
    const leave = await modules.get(name).render({ model, el });
    return { el, close: () => (leave?.(), el.remove()) };
  }

  const open = (el, label) => {
    const all = [...el.querySelectorAll("button[aria-expanded=false]")];
    all.find((b) => b.textContent.trim() === label)?.click();
  };

  async function mount(name, text) {
    unmount();
    document.activeElement?.blur?.();
    const model = makeModel(JSON.parse(text));
    shown.stop = await modules.get(name).initialize?.({ model });
    Object.assign(shown, { name, model, view: await render(name, model) });
    for (const label of ["More", "Python"]) open(shown.view.el, label);
    await settle();
  }

  function unmount() {
    if (shown.view === undefined) return;
    shown.view.close();
    shown.stop?.();
    const left = shown.model.listening();
    if (left > 0) shown.errors.push(`${left} listeners stay on the model`);
    shown.view = undefined;
  }

  // Until nothing has changed for a while: pictures are decoded, and long sums computed, in their own time.
  async function settle() {
    let [last, same] = ["", 0];
    for (let i = 0; i < 120 && same < 3; i++) {
      await frames(1);
      if (i % 2 === 1) await new Promise((done) => setTimeout(done, 8));
      const text = shown.view.el.textContent;
      [last, same] = [text, text === last ? same + 1 : 0];
    }
  }

  const visible = (e) => e.checkVisibility({ visibilityProperty: true }) && e.closest("[hidden]") === null;
  const BAD = /\bNaN\b|\bundefined\b|\[object |\bInfinity\b|\bnull\b/;
  const SPOKEN = ["aria-label", "aria-valuetext", "title", "aria-description"];
  const DRAWN = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform", "viewBox", "points", "style"];

  /** What no reader should ever see, and no screen reader say. */
  function oddities(el) {
    const found = [];
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (BAD.test(data) && visible(parentElement) && parentElement.closest("[aria-label='Python source'], [data-user]") === null) {
        found.push(`text: ${data.slice(0, 200)}`);
      }
    }
    for (const e of el.querySelectorAll("*")) {
      for (const name of SPOKEN) if (BAD.test(e.getAttribute(name) ?? "")) found.push(`${name}: ${e.getAttribute(name).slice(0, 200)}`);
      for (const name of DRAWN) if (/NaN|undefined|Infinity/.test(e.getAttribute(name) ?? "")) found.push(`${e.tagName} ${name}: ${e.getAttribute(name).slice(0, 120)}`);
    }
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) {
      const wide = [...el.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1);
      const names = wide.slice(-3).map((e) => `${e.tagName}.${e.getAttribute("class")} ${e.textContent.slice(0, 40)}`);
      found.push(`${page.scrollWidth - page.clientWidth} pixels too wide: ${names.join("; ")}`);
    }
    if (el.getBoundingClientRect().height < 30 || el.innerText.trim().length < 20) found.push("blank");
    return [...new Set(found)].slice(0, 6);
  }

  const setText = (e, text) => e !== null && (e.textContent = text);
  const problems = (el) => [...el.querySelectorAll(".cnn-problem")].filter(visible).map((e) => e.textContent.trim());
  const spoken = (el) => el.querySelector("[aria-live=polite]")?.textContent ?? null;
  const source = (el) => el.querySelector("[aria-label='Python source']")?.textContent ?? null;

  /** Stop playing, wait, and say what the page holds and shows; `spoken` is what a second view says right away. */
  async function report() {
    const { model, view, name } = shown;
    if (model.now.playing === true) {
      model.set("playing", false);
      model.save_changes();
    }
    open(view.el, "Python");
    await settle();
    const said = { problems: problems(view.el), oddities: oddities(view.el), source: source(view.el) };
    const unsaved = Object.keys(model.unsent());
    const messages = model.messages.splice(0);
    const writes = model.messages.length;
    const second = await render(name, model, "pointer-events: none");
    await frames(2);
    const fresh = { spoken: spoken(second.el), problems: problems(second.el) };
    open(second.el, "Python");
    open(second.el, "More");
    await frames(3);
    fresh.source = source(second.el);
    fresh.text = second.el.innerText;
    setText(view.el.querySelector("[aria-live=polite]"), fresh.spoken);
    second.close();
    const wrote = model.messages.length > writes ? model.messages.slice(writes) : [];
    const errors = shown.errors.splice(0);
    return JSON.stringify({ ...said, fresh, unsaved, messages, wrote, errors, now: model.now, text: view.el.innerText });
  }

  /** What a page shows that was just mounted, whatever it was mounted on. */
  const quick = () => {
    const { el } = shown.view;
    return JSON.stringify({ problems: problems(el), oddities: oddities(el), errors: shown.errors.splice(0) });
  };

  const TARGETS = {
    range: "input[type=range]", radio: "input[type=radio]", checkbox: "input[type=checkbox]", select: "select",
    entry: "input[type=text], input[type=number], input:not([type]), textarea", button: "button",
    cell: "[role=gridcell]", map: "[role=application]",
    other: "[tabindex='0']:not([role=gridcell]):not([role=application]):not(pre)",
  };

  /** All that can be touched now, by kind: how many of each. */
  function targets() {
    const { el } = shown.view;
    shown.targets = {};
    for (const [kind, selector] of Object.entries(TARGETS)) {
      shown.targets[kind] = [...el.querySelectorAll(selector)].filter((e) => {
        const box = e.getBoundingClientRect();
        const label = e.getAttribute("aria-label") ?? e.textContent.trim();
        return visible(e) && box.width > 0 && box.height > 0 && !e.disabled && e.closest(".cnn-filebox") === null
          && !(kind === "button" && ["Python", "Copy", "More"].includes(label));
      });
    }
    return Object.fromEntries(Object.entries(shown.targets).map(([kind, all]) => [kind, all.length]));
  }

  /** Take hold of a target: what it is, and where. */
  function target(kind, index, focus) {
    const e = shown.targets[kind][index];
    if (focus) e.focus({ preventScroll: true });
    e.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = (kind === "radio" || kind === "checkbox" ? e.closest("label") ?? e : e).getBoundingClientRect();
    const label = e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent ?? "";
    return { label: label.trim().slice(0, 50), box: [box.x, box.y, box.width, box.height] };
  }

  function choose(index, at) {
    const e = shown.targets.select[index];
    e.selectedIndex = Math.min(e.options.length - 1, Math.floor(at * e.options.length));
    for (const name of ["input", "change"]) e.dispatchEvent(new Event(name, { bubbles: true }));
    return e.value;
  }

  return {
    define, mount, unmount, settle, report, quick, targets, target, choose,
    told: (text) => shown.model.told(JSON.parse(text)),
    focused: () => document.activeElement?.tagName,
  };
})();
