/* thads: giữ bản nháp trên máy này cho biểu mẫu có data-draft="khoá". */
(() => {
  "use strict";

  const EVERY_MS = 20000;
  const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
  const PREFIX = "thads:nhap:";
  const SENT = "thads:nhap-da-gui";
  const person = document.body.dataset.person || "";

  const keyOf = (form) => `${PREFIX}${person}:${form.dataset.draft}`;
  const forms = () => [...document.querySelectorAll("form[data-draft]")];

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const isKept = (control) =>
    control.name &&
    !["password", "file", "hidden", "submit", "button"].includes(control.type) &&
    !control.closest("[data-no-draft]");

  function valuesOf(form) {
    return [...form.elements]
      .filter(isKept)
      .map((control) => [
        control.name,
        control.value,
        control.type === "checkbox" || control.type === "radio" ? control.checked : null,
      ]);
  }

  function save(form) {
    const values = valuesOf(form);
    const text = JSON.stringify(values);
    if (text === form.draftAtStart || text === form.draftSaved) return;
    form.draftSaved = text;
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values }));
    const note = form.querySelector("[data-draft-status]");
    if (note) note.textContent = "Đã lưu nháp lúc " + hour(Date.now());
  }

  const hour = (at) =>
    new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  function restore(form, values) {
    for (const [name, value, checked] of values) {
      for (const control of form.elements) {
        if (control.name !== name || !isKept(control)) continue;
        if (checked === null) control.value = value;
        else if (control.value === value) control.checked = checked;
      }
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Có bản nháp khác nội dung đang hiện: hỏi, không tự ghi đè. */
  function offer(form) {
    const draft = read(keyOf(form));
    const model = document.getElementById("co-ban-nhap");
    if (!draft || !model || JSON.stringify(draft.values) === form.draftAtStart) return;
    if (form.querySelector("[aria-invalid=true]")) return;
    const box = model.content.firstElementChild.cloneNode(true);
    box.querySelector("[data-saved-at]").textContent =
      hour(draft.at) + ", " + new Date(draft.at).toLocaleDateString("vi-VN");
    box.querySelector("[data-draft-use]").addEventListener("click", () => {
      restore(form, draft.values);
      box.remove();
      [...form.elements].find(isKept)?.focus();
    });
    box.querySelector("[data-draft-drop]").addEventListener("click", () => {
      localStorage.removeItem(keyOf(form));
      box.remove();
    });
    form.before(box);
  }

  function watch(form) {
    if (form.draftAtStart !== undefined) return;
    form.draftAtStart = JSON.stringify(valuesOf(form));
    offer(form);
    form.addEventListener("focusout", () => save(form));
    form.addEventListener("submit", () => {
      save(form);
      sessionStorage.setItem(SENT, keyOf(form));
    });
  }

  /** Trang sau khi gửi không còn biểu mẫu ấy: đã ghi xong, bỏ bản nháp. */
  function forgetSent() {
    const key = sessionStorage.getItem(SENT);
    sessionStorage.removeItem(SENT);
    const isBack = forms().some((form) => keyOf(form) === key);
    const failed = document.querySelector("[data-draft-keep]");
    if (key && !isBack && !failed) localStorage.removeItem(key);
  }

  function forgetOld() {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const draft = read(key);
      if (!draft || Date.now() - draft.at > KEPT_MS) localStorage.removeItem(key);
    }
  }

  /** Đăng xuất: không để lại nội dung đã gõ trên máy. */
  function forgetAll() {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`${PREFIX}${person}:`)) localStorage.removeItem(key);
    }
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) forgetAll();
  });
  document.addEventListener("htmx:afterSettle", () => forms().forEach(watch));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful, requestConfig } = event.detail;
    const sent = requestConfig?.triggeringEvent?.type === "submit";
    if (sent && successful && elt.matches?.("form[data-draft]")) {
      localStorage.removeItem(keyOf(elt));
      sessionStorage.removeItem(SENT);
    }
  });
  setInterval(() => forms().forEach(save), EVERY_MS);
  forgetOld();
  forgetSent();
  forms().forEach(watch);
})();
