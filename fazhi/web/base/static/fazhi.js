// The switch “done on paper” shows its fields; everything works without this file too.
function showManner() {
  var chosen = document.querySelector("input[name=manner]:checked");
  document.querySelectorAll("[data-manner]").forEach(function (part) {
    part.hidden = !chosen || part.dataset.manner.split(" ").indexOf(chosen.value) < 0;
  });
}
document.addEventListener("change", function (event) { if (event.target.name === "manner") showManner(); });
showManner();
