// The switch “done on paper” shows its fields; everything works without this file too.
function showManner() {
  var chosen = document.querySelector("input[name=how-manner]:checked");
  document.querySelectorAll("[data-manner]").forEach(function (part) {
    part.hidden = !chosen || part.dataset.manner.split(" ").indexOf(chosen.value) < 0;
  });
}
document.addEventListener("change", function (event) { if (event.target.name === "how-manner") showManner(); });
showManner();

// A field that belongs to some choices only is shown with them, or when something stands in it already.
function showWhen() {
  document.querySelectorAll("[data-when]").forEach(function (part) {
    var keys = part.dataset.when.split(" "), asked = document.getElementById(keys[0]);
    var said = Array.prototype.some.call(part.querySelectorAll("input,select,textarea"), function (each) {
      return each.type === "checkbox" ? each.checked : each.value;
    });
    part.hidden = asked && keys.indexOf(asked.value, 1) < 0 && !said && !part.classList.contains("wrong");
  });
}
document.addEventListener("change", showWhen);
showWhen();

// A button that copies the text of a field, by selecting it where the browser has no clipboard.
document.addEventListener("click", function (event) {
  var field = event.target.dataset && event.target.dataset.copy && document.getElementById(event.target.dataset.copy);
  if (!field) return;
  field.select();
  if (navigator.clipboard) navigator.clipboard.writeText(field.value); else document.execCommand("copy");
  event.target.textContent = "已复制";
});

// Below the rows of a table-like field: one more row, with the next number and nothing in it.
function oneMore(rows) {
  var last = rows.querySelector("fieldset.row:last-of-type"), n = rows.querySelectorAll("fieldset.row").length, row = last.cloneNode(true);
  row.querySelector("legend").textContent = "第" + (n + 1) + "行";
  row.querySelectorAll("[name],[id],[for]").forEach(function (each) {
    ["name", "id", "for", "hx-params"].forEach(function (key) {
      if (each.hasAttribute(key)) each.setAttribute(key, each.getAttribute(key).replace("-" + (n - 1) + "-", "-" + n + "-"));
    });
    if (each.type === "checkbox") each.checked = false; else if (each.tagName === "SELECT") each.selectedIndex = 0; else if ("value" in each) each.value = "";
  });
  last.after(row);
  if (window.htmx) window.htmx.process(row);
  row.querySelector("input,select,textarea").focus();
}
document.querySelectorAll("form .rows").forEach(function (rows) {
  if (!rows.querySelector("fieldset.row")) return;
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = "加一行";
  button.addEventListener("click", function () { oneMore(rows); });
  rows.append(button);
});

// A long list is narrowed by typing: what does not hold the words is left out.
document.querySelectorAll("select[data-find]").forEach(function (select) {
  var find = document.createElement("input");
  find.type = "search"; find.placeholder = select.dataset.find; find.setAttribute("aria-label", select.dataset.find);
  find.addEventListener("input", function () {
    Array.prototype.forEach.call(select.options, function (each) {
      each.hidden = each.value !== "" && !each.selected && each.textContent.indexOf(find.value.trim()) < 0;
    });
    select.querySelectorAll("optgroup").forEach(function (group) { group.hidden = !group.querySelector("option:not([hidden])"); });
  });
  select.before(find);
});

// A number that is chosen by its name is put into the text where the cursor stands.
document.querySelectorAll("select[data-insert]").forEach(function (select) {
  select.addEventListener("change", function () {
    var text = document.getElementById(select.dataset.insert);
    if (select.value) text.setRangeText(select.value, text.selectionStart, text.selectionEnd, "end");
    select.selectedIndex = 0;
    text.focus();
  });
});

// A phrase for the rows of a table goes into the cell of words that was used last, or into the first that is empty.
var lastCell = null;
document.addEventListener("focusin", function (event) { if (event.target.hasAttribute && event.target.hasAttribute("data-words")) lastCell = event.target; });
document.querySelectorAll("select[data-insert-row]").forEach(function (select) {
  select.addEventListener("change", function () {
    var field = select.closest(".field"), cells = Array.prototype.slice.call(field.querySelectorAll("[data-words]"));
    var cell = lastCell && field.contains(lastCell) ? lastCell : cells.filter(function (each) { return !each.value; })[0] || cells[0];
    if (select.value && cell) { cell.setRangeText(select.value, cell.selectionStart, cell.selectionEnd, "end"); cell.focus(); }
    select.selectedIndex = 0;
  });
});

// The groups of the menu stay open or folded as they were left.
document.querySelectorAll(".rail details").forEach(function (group) {
  var key = "rail:" + group.dataset.group, left = null;
  try { left = localStorage.getItem(key); } catch (e) { /* private window */ }
  if (!group.querySelector("[aria-current]")) group.open = left === null ? group.open && window.innerWidth > 900 : left === "1";
  group.querySelector("summary").addEventListener("click", function () { try { localStorage.setItem(key, group.open ? "0" : "1"); } catch (e) { /* private window */ } });
});

// A table wider than its place says so above it; what is pushed and holds nothing the keyboard stops at is a stop itself, named by its heading.
function stops(box) {
  if (box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1) return;
  if (box.hasAttribute("tabindex") || box.querySelector("a[href],button,input:not([type=hidden]),select,textarea,summary")) return;
  var part = box.closest("section,.card") || document, name = part.querySelector("h2,h3,summary") || document.querySelector("h1");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", name ? name.textContent : document.title);
}
function showWide() {
  document.querySelectorAll(".scroll,.chart-box,.draft .paper").forEach(stops);
  document.querySelectorAll(".scroll").forEach(function (box) {
    var hint = box.previousElementSibling, said = hint && hint.className === "small hint";
    if (box.scrollWidth > box.clientWidth + 1 && !said) {
      hint = document.createElement("p");
      hint.className = "small hint";
      hint.textContent = "表格较宽，左右推动看全部栏目。";
      box.before(hint);
    } else if (said) hint.hidden = box.scrollWidth <= box.clientWidth + 1;
  });
}
window.addEventListener("resize", showWide);
document.addEventListener("toggle", showWide, true);  // what a fold hid had no width
showWide();
