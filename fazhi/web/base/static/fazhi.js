// The switch “done on paper” shows its fields; everything works without this file too.
function showManner() {
  var chosen = document.querySelector("input[name=manner]:checked");
  document.querySelectorAll("[data-manner]").forEach(function (part) {
    part.hidden = !chosen || part.dataset.manner.split(" ").indexOf(chosen.value) < 0;
  });
}
document.addEventListener("change", function (event) { if (event.target.name === "manner") showManner(); });
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

// Files: drop them on a file field, paste them (Ctrl+V), and send large ones in parts, continued where they stopped.
(function () {
  var LARGE = 8 << 20;
  function token() { var one = document.querySelector("input[name=csrfmiddlewaretoken]"); return one ? one.value : ""; }
  function add(input, files) {
    var all = new DataTransfer();
    if (input.multiple) Array.prototype.forEach.call(input.files, function (one) { all.items.add(one); });
    Array.prototype.slice.call(files, 0, input.multiple ? files.length : 1).forEach(function (one) { all.items.add(one); });
    input.files = all.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function ask(address, options) {
    return fetch(address, Object.assign({ headers: { "X-CSRFToken": token() }, credentials: "same-origin" }, options)).then(function (answer) {
      return answer.json().then(function (told) { if (!answer.ok) throw new Error(told.error || "上传没有成功。"); return told; });
    });
  }
  function form(words) { var made = new URLSearchParams(words); return { method: "POST", body: made }; }
  function send(input, file, line) {
    var key = "fazhi-upload:" + file.name + ":" + file.size + ":" + file.lastModified, base = input.form.dataset.upload, id = localStorage.getItem(key), part = 2 << 20;
    function fresh() { return ask(base, form({ size: file.size })).then(function (told) { id = told.id; part = told.part; localStorage.setItem(key, id); return 0; }); }
    function step(at) {
      line.querySelector("progress").value = at / file.size;
      line.querySelector("span").textContent = file.name + "：已上传 " + Math.floor(at * 100 / file.size) + "%";
      if (at >= file.size) return ask(base + id + "/", form({ media: file.type, name: file.name }));
      return ask(base + id + "/?offset=" + at, { method: "PUT", body: file.slice(at, at + part) }).then(function (told) { return step(told.arrived); });
    }
    var start = id ? ask(base + id + "/").then(function (told) { return told.arrived; }, fresh) : fresh();
    return start.then(step).then(function (told) {
      localStorage.removeItem(key);
      var kept = document.createElement("input");
      kept.type = "hidden"; kept.name = input.name + ".kept"; kept.value = told.kept;
      line.appendChild(kept);
      line.querySelector("span").textContent = "已上传：" + file.name;
      line.querySelector("progress").remove();
    });
  }
  function large(input) {
    if (!input.form || !input.form.dataset.upload) return;
    var keep = new DataTransfer(), work = [];
    Array.prototype.forEach.call(input.files, function (file) {
      if (file.size < LARGE) { keep.items.add(file); return; }
      var line = document.createElement("div");
      line.className = "kept";
      line.innerHTML = "<span></span> <progress max=1 value=0></progress>";
      input.parentNode.insertBefore(line, input);
      work.push(send(input, file, line).catch(function (error) {
        line.innerHTML = "";
        line.className = "kept wrong";
        line.textContent = file.name + "：" + error.message + " 已上传的部分保留，请重新选择同一文件，会接着上传。";
      }));
    });
    if (!work.length) return;
    input.files = keep.files;
    var buttons = input.form.querySelectorAll("button");
    buttons.forEach(function (one) { one.disabled = true; });
    Promise.all(work).then(function () { buttons.forEach(function (one) { one.disabled = false; }); });
  }
  document.addEventListener("change", function (event) { if (event.target.type === "file") large(event.target); });
  document.addEventListener("dragover", function (event) { if (event.target.closest("[data-drop]")) event.preventDefault(); });
  document.addEventListener("drop", function (event) {
    var zone = event.target.closest("[data-drop]");
    if (!zone || !event.dataTransfer.files.length) return;
    event.preventDefault();
    add(zone.querySelector("input[type=file]"), event.dataTransfer.files);
  });
  document.addEventListener("paste", function (event) {
    var files = event.clipboardData ? event.clipboardData.files : [];
    if (!files.length) return;
    var zone = (document.activeElement && document.activeElement.closest("[data-drop]")) || document.querySelector("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    add(zone.querySelector("input[type=file]"), files);
  });
})();
