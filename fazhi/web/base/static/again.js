// A session that ended while somebody typed: he logs in again in a layer over the form; text and files stay, and what he was about to send is sent.
(function () {
  "use strict";
  var login = document.body.dataset.login, opened = null, FRESH = 60000, LATER = 1500;
  if (!login || !window.fetch || !window.HTMLDialogElement) return;

  function ask(values, token) {
    var data = values && new FormData();
    if (data) Object.keys(values).forEach(function (key) { data.append(key, values[key]); });
    return fetch("/login/again", { method: data ? "POST" : "GET", body: data, credentials: "same-origin", headers: token ? { "X-CSRFToken": token } : {} })
      .then(function (answer) { return answer.json(); });
  }
  function tell(token) {
    window.loginAgain.at = Date.now();
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(function (each) { each.value = token; });
  }
  function make(tag, words, kind) {
    var one = document.createElement(tag);
    if (words) one.textContent = words;
    if (kind) one.className = kind;
    return one;
  }
  function layer(token) {
    var dialog = make("dialog", "", "again"), form = make("form"), label = make("label", "密码", "name"), input = make("input"), error = make("div", "", "error");
    var title = make("h2", "登录已过期，请重新登录"), enter = make("button", "登录并继续", "primary"), leave = make("button", "先不登录");
    title.id = "again-title"; dialog.setAttribute("aria-labelledby", title.id);
    input.type = "password"; input.id = "again-password"; input.autocomplete = "current-password"; input.required = true;
    label.htmlFor = input.id; leave.type = "button"; error.setAttribute("role", "alert");
    form.append(title, make("p", "已填写的内容和文件都还在。登录名：" + login), label, input, error, enter, " ", leave);
    dialog.append(form);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise(function (done, not) {
      function gone() { dialog.remove(); opened = null; not({ message: "登录已过期，请重新登录后再办理。" }); }
      leave.addEventListener("click", gone);
      dialog.addEventListener("cancel", gone);
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        ask({ login: login, password: input.value }, token).then(function (said) {
          token = said.token;
          if (said.error) { error.textContent = said.error; input.value = ""; input.focus(); return; }
          tell(said.token); dialog.remove(); opened = null; done(true);
        }, function () { error.textContent = "现在连不上服务器，填写的内容仍在，请稍后再试。"; });
      });
    });
  }

  // Resolves once this page's person is logged in, with true where he had to log in for it; the forms then bear the token of the session.
  window.loginAgain = function () {
    if (opened) return opened;
    opened = ask().then(function (said) {
      if (said.login === login) { tell(said.token); opened = null; return false; }
      return layer(said.token);
    }, function () { opened = null; throw { message: "现在连不上服务器，填写的内容仍在，请稍后再试。" }; });
    return opened;
  };
  window.loginAgain.at = Date.now();  // when this page last knew who is logged in

  document.addEventListener("submit", function (event) {
    var form = event.target, by = event.submitter, note, fresh = Date.now() - window.loginAgain.at < FRESH;
    if (event.defaultPrevented || form.getAttribute("method") !== "post" || form.dataset.sure) return;
    if (!fresh) { event.preventDefault(); send(false); return; }
    // It is sent at once. Should the session be lost nevertheless, the server answers with nothing instead of its log-in page, the form stays, and the layer comes.
    document.cookie = "stays=1; path=/; max-age=60; samesite=strict";
    setTimeout(function () { send(true); }, LATER);

    function send(sent) {
      window.loginAgain().then(function (lost) {
        if (sent && !lost) return;
        form.dataset.sure = "1";
        if (by) form.requestSubmit(by); else form.requestSubmit();
        delete form.dataset.sure;
      }, function (wrong) {
        note = form.querySelector(".not-sent") || make("p", "", "error not-sent");
        note.setAttribute("role", "alert");
        note.textContent = wrong.message;
        form.append(note);
      });
    }
  });
  document.addEventListener("htmx:beforeSwap", function (event) {  // a part of the page must not become the log-in page
    if (/\/login\b/.test(event.detail.xhr.responseURL)) { event.detail.shouldSwap = false; window.loginAgain().catch(function () {}); }
  });
})();
