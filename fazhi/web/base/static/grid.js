// Grids by keys; without this file they are plain forms.
(function () {
  var form = document.getElementById("keys"), given = document.getElementById("ways");
  if (!form) return;
  var titles = given ? JSON.parse(given.textContent) : {};
  function all(kind) { return Array.prototype.slice.call(form.querySelectorAll("input." + kind)); }
  function tell(input) {
    var told = input.parentNode.querySelector("output");
    if (told) told.textContent = titles[input.value] || "";
  }
  function go(input) { if (input) { delete input.dataset.waits; input.focus(); input.select(); } }
  function beside(input, kind) { return input.closest("[data-row]").querySelector("input." + kind); }
  function send(event) { event.preventDefault(); form.requestSubmit(); }

  function triage(event, ways, i) {
    var input = ways[i], key = event.key;
    if (event.ctrlKey && key === "Enter") return send(event);
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (input.dataset.waits && titles[input.value + key]) {  // the second key
      event.preventDefault(); input.value += key; delete input.dataset.waits; tell(input); go(ways[i + 1] || input);
    } else if (titles[key] && Object.keys(titles).some(function (each) { return each.length === 2 && each[0] === key; })) {
      event.preventDefault(); input.value = key; input.dataset.waits = "1"; tell(input);
    } else if (titles[key]) {
      event.preventDefault(); input.value = key; tell(input); go(ways[i + 1] || input);
    } else if (key === "." && i > 0) {
      event.preventDefault(); input.value = ways[i - 1].value; beside(input, "words").value = beside(ways[i - 1], "words").value; tell(input); go(ways[i + 1] || input);
    } else if (key === "/") {
      event.preventDefault(); go(beside(input, "words"));
    } else if (key === "ArrowDown" || key === "Enter") {
      event.preventDefault(); go(ways[i + 1]);
    } else if (key === "ArrowUp") {
      event.preventDefault(); go(ways[i - 1]);
    } else if (key === "Backspace" || key === "Delete") {
      event.preventDefault(); input.value = ""; delete input.dataset.waits; tell(input);
    } else if (key.length === 1) { event.preventDefault(); }
  }
  function words(event, input) {
    var phrases = document.querySelectorAll("#phrases li"), ways = all("way"), way = beside(input, "way");
    if (event.ctrlKey && event.key === "Enter") return send(event);
    if (event.altKey && /^Digit[1-9]$/.test(event.code) && phrases[+event.code.slice(5) - 1]) {
      event.preventDefault(); input.value += phrases[+event.code.slice(5) - 1].textContent;
    } else if (event.key === "Enter") {
      event.preventDefault(); go(ways[ways.indexOf(way) + 1] || way);
    }
  }

  function table(event, cells, i) {
    var wide = form.querySelector("tr[data-row]").querySelectorAll("input.cell").length, key = event.key, input = cells[i];
    var to = {ArrowDown: i + wide, ArrowUp: i - wide, Enter: i + 1}[key];
    if (key === "ArrowRight" && input.selectionEnd === input.value.length) to = i + 1;
    if (key === "ArrowLeft" && input.selectionStart === 0) to = i - 1;
    if (event.ctrlKey && key === "Enter") return send(event);
    if (key === "." && i > 0) { event.preventDefault(); input.value = cells[i - 1].value; sum(); return go(cells[i + 1]); }
    if (to !== undefined) { event.preventDefault(); go(cells[to]); }
  }
  function sum() {
    var told = document.getElementById("sum"), count = 0;
    all("cell").forEach(function (each) { count += each.value.split(/[\s,，]+/).filter(Boolean).length; });
    if (told) told.textContent = count + " 次";
  }
  form.addEventListener("keydown", function (event) {
    var input = event.target;
    if (!input.classList) return;
    if (input.classList.contains("way")) { var ways = all("way"); triage(event, ways, ways.indexOf(input)); }
    else if (input.classList.contains("words")) words(event, input);
    else if (input.classList.contains("cell")) { var cells = all("cell"); table(event, cells, cells.indexOf(input)); }
    else if (event.ctrlKey && event.key === "Enter") send(event);
  });
  form.addEventListener("input", sum);
  if (document.getElementById("sum")) sum();
  go(form.querySelector("tr.wrong input.way, td.wrong input.cell") || form.querySelector("input.way, input.cell"));
})();
