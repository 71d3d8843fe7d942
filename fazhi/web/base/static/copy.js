// One press copies one field of the card; where the browser forbids it, the text is selected for Ctrl+C.
document.addEventListener("click", function (event) {
  var button = event.target.closest("[data-copy]");
  if (!button) return;
  var text = button.closest("tr").querySelector(".copytext");
  function select() {
    var range = document.createRange();
    range.selectNodeContents(text);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
    button.textContent = "已选中，请按 Ctrl+C";
  }
  if (!navigator.clipboard) return select();
  navigator.clipboard.writeText(text.textContent).then(function () { button.textContent = "已复制"; }, select);
});
