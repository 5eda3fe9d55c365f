/* thads: phiên làm việc sắp hết thì báo trước hai phút, và cho làm việc tiếp. */
(() => {
  "use strict";

  const WARN_MS = 2 * 60 * 1000;
  const EVERY_MS = 15000;
  const SHARED = "thads:phien-den";
  const body = document.body;
  if (!body.dataset.sessionLeft) return;

  // Giờ của máy này có thể sai; khoảng còn lại thì không.
  let ends = Date.now() + Number(body.dataset.sessionLeft) * 1000;
  let box = null;

  const hour = (at) =>
    new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  /** Gia hạn ở một cửa sổ là gia hạn ở mọi cửa sổ. */
  const latest = () => Math.max(ends, Number(localStorage.getItem(SHARED)) || 0);

  function check() {
    ends = latest();
    const left = ends - Date.now();
    if (left > WARN_MS) return close();
    if (!box) open();
    if (!box) return;
    const isOver = left <= 0;
    box.querySelector("b").textContent = isOver
      ? "Phiên làm việc đã hết."
      : "Phiên làm việc hết lúc " + hour(ends) + ".";
    box.querySelector("[data-stay]").hidden = isOver;
    box.querySelector("[data-again]").hidden = !isOver;
  }

  function open() {
    const model = document.getElementById("het-phien");
    if (!model) return;
    box = model.content.firstElementChild.cloneNode(true);
    box.querySelector("[data-stay]").addEventListener("click", stay);
    document.querySelector("main").prepend(box);
  }

  function close() {
    box?.remove();
    box = null;
  }

  async function stay() {
    const token = document.querySelector('meta[name="csrf-token"]').content;
    try {
      const answer = await fetch(body.dataset.stay, {
        method: "POST",
        headers: { "X-CSRFToken": token },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      ends = Date.now() + (await answer.json()).left * 1000;
      localStorage.setItem(SHARED, String(ends));
      document.getElementById("thong-bao-sr").textContent =
        "Làm việc tiếp đến " + hour(ends) + ".";
      check();
    } catch {
      box.querySelector("[data-reason]").textContent =
        "Chưa gia hạn được. Kiểm tra kết nối rồi thử lại.";
    }
  }

  setInterval(check, EVERY_MS);
  document.addEventListener("visibilitychange", check);
  check();
})();
