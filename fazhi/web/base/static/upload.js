// Files go up in parts while the form is filled in: chosen, dropped on the field or pasted; a broken upload goes on where it stopped.
// Everything works without this file too: the form then sends its files itself.
(function () {
  "use strict";
  var form = document.querySelector("main form[enctype='multipart/form-data']"), busy = 0, stuck = 0, last = null, asked = null, TRIES = 4;
  if (!form || !window.fetch || !window.FormData) return;
  var token = form.querySelector("[name=csrfmiddlewaretoken]");

  function make(tag, words, kind) {
    var one = document.createElement(tag);
    if (words) one.textContent = words;
    if (kind) one.className = kind;
    return one;
  }
  function told(bytes) {
    return bytes < 1024 ? bytes + " 字节" : bytes < 1048576 ? (bytes / 1024).toFixed(1) + " KB" : bytes < 1073741824 ? (bytes / 1048576).toFixed(1) + " MB" : (bytes / 1073741824).toFixed(2) + " GB";
  }
  function button(words, does) {
    var one = make("button", words);
    one.type = "button";
    one.addEventListener("click", does);
    return one;
  }
  function ask(path, body, again) {
    return fetch("/desk/upload/" + path, { method: body === undefined ? "GET" : "POST", body: body, credentials: "same-origin", headers: { "X-CSRFToken": token.value } })
      .catch(function () { throw { offline: true, message: "网络中断，已经传上去的部分不会丢。" }; })
      .then(function (answer) {
        if (!again && window.loginAgain && (answer.status === 401 || answer.status === 403)) {  // the session ended
          return window.loginAgain().then(function () { return ask(path, body, true); });
        }
        return answer.json().catch(function () { return {}; }).then(function (said) {
          if (answer.ok) return said;
          said.status = answer.status;
          said.offline = answer.status >= 500 && !said.message;
          said.message = said.message || "服务器没有答复，请稍后点“继续”。";
          throw said;
        });
      });
  }
  function fields(values) {
    var data = new FormData();
    Object.keys(values).forEach(function (key) { data.append(key, values[key]); });
    return data;
  }
  function remember(key, value) {
    try { if (value) localStorage.setItem(key, value); else localStorage.removeItem(key); } catch (none) { /* private window: no going on after a reload */ }
  }
  function recall(key) {
    try { return localStorage.getItem(key); } catch (none) { return null; }
  }
  function wait(seconds) {
    return new Promise(function (go) { setTimeout(go, seconds * 1000); });
  }

  // One file: its line in the list, and its way up.
  function Sending(box, file, pasted) {
    this.box = box; this.file = file; this.pasted = pasted; this.upload = ""; this.gone = false;
    this.key = pasted ? "" : "fazhi-upload/" + file.name + "/" + file.size + "/" + file.lastModified;
    this.line = make("div", "", "sending");
    this.state = make("span", "", "small");
    this.bar = document.createElement("progress");
    this.bar.max = file.size; this.bar.value = 0;
    this.bar.setAttribute("aria-label", "上传进度 " + file.name);
    this.again = button("继续", this.start.bind(this));
    this.again.hidden = true;
    this.line.append(make("span", file.name + "（" + told(file.size) + "）"), this.bar, this.state, this.again, button("取消", this.cancel.bind(this)));
    box.list.append(this.line);
  }
  Sending.prototype.start = function () {
    if (this.going) return;
    this.going = true;
    if (this.again.dataset.stuck) { stuck -= 1; delete this.again.dataset.stuck; }
    this.again.hidden = true;
    this.state.textContent = "";
    busy += 1;
    var self = this;
    return this.find().then(function (from) { return self.send(from, 0); }).then(function () {
      return ask(self.upload + "/done/", fields({ name: self.file.name, media: self.file.type || "", pasted: self.pasted ? "1" : "" }));
    }).then(function (kept) {
      if (self.gone) return;
      remember(self.key, "");
      if (self.pasted) kept.pasted = true;
      self.box.keep(kept, self.file);
      self.line.remove();
    }).catch(function (wrong) {
      if (self.gone) return;
      if (wrong.gone) { self.upload = ""; remember(self.key, ""); }
      self.state.textContent = wrong.message || "没有传成。";
      self.again.hidden = false; self.again.dataset.stuck = "1";
      stuck += 1;
    }).then(function () { busy -= 1; self.going = false; goOn(); });
  };
  function goOn() {  // what was sent too early is sent once everything is there
    var by = asked;
    if (busy || !by) return;
    asked = null;
    if (stuck) form.querySelector(".waiting").textContent = "有文件没有传完，请点“继续”或“取消”后再提交。";
    else form.requestSubmit(by);
  }
  Sending.prototype.find = function () {
    var self = this, known = this.upload || (this.key && recall(this.key));
    function fresh() {
      return ask("", fields({ size: self.file.size })).then(function (said) {
        self.upload = said.upload; self.part = said.part;
        if (self.key) remember(self.key, said.upload);
        return 0;
      });
    }
    if (!known) return fresh();
    return ask(known + "/").then(function (said) {
      self.upload = known; self.part = said.part;
      if (said.next) self.state.textContent = "从上次的地方接着传";
      return said.next;
    }, function (wrong) { if (wrong.status === 422) return fresh(); throw wrong; });
  };
  Sending.prototype.send = function (from, failed) {
    var self = this;
    this.bar.value = from;
    if (this.gone || from >= this.file.size) return Promise.resolve();
    return ask(this.upload + "/?offset=" + from, this.file.slice(from, from + this.part)).then(function (said) {
      return self.send(said.next, 0);
    }, function (wrong) {
      if (wrong.next !== undefined && wrong.next !== from) return self.send(wrong.next, 0);
      if (wrong.offline && failed < TRIES) return wait(1 + failed).then(function () { return self.send(from, failed + 1); });
      throw wrong;
    });
  };
  Sending.prototype.cancel = function () {
    if (this.again.dataset.stuck) stuck -= 1;
    this.gone = true;
    remember(this.key, "");
    if (this.upload) ask(this.upload + "/drop/", fields({})).catch(function () {});
    this.line.remove();
  };

  // One field: where files are dropped, and what it holds.
  function Box(input) {
    var self = this;
    this.input = input; this.many = input.multiple; this.name = input.name;
    this.place = make("div", "", "drop");
    input.parentNode.insertBefore(this.place, input);
    this.list = make("div", "", "files");
    this.list.setAttribute("role", "status");
    this.place.append(input, make("span", "可以把文件拖到这里，或按 Ctrl+V 粘贴截图", "help"), this.list);
    Array.prototype.forEach.call(this.place.parentNode.querySelectorAll(".kept"), function (kept) {
      if (kept.querySelector("input").name === self.name + ".kept") { self.removable(kept); self.list.append(kept); }
    });
    input.addEventListener("change", function () { self.take(Array.prototype.slice.call(input.files), false); input.value = ""; });
    ["dragenter", "dragover"].forEach(function (kind) {
      self.place.addEventListener(kind, function (event) { event.preventDefault(); self.place.classList.add("over"); });
    });
    ["dragleave", "drop"].forEach(function (kind) { self.place.addEventListener(kind, function () { self.place.classList.remove("over"); }); });
    this.place.addEventListener("drop", function (event) { event.preventDefault(); self.take(Array.prototype.slice.call(event.dataTransfer.files), false); });
    ["focusin", "pointerenter"].forEach(function (kind) { self.place.addEventListener(kind, function () { last = self; }); });
  }
  Box.prototype.take = function (files, pasted) {
    var self = this;
    (this.many ? files : files.slice(-1)).forEach(function (file) {
      if (!file.size) { self.list.append(make("div", file.name + "：文件是空的（0字节），没有上传。", "error")); return; }
      new Sending(self, file, pasted).start();
    });
  };
  Box.prototype.removable = function (kept) {
    kept.append(" ", button("移除", function () { kept.remove(); }));
  };
  Box.prototype.keep = function (kept, file) {
    var line = make("div", "", "kept"), hidden = document.createElement("input");
    hidden.type = "hidden"; hidden.name = this.name + ".kept"; hidden.value = kept.kept;
    if (!this.many) Array.prototype.forEach.call(this.list.querySelectorAll(".kept"), function (old) { old.remove(); });
    line.append(hidden);
    if (/^image\/(jpeg|png|gif|webp|bmp)$/.test(file.type) && file.size < 8388608) {
      var reader = new FileReader();
      reader.onload = function () { var picture = make("img"); picture.src = reader.result; picture.alt = ""; line.prepend(picture); };
      reader.readAsDataURL(file);
    }
    line.append("已上传：" + kept.name + "（" + told(kept.size) + "）");
    if (kept.pasted) line.append(" ", make("span", "粘贴的图片，没有拍摄信息", "tag warn"));
    this.removable(line);
    this.list.append(line);
  };

  var boxes = Array.prototype.map.call(form.querySelectorAll("input[type=file]"), function (input) { return new Box(input); });
  if (!boxes.length) return;

  function stamp() {
    var now = new Date(), two = function (n) { return (n < 10 ? "0" : "") + n; };
    return now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate()) + "-" + two(now.getHours()) + two(now.getMinutes()) + two(now.getSeconds());
  }
  document.addEventListener("paste", function (event) {
    var data = event.clipboardData, files = data ? Array.prototype.slice.call(data.files) : [];
    var typing = /^(TEXTAREA|INPUT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "file" && document.activeElement.type !== "radio" && document.activeElement.type !== "checkbox";
    if (!files.length || (typing && data.getData("text/plain"))) return;  // copied words with a picture of them: the words are meant
    var target = last && !last.place.closest("[hidden]") ? last : boxes.filter(function (box) { return !box.place.closest("[hidden]"); })[0];
    if (!target) return;
    event.preventDefault();
    target.take(files.map(function (file, i) {
      var end = (file.type.split("/")[1] || "png").replace("jpeg", "jpg");
      return /^image\//.test(file.type) ? new File([file], "粘贴-" + stamp() + (i ? "-" + i : "") + "." + end, { type: file.type }) : file;
    }), true);
  });
  ["dragover", "drop"].forEach(function (kind) {  // a file dropped beside a field must not throw the form away
    window.addEventListener(kind, function (event) { if (event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0) event.preventDefault(); });
  });
  form.addEventListener("submit", function (event) {
    if (!busy && !stuck) return;
    event.preventDefault();
    var note = form.querySelector(".waiting") || make("p", "", "error waiting");
    note.setAttribute("role", "alert");
    note.textContent = busy ? "还有文件正在上传，传完后自动提交。" : "有文件没有传完，请点“继续”或“取消”后再提交。";
    asked = busy ? event.submitter : null;
    form.append(note);
  });
  window.addEventListener("beforeunload", function (event) { if (busy) event.preventDefault(); });
})();
