// While somebody types, what stands in the form is kept as a draft; files are sent with the form alone.
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]"), note = document.getElementById("kept"), PAUSE = 3000, timer = 0, sent = "";
  if (!form || !note || !window.fetch) return;

  function keep() {
    var data = new FormData(form), text = "";
    Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"), function (each) { if (each.name) data.delete(each.name); });
    data.forEach(function (value, key) { if (key !== "csrfmiddlewaretoken") text += key + "=" + value + "\n"; });
    if (text === sent) return;
    sent = text;
    fetch(form.dataset.keep, { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok || answer.redirected) throw answer;  // logged out: the form itself asks for the password when it is sent
      return answer.json();
    }).then(function (said) {
      note.hidden = !said.at;
      note.textContent = said.at ? "草稿已保存（" + said.at + "），离开后可以从“在办”接着填写；新选的文件要在提交时上传。" : "";
    }).catch(function () { sent = ""; });
  }
  function later() { clearTimeout(timer); timer = setTimeout(keep, PAUSE); }
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", function () { clearTimeout(timer); });
})();
