'use strict';

// The page says everything without this; its keys only lead from passage to passage.
const passages = [...document.querySelectorAll('.passage')];
const start = document.getElementById('pairs');

/** The passage that was gone to last, or that the reader has scrolled to. */
function current() {
  const chosen = passages.indexOf(document.activeElement?.closest('.passage'));
  if (chosen >= 0) return chosen;
  return passages.findLastIndex((passage) => passage.getBoundingClientRect().top < innerHeight / 3);
}

function go(to) {
  if (!to) return;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'start' });
}

const keys = {
  n: () => passages[current() + 1],
  p: () => passages[current() - 1],
  t: () => start,
};

document.querySelector('.keys').hidden = false;
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = keys[event.key];
  if (key) go(key());
});
