/* thads: bàn phím. Phím một chữ nghỉ khi đang gõ (kể cả Telex, VNI) và tắt được hẳn. */
(() => {
  "use strict";

  const SETTING = "thads:phim-tat";
  const OFF = "tat";
  const EDITABLE = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

  const isOn = () => localStorage.getItem(SETTING) !== OFF;

  const isTyping = (event) =>
    event.isComposing || event.keyCode === 229 || event.target.matches?.(EDITABLE);

  // ---- Phím một chữ ---------------------------------------------------------

  const press = (selector) => {
    const found = document.querySelector(selector);
    found?.click();
    return Boolean(found);
  };

  const KEYS = {
    "/": () => document.querySelector(".search input")?.focus(),
    "?": () => document.getElementById("phim-tat")?.showModal(),
    j: () => moveRow(1),
    k: () => moveRow(-1),
    "[": () => press('a[rel~="prev"]') || neighbour(-1),
    "]": () => press('a[rel~="next"]') || neighbour(1),
    p: () => window.print(),
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (nextField(event)) return event.preventDefault();
    if (event.defaultPrevented || isTyping(event)) return;
    if (moveCell(event) || openRow(event)) return event.preventDefault();
    if (!isOn() || document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : "";
    const action = KEYS[key] || tab(key) || marked(key);
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** data-next: gõ xong một số, Enter sang số tiếp theo; sau số cuối là nút gửi. */
  function nextField(event) {
    if (event.key !== "Enter" || event.isComposing) return false;
    if (!event.target.matches?.("input[data-next]")) return false;
    const every = [...event.target.form.querySelectorAll("input[data-next]")];
    const next = every[every.indexOf(event.target) + 1];
    (next || event.target.form.querySelector("[type=submit]"))?.focus();
    return true;
  }

  /** 1…8: phần của trang. */
  function tab(key) {
    if (!/^[1-8]$/.test(key)) return null;
    // The tabs of the page itself go before those of its section.
    const tabs = document.querySelectorAll(".subnav a");
    const ownTabs = document.querySelectorAll(":not(.section-tabs) > .subnav a");
    const link = (ownTabs.length ? ownTabs : tabs)[Number(key) - 1];
    return link ? () => link.click() : null;
  }

  /** data-key="g" trên nút hay liên kết: phím của chính trang đó. */
  function marked(key) {
    if (!/^[a-z]$/.test(key)) return null;
    const target =
      document.querySelector(`tr.cur [data-key="${key}"]`) ||
      document.querySelector(`[data-key="${key}"]`);
    return target ? () => target.click() : null;
  }

  // ---- Con trỏ dòng: j, k, Enter -------------------------------------------

  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr:not(.grp)")];

  function moveRow(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.classList.contains("cur"));
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    const row = all[Math.max(0, Math.min(all.length - 1, next))];
    all.forEach((other) => other.classList.toggle("cur", other === row));
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function openRow(event) {
    if (event.key !== "Enter" || !event.target.matches?.("[data-rows] tr")) return false;
    const link = opensOf(event.target);
    link?.click();
    return Boolean(link);
  }

  // ---- Mục trước, mục sau của danh sách vừa mở: [ và ] ------------------------

  const LIST = "thads:danh-sach";

  const opensOf = (row) => row.querySelector("a[data-open]") || row.querySelector("a");

  /** Mở một dòng thì nhớ cả danh sách, chỉ trong thẻ này. */
  function remember(event) {
    const row = event.target.closest?.("[data-rows] tbody tr");
    const link = event.target.closest?.("a");
    if (!row || link !== opensOf(row)) return;
    const paths = rows().map((each) => opensOf(each)?.pathname);
    sessionStorage.setItem(LIST, JSON.stringify([...new Set(paths.filter(Boolean))]));
  }

  /** Trang đang xem là mục nào; các phần của một việc cũng là việc ấy. */
  function placeIn(paths) {
    const here = location.pathname;
    const lengths = paths.map((path) => (here.startsWith(path) ? path.length : 0));
    const longest = Math.max(0, ...lengths);
    return longest ? lengths.indexOf(longest) : -1;
  }

  function neighbour(step) {
    const paths = JSON.parse(sessionStorage.getItem(LIST) || "[]");
    const at = placeIn(paths);
    if (at < 0) return;
    const path = paths[at + step];
    if (path) location.assign(path + partOf(paths[at]));
    else say(step > 0 ? "Đây là mục cuối của danh sách." : "Đây là mục đầu của danh sách.");
  }

  /** Đang ở một phần của việc thì sang cùng phần ấy của việc kia. */
  function partOf(path) {
    const tabs = [...document.querySelectorAll(".subnav a")];
    const isTab = tabs.some((tab) => tab.pathname === location.pathname);
    return isTab ? location.pathname.slice(path.length) : "";
  }

  const say = (sentence) => {
    document.getElementById("thong-bao-sr").textContent = sentence;
  };

  // ---- Biểu thống kê: mũi tên giữa các ô ------------------------------------

  const ARROWS = {
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
  };

  const inside = (cell) => cell.querySelector("a") || cell;

  function cellsOf(grid) {
    return [...grid.tBodies].flatMap((body) =>
      [...body.rows].map((row) => [...row.cells].filter((cell) => cell.tagName === "TD")),
    );
  }

  /** Chỉ một ô của biểu nằm trong thứ tự Tab; mũi tên đi giữa các ô. */
  function prepare(grid) {
    const cells = cellsOf(grid).flat();
    const chosen = cells.find((cell) => cell.getAttribute("aria-selected") === "true");
    cells.forEach((cell) => (inside(cell).tabIndex = -1));
    const first = chosen || cells[0];
    if (first) inside(first).tabIndex = 0;
  }

  function moveCell(event) {
    const cell = event.target.closest?.("table.stat tbody td");
    if (!cell) return false;
    const grid = cell.closest("table");
    const table = cellsOf(grid);
    const line = table.findIndex((row) => row.includes(cell));
    const goal = destination(event, table, line, table[line].indexOf(cell));
    if (!goal) return false;
    prepare(grid);
    table.flat().forEach((other) => (inside(other).tabIndex = -1));
    inside(goal).tabIndex = 0;
    inside(goal).focus();
    return true;
  }

  function destination(event, table, line, column) {
    const row = table[line];
    if (event.key === "Home") return row[0];
    if (event.key === "End") return row[row.length - 1];
    const step = ARROWS[event.key];
    if (!step) return null;
    const target = table[line + step[0]] || row;
    return target[column + step[1]] || target[Math.min(column, target.length - 1)];
  }

  // ---- Tuỳ chọn bật, tắt ------------------------------------------------------

  function ready() {
    document.querySelectorAll("table.stat").forEach(prepare);
    const box = document.getElementById("phim-tat-bat");
    if (!box) return;
    box.checked = isOn();
    box.onchange = () => localStorage.setItem(SETTING, box.checked ? "bat" : OFF);
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", remember);
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
