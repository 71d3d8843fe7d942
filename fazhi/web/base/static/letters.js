// Large letters: the browser remembers the choice, and takes it before the page is drawn.
(() => {
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("letters") } catch { return "" } };
  const keep = (value) => { try { localStorage.setItem("letters", value) } catch { /* a browser that may keep nothing: for this page only */ } };
  const tell = () => document.querySelectorAll("button.letters").forEach((each) => each.setAttribute("aria-pressed", root.classList.contains("large")));
  root.classList.toggle("large", kept() === "large");
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("button.letters")) return;
    keep(root.classList.toggle("large") ? "large" : "");
    tell();
  });
})();
