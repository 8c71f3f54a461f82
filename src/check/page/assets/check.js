'use strict';

// The page says everything without this; it only sorts the hand-ins, and hides what was not asked for.
const tools = document.querySelector('.tools');
const show = document.getElementById('show');
const order = document.getElementById('order');
const lackingItems = document.getElementById('lacking-items');
const said = document.querySelector('output');
const body = document.querySelector('.matrix tbody');
const tasks = [...document.querySelectorAll('.tasks [colspan]')];
const heads = [...document.querySelectorAll('.ids th')];
const rows = [...body.rows];
const spans = tasks.map((task) => task.colSpan);

/** Cells before the first item: name, count, and what else is known of a hand-in. */
const before = document.querySelectorAll('.tasks [rowspan]').length;

const lacks = (row, index) => row.cells[index + before].classList.contains('lacks');
const lacking = (row) => Number(row.dataset.lacking);
const nameOf = (row) => row.cells[0].querySelector('a').textContent;

const orders = {
  given: () => 0,
  most: (left, right) => lacking(right) - lacking(left),
  least: (left, right) => lacking(left) - lacking(right),
  points: (left, right) => Number(right.dataset.points) - Number(left.dataset.points),
  name: (left, right) =>
    nameOf(left).localeCompare(nameOf(right), document.documentElement.lang, { numeric: true }),
};

function isShown(row) {
  if (show.value === 'all') return true;
  if (show.value === 'lacking') return row.dataset.complete === 'false';
  return lacks(
    row,
    heads.findIndex((head) => head.textContent === show.value),
  );
}

function apply() {
  body.append(...[...rows].sort(orders[order.value]));
  for (const row of rows) row.hidden = !isShown(row);
  const shownRows = rows.filter((row) => !row.hidden);
  const hidden = heads.map((_, index) => lackingItems.checked && !rows.some((row) => lacks(row, index)));
  for (const row of [...rows, ...document.querySelectorAll('.matrix tfoot tr')])
    heads.forEach((_, index) => (row.cells[index + before].hidden = hidden[index]));
  heads.forEach((head, index) => (head.hidden = hidden[index]));
  let from = 0;
  tasks.forEach((task, index) => {
    const left = hidden.slice(from, from + spans[index]).filter((each) => !each).length;
    from += spans[index];
    task.hidden = left === 0;
    task.colSpan = Math.max(1, left);
  });
  said.textContent = said.dataset.shown.replace('{shown}', shownRows.length).replace('{all}', rows.length);
}

tools.hidden = false;
tools.addEventListener('change', apply);
// A browser that comes back to a page keeps what was chosen.
addEventListener('pageshow', apply);
