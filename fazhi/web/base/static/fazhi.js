// The switch “done on paper” shows its fields; everything works without this file too.
document.addEventListener("change", function (event) {
  if (event.target.name !== "manner") return;
  document.querySelectorAll("[data-manner]").forEach(function (part) {
    part.hidden = part.dataset.manner.split(" ").indexOf(event.target.value) < 0;
  });
});
