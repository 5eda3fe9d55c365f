/* thads: trang và máy chủ nói với nhau. Không có tệp này, mọi liên kết và biểu mẫu vẫn chạy. */
(() => {
  "use strict";

  const SLOW_MS = 400;
  const status = () => document.getElementById("thong-bao-sr");

  /** Đọc một câu ngắn cho trình đọc màn hình. */
  const say = (text) => {
    const region = status();
    if (region) region.textContent = text;
  };

  // ---- htmx ---------------------------------------------------------------

  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token && token.content) event.detail.headers["X-CSRFToken"] = token.content;
  });

  const timers = new WeakMap();

  document.addEventListener("htmx:beforeRequest", (event) => {
    const { target, elt } = event.detail;
    target.setAttribute("aria-busy", "true");
    timers.set(
      target,
      setTimeout(() => target.classList.add("is-slow"), SLOW_MS),
    );
    document.querySelectorAll("[data-connection-error]").forEach((box) => box.remove());
    if (event.detail.requestConfig?.triggeringEvent?.type === "submit") hold(elt);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const { target, elt } = event.detail;
    clearTimeout(timers.get(target));
    target.removeAttribute("aria-busy");
    target.classList.remove("is-slow");
    release(elt);
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const place = event.detail.target;
    const wanted = place.matches?.("[data-focus]") ? place : place.querySelector?.("[data-focus]");
    if (wanted) focus(wanted);
  });

  /** Máy chủ gửi HX-Trigger: {"thong-bao": "Còn 11 mục"}. */
  document.addEventListener("thong-bao", (event) => say(event.detail.value));

  document.addEventListener("htmx:sendError", (event) =>
    refuse(event.detail.elt, "Mất kết nối tới máy chủ lúc " + now() + "."),
  );
  document.addEventListener("htmx:timeout", (event) =>
    refuse(event.detail.elt, "Máy chủ chưa trả lời lúc " + now() + "."),
  );
  document.addEventListener("htmx:responseError", (event) => {
    const code = event.detail.xhr.status;
    const reason =
      code === 403
        ? "Tài khoản chưa được phép, hoặc phiên đăng nhập đã hết."
        : "Máy chủ gặp lỗi (" + code + ") lúc " + now() + ".";
    refuse(event.detail.elt, reason);
  });

  const now = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  /** Báo chưa ghi được ngay trên chỗ đang làm; thử lại gửi đúng yêu cầu cũ. */
  function refuse(elt, reason) {
    const model = document.getElementById("loi-ket-noi");
    if (!model || !elt.isConnected) return say("Chưa ghi được. " + reason);
    const box = model.content.firstElementChild.cloneNode(true);
    const wrote = elt.matches("form");
    box.querySelector("b").textContent = wrote ? "Chưa ghi được." : "Chưa tải được.";
    box.querySelector("[data-reason]").textContent = reason;
    box.querySelector("[data-retry]").addEventListener("click", () => {
      box.remove();
      if (wrote) elt.requestSubmit();
      else elt.click();
    });
    const place = elt.closest("form") || document.querySelector("main");
    place.prepend(box);
  }

  // ---- Nút đang ghi: giữ bề rộng, không gửi hai lần ------------------------

  const held = new WeakMap();

  function hold(form) {
    const button = form.querySelector?.("button[type=submit], .btn.primary:not(a)");
    if (!button || held.has(button)) return;
    held.set(button, [...button.childNodes]);
    button.style.setProperty("min-width", button.offsetWidth + "px");
    button.setAttribute("aria-disabled", "true");
    button.replaceChildren("Đang ghi…");
  }

  function release(form) {
    const button = form.querySelector?.("button[type=submit], .btn.primary:not(a)");
    if (!button || !held.has(button)) return;
    button.replaceChildren(...held.get(button));
    held.delete(button);
    button.removeAttribute("aria-disabled");
  }

  const RESEND_MS = 5000;

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) return event.preventDefault();
    if (form.method !== "post" || form.matches("[hx-post]")) return;
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, RESEND_MS);
  });

  // ---- Tiêu điểm, bảng mở ra ------------------------------------------------

  let opener = null;

  function focus(element) {
    if (!element.hasAttribute("tabindex") && element.tabIndex < 0) {
      element.setAttribute("tabindex", "-1");
    }
    element.focus();
  }

  const CONTROL = ":is(input, select, textarea):not([type=hidden], [disabled])";

  /**
   * Trang vừa mở: con trỏ đứng ở lỗi phải sửa, ở lời báo đã ghi, hay ở ô đầu của biểu
   * phải nhập, để phím Tab kế tiếp không đi lại cả thanh trên và thanh bên.
   */
  function arrive() {
    if (document.activeElement !== document.body || location.hash) return;
    const main = document.querySelector("main");
    const form = main?.querySelector("form[data-start]");
    const told =
      main?.querySelector("[data-focus]") ||
      main?.querySelector(".messages") ||
      (form && main.querySelector(".alert[role=alert]"));
    if (told) return focus(told);
    if (window.matchMedia("(pointer: coarse)").matches) return;
    form?.querySelector(CONTROL)?.focus();
  }

  arrive();

  /** Đóng bảng bên dưới và trả tiêu điểm về chỗ đã mở nó. */
  function closePanel(button) {
    const panel = document.querySelector(button.dataset.close);
    if (!panel) return;
    const back = opener && opener.isConnected ? opener : document.querySelector("main");
    panel.replaceChildren();
    opener = null;
    back.focus();
  }

  /** Vùng cuộn ngang không có gì để Tab tới thì tự nhận tiêu điểm. */
  function reachScrolled() {
    document.querySelectorAll(".card.flush, .deskbg, .subnav, .stages").forEach((box) => {
      const hidden = box.scrollWidth > box.clientWidth;
      if (hidden && !box.querySelector("a, button, input")) box.tabIndex = 0;
      else if (!box.hasAttribute("role")) box.removeAttribute("tabindex");
    });
  }

  /** Bảng xếp dọc trên điện thoại: con số nào cũng nói tên cột của nó. */
  function nameNumbers() {
    document.querySelectorAll(".tbl.stk").forEach((table) => {
      if (table.tHead?.rows.length !== 1) return;
      const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
      table.querySelectorAll("tbody td.num").forEach((cell) => {
        const title = titles[cell.cellIndex];
        if (title && !cell.querySelector(".sr, .btn")) cell.dataset.label = title;
      });
    });
  }

  document.addEventListener("htmx:afterSettle", nameNumbers);
  nameNumbers();
  window.addEventListener("resize", reachScrolled);
  document.addEventListener("htmx:afterSettle", reachScrolled);
  document.fonts?.ready.then(reachScrolled);
  reachScrolled();

  // ---- Bấm chuột: menu, hộp thoại, hiện mật khẩu ----------------------------

  document.addEventListener("click", (event) => {
    closeMenus(event.target);
    const found = (selector) => event.target.closest?.(selector);
    opener = found("a[data-panel]") || opener;
    const dialogButton = found("[data-opens]");
    if (dialogButton) document.getElementById(dialogButton.dataset.opens)?.showModal();
    const secret = found("[data-shows]");
    if (secret) toggleSecret(secret);
    const menu = found("[data-menu]");
    if (menu) toggleSidebar(menu);
    const closer = found("[data-close]");
    if (closer) {
      event.preventDefault();
      closePanel(closer);
    }
    if (found("[data-print]")) window.print();
  });

  function closeMenus(except) {
    let closed = null;
    document.querySelectorAll("details[data-closes][open]").forEach((menu) => {
      if (except && menu.contains(except) && !except.closest("[data-opens]")) return;
      menu.open = false;
      closed = menu;
    });
    return closed;
  }

  function toggleSecret(button) {
    const input = document.getElementById(button.dataset.shows);
    const hidden = input.type === "password";
    const label = button.textContent;
    input.type = hidden ? "text" : "password";
    button.textContent = button.dataset.shownLabel;
    button.dataset.shownLabel = label;
    input.focus();
  }

  function toggleSidebar(button, wanted) {
    const open = wanted ?? button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    document.body.classList.toggle("menu-open", open);
    if (open) document.querySelector(".sidebar a")?.focus();
    else button.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = closeMenus(null);
    if (menu) return menu.querySelector("summary").focus();
    const button = document.querySelector('[data-menu][aria-expanded="true"]');
    if (button) return toggleSidebar(button, false);
    if (document.querySelector("dialog[open]")) return;
    if (event.target.matches?.("input, textarea, select")) return;
    document.querySelector("[data-close]")?.click();
  });
})();
