// Elements. Texts are set as texts and never as markup: names of mounts are anybody's.
function element(tag, classes, text) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text !== undefined) made.textContent = text;
  return made;
}

function count(number, what) {
  return number + ' ' + what + (number === 1 ? '' : 's');
}

function pageData() {
  return JSON.parse(document.getElementById('data').textContent);
}
