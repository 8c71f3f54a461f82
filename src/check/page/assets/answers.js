'use strict';

// The page says everything without this; it only keeps what was ticked, and goes from one question to another by key.
const questions = [...document.querySelectorAll('.question')];
const boxes = [...document.querySelectorAll('fieldset input[data-point]')];
const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);

/** Each tick is an entry of its own, so that two open pages do not undo each other's. */
const keyOf = ({ dataset }) =>
  `ait-lab ticks ${JSON.stringify([folder, dataset.handIn, dataset.question, dataset.point])}`;

/** Where a browser keeps nothing, ticks are there as long as the page is. */
function kept(work) {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}

function showTicks() {
  for (const box of boxes) {
    const known = kept((storage) => storage.getItem(keyOf(box)) !== null);
    if (known !== undefined) box.checked = known;
  }
}

function keepTick(box) {
  kept((storage) => (box.checked ? storage.setItem(keyOf(box), '1') : storage.removeItem(keyOf(box))));
}

/** No cell is a formula to a spreadsheet. */
function cell(text) {
  const plain = text.replace(/\s+/g, ' ').trim();
  const defused = /^[=+\-@|＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[",;]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

function csvOf() {
  const rows = boxes.map((box) => [
    box.closest('article').querySelector('h3').textContent,
    decodeURI(box.dataset.handIn),
    box.dataset.question,
    box.dataset.point,
    box.closest('label').textContent,
    box.checked ? '1' : '0',
  ]);
  const heads = ['hand-in', 'folder', 'question', 'point', 'text', 'ticked'];
  return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

async function copyCsv() {
  const area = document.getElementById('csv');
  const said = document.querySelector('.ticks output');
  area.value = csvOf();
  area.hidden = false;
  area.select();
  const isCopied = await navigator.clipboard.writeText(area.value).then(
    () => true,
    () => false,
  );
  const words = isCopied ? said.dataset.copied : said.dataset.notCopied;
  said.textContent = words.replace('{count}', boxes.filter(({ checked }) => checked).length);
}

/** The question that is being read: the last one that has begun. */
function current() {
  return questions.findLast((question) => question.getBoundingClientRect().top < innerHeight / 3);
}

function follow(event) {
  const direction = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  if (direction === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest('textarea, select, pre')) return;
  const at = current();
  const link = (at ?? questions[0])?.querySelector(at === undefined ? 'h2' : `.steps a[rel="${direction}"]`);
  if (!link) return;
  event.preventDefault();
  if (at !== undefined) link.click();
  else if (direction === 'next') location.hash = questions[0].id;
}

if (boxes.length > 0) {
  showTicks();
  document.querySelector('.ticks').hidden = false;
  document.getElementById('copy').addEventListener('click', copyCsv);
  document.addEventListener('change', ({ target }) => boxes.includes(target) && keepTick(target));
  // Another page, or the same in another tab, has ticked.
  addEventListener('storage', showTicks);
  addEventListener('pageshow', showTicks);
}
if (questions.length > 0) {
  document.querySelector('.by-key').hidden = false;
  addEventListener('keydown', follow);
}
