// While somebody types, what stands in the form is kept as a draft, files that are up already among it; of others only the names.
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]"), note = document.getElementById("kept"), PAUSE = 3000, timer = 0, sent = "";
  if (!form || !note || !window.fetch) return;

  // Files that were chosen and are not up yet: a draft cannot hold them, only say which they were.
  function lacking() {
    var found = [];
    form.querySelectorAll("input[type=file]").forEach(function (each) { Array.prototype.forEach.call(each.files || [], function (file) { found.push(file.name); }); });
    form.querySelectorAll(".sending > span:first-child").forEach(function (each) { found.push(each.textContent); });
    return found;
  }
  function keep() {
    var data = new FormData(form), text = "";
    Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"), function (each) { if (each.name) data.delete(each.name); });
    lacking().forEach(function (name) { data.append("how-lacks", name); });
    data.forEach(function (value, key) { if (key !== "csrfmiddlewaretoken") text += key + "=" + value + "\n"; });
    if (text === sent) return;
    sent = text;
    fetch(form.dataset.keep, { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw answer;  // logged out: the form itself asks for the password when it is sent
      return answer.json();
    }).then(function (said) {
      note.hidden = !said.at;
      note.textContent = said.at ? "草稿已保存（" + said.at + "），离开后可以从“在办”接着填写" + (lacking().length ? "；没有传完的文件要重新选择：" + lacking().join("、") : "") + "。" : "";
    }).catch(function () { sent = ""; });
  }
  function later() { clearTimeout(timer); timer = setTimeout(keep, PAUSE); }
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", function () { clearTimeout(timer); });
})();
