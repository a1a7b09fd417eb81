// What a page does for its reader besides showing text: it remembers which pages are done, and prepares for paper.
//
// Progress lives in this browser's own storage and nowhere else; nothing is sent. Where a browser refuses storage
// (some do for file:// pages and in private windows), the controls stay hidden.
(() => {
  "use strict";

  const KEY = "book-progress";
  const root = new URL(document.documentElement.dataset.content_root ?? "./", document.baseURI);
  const book = document.querySelector('meta[property="og:site_name"]')?.content ?? document.title;

  // ---- What is done: {page: day} -----------------------------------------------------------------------------

  /** What is kept, or what another tab or an older script left, as far as it makes sense. */
  function clean(value) {
    const entries = Object.entries(value && typeof value === "object" ? value : {});
    return Object.fromEntries(entries.filter(([page, day]) => page && typeof day === "string"));
  }

  function read() {
    try {
      return clean(JSON.parse(localStorage.getItem(KEY)));
    } catch {
      return {};
    }
  }

  function write(done) {
    localStorage.setItem(KEY, JSON.stringify(done));
    paint();
  }

  function storageWorks() {
    try {
      localStorage.setItem(`${KEY}-test`, "1");
      const kept = localStorage.getItem(`${KEY}-test`) === "1";
      localStorage.removeItem(`${KEY}-test`);
      return kept;
    } catch {
      return false;
    }
  }

  // ---- What the page shows of it -----------------------------------------------------------------------------

  /** The page of this book that a link leads to, as "chapter09/02_convolution"; null for anything else. */
  function pageOf(link) {
    const url = new URL(link.href);
    const inside = url.href.startsWith(root.href) && url.pathname.endsWith(".html");
    return inside ? decodeURI(url.pathname.slice(root.pathname.length, -".html".length)) : null;
  }

  function mark(element, isDone) {
    element.classList.toggle("is-done", isDone);
    const words = element.querySelector(":scope > .visually-hidden");
    if (isDone && !words) {
      const text = document.createElement("span");
      text.className = "visually-hidden";
      text.textContent = " (done)";
      element.append(text);
    } else if (!isDone) words?.remove();
  }

  function paint() {
    const done = read();
    for (const link of document.querySelectorAll(".bd-links a, .chapter-map a")) mark(link, pageOf(link) in done);
    for (const place of document.querySelectorAll(".page-done")) {
      const isDone = place.dataset.page in done;
      const button = place.querySelector("button");
      button.setAttribute("aria-pressed", isDone);
      button.textContent = isDone ? "✓ This page is done" : "Mark this page as done";
    }
    for (const box of document.querySelectorAll(".progress-box")) {
      const pages = [...document.querySelectorAll(".chapter-map [data-page]")].map((item) => item.dataset.page);
      const count = pages.filter((page) => page in done).length;
      const start = count ? `You have done ${count} of ${pages.length} pages.` : "A page that you mark as done has a tick here.";
      say(box, `${start} This is kept in your browser only.`);
      for (const button of box.querySelectorAll("button")) button.disabled = !Object.keys(done).length;
    }
  }

  function say(box, sentence) {
    box.querySelector("[role=status]").textContent = sentence;
  }

  // ---- What the reader does ----------------------------------------------------------------------------------

  function toggle(page) {
    const done = read();
    if (page in done) delete done[page];
    else done[page] = new Date().toISOString().slice(0, 10);
    write(done);
  }

  function save() {
    const text = JSON.stringify({ book, format: 1, done: read() }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "progress.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function restore(box, file) {
    let found;
    try {
      found = JSON.parse(await file.text());
    } catch {
      found = null;
    }
    if (found?.format === 1 && found.done && typeof found.done === "object") write({ ...read(), ...clean(found.done) });
    else say(box, "That file holds no saved progress. Nothing was changed.");
  }

  function forget() {
    if (!confirm("Forget which pages are done? This cannot be taken back.")) return;
    localStorage.removeItem(KEY);
    paint();
  }

  function startProgress() {
    for (const place of document.querySelectorAll(".page-done")) {
      place.hidden = false;
      place.querySelector("button").addEventListener("click", () => toggle(place.dataset.page));
    }
    for (const box of document.querySelectorAll(".progress-box")) {
      box.hidden = false;
      box.querySelector("[data-do=export]").addEventListener("click", save);
      box.querySelector("[data-do=forget]").addEventListener("click", forget);
      const input = box.querySelector("input");
      input.addEventListener("change", async () => {
        if (input.files.length) await restore(box, input.files[0]);
        input.value = "";
      });
    }
    window.addEventListener("storage", paint);
    window.addEventListener("pageshow", paint); // also when the reader comes back to a page kept in memory
    paint();
  }

  // ---- Paper -------------------------------------------------------------------------------------------------

  /** Paper is white and cannot be unfolded. Afterwards all is as it was. */
  function startPrinting() {
    const html = document.documentElement;
    let theme;
    let opened = [];
    window.addEventListener("beforeprint", () => {
      theme = html.dataset.theme;
      html.dataset.theme = "light";
      opened = [...document.querySelectorAll("article details:not([open])")];
      for (const details of opened) details.open = true;
      for (const image of document.querySelectorAll("article img[loading=lazy]")) image.loading = "eager";
    });
    window.addEventListener("afterprint", () => {
      html.dataset.theme = theme;
      for (const details of opened) details.open = false;
    });
  }

  if (storageWorks()) startProgress();
  startPrinting();
})();
