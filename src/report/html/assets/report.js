'use strict';

// Everything here is comfort: without it the page can still be read, unfolded and printed.
{
  const wide = matchMedia('(width >= 64rem)');
  const nav = document.querySelector('nav.contents');
  const contents = nav.querySelector('details');
  const tools = nav.querySelector('.tools');

  foldContents();
  followReader();
  enlargePictures();
  openTargets();
  openForPrint();
  searchEvidence();
  switchScheme();
  tools.hidden = false;

  /** In a narrow window the contents would hide the text. */
  function foldContents() {
    const fold = () => (contents.open = wide.matches);
    wide.addEventListener('change', fold);
    fold();
    nav.addEventListener('click', (event) => {
      if (event.target.closest('a')) fold();
    });
  }

  /** Marks the chapter or section that stands at the top of the window. */
  function followReader() {
    const links = [...nav.querySelectorAll('a')];
    const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
    let current;
    const follow = () => {
      const line = innerHeight * 0.3;
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
      const link = passed.length === 0 ? undefined : links[passed.length - 1];
      if (link === current) return;
      current?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'location');
      current = link;
      if (link && wide.matches) keepInSight(link);
    };
    // A heading that crosses the line, in either direction, is the only thing that can change the answer.
    const observer = new IntersectionObserver(follow, { rootMargin: '0px 0px -70% 0px', threshold: [0, 1] });
    headings.forEach((heading) => observer.observe(heading));
    follow();
  }

  function keepInSight(link) {
    const list = contents;
    const above = link.offsetTop - list.offsetTop - list.scrollTop;
    if (above < 0 || above > list.clientHeight - 60) {
      list.scrollTop += above - list.clientHeight / 2;
    }
  }

  function enlargePictures() {
    const dialog = document.querySelector('dialog');
    const sheet = dialog.querySelector('.sheet');
    let opener;
    document.querySelector('main').addEventListener('click', (event) => {
      opener = event.target.closest('.enlarge');
      if (!opener) return;
      const picture = opener.querySelector('img').cloneNode();
      picture.style.setProperty('--natural', `${picture.getAttribute('width') ?? 0}px`);
      sheet.replaceChildren(picture);
      sheet.scrollTo(0, 0);
      dialog.showModal();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target.closest('.close, img')) dialog.close();
    });
    dialog.addEventListener('close', () => {
      sheet.replaceChildren();
      opener?.focus();
    });
  }

  /** A link to a piece of evidence unfolds it. */
  function openTargets() {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.matches('details')) target.open = true;
    };
    addEventListener('hashchange', open);
    open();
  }

  /** For browsers whose style sheets cannot unfold. */
  function openForPrint() {
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = [...document.querySelectorAll('details:not([open])')];
      folded.forEach((details) => (details.open = true));
    });
    addEventListener('afterprint', () => folded.forEach((details) => (details.open = false)));
  }

  function switchScheme() {
    const button = tools.querySelector('.scheme');
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark';
    const show = () => (button.textContent = isDark() ? button.dataset.light : button.dataset.dark);
    button.addEventListener('click', () => {
      root.dataset.scheme = isDark() ? 'light' : 'dark';
      show();
    });
    system.addEventListener('change', show);
    show();
  }

  function searchEvidence() {
    const field = tools.querySelector('input');
    const output = tools.querySelector('output');
    const steps = [tools.querySelector('.previous'), tools.querySelector('.next')];
    const pieces = [...document.querySelectorAll('.evidence, .difference')].map((element) => ({
      element,
      foldable: element.matches('details'),
      entry: entryOf(element),
      lines: undefined,
    }));
    let before;
    let matches = [];
    let now = -1;

    field.addEventListener('input', search);
    steps[0].addEventListener('click', () => go(-1));
    steps[1].addEventListener('click', () => go(1));
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
      if (event.key === 'Escape') {
        field.value = '';
        search();
        field.blur();
      }
    });
    document.addEventListener('keydown', (event) => {
      const typing = event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.focus();
      field.select();
    });

    function search() {
      const wanted = lowered(field.value.trim());
      if (wanted === '') return clear();
      before ??= pieces.map(({ element }) => element.open);
      matches = [];
      const hits = new Map();
      let places = 0;
      for (const piece of pieces) {
        const found = find(piece, wanted);
        if (piece.foldable) {
          piece.element.hidden = found.length === 0;
          piece.element.open = found.length > 0;
        }
        if (found.length === 0) continue;
        matches.push(...found);
        places += 1;
        hits.set(piece.entry, (hits.get(piece.entry) ?? 0) + found.length);
      }
      show(hits, places);
    }

    function find(piece, wanted) {
      piece.lines ??= [...piece.element.querySelectorAll('.searched .line')].map((line) => ({
        line,
        text: lowered(line.textContent),
      }));
      return piece.lines.flatMap(({ line, text }) => {
        const ranges = [];
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          ranges.push(rangeOf(line, at, at + wanted.length));
        }
        return ranges;
      });
    }

    function show(hits, places) {
      now = -1;
      mark('found', matches);
      mark('now', []);
      nav.querySelectorAll('.hits').forEach((badge) => badge.remove());
      for (const [entry, count] of hits) {
        const badge = document.createElement('span');
        badge.className = 'hits';
        badge.textContent = count;
        entry?.append(' ', badge);
      }
      output.textContent =
        matches.length === 0
          ? tools.dataset.notFound
          : tools.dataset.found.replace('{matches}', matches.length).replace('{places}', places);
      steps.forEach((button) => (button.hidden = matches.length === 0));
    }

    function clear() {
      pieces.forEach(({ element, foldable }, index) => {
        if (!foldable || !before) return;
        element.hidden = false;
        element.open = before[index];
      });
      before = undefined;
      matches = [];
      show(new Map(), 0);
      output.textContent = '';
    }

    function go(step) {
      if (matches.length === 0) return;
      now = now < 0 && step < 0 ? matches.length - 1 : (now + step + matches.length) % matches.length;
      const range = matches[now];
      mark('now', [range]);
      range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
    }

    function mark(name, ranges) {
      if (!globalThis.CSS?.highlights) return;
      if (ranges.length === 0) CSS.highlights.delete(name);
      else {
        const highlight = new Highlight(...ranges);
        highlight.priority = name === 'now' ? 1 : 0;
        CSS.highlights.set(name, highlight);
      }
    }
  }

  /** In small letters, unless that changes where they stand. */
  function lowered(text) {
    const small = text.toLowerCase();
    return small.length === text.length ? small : text;
  }

  /** A range over the characters of an element, whatever spans they stand in. */
  function rangeOf(element, from, to) {
    const range = document.createRange();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const end = passed + text.length;
      if (from >= passed && from < end) range.setStart(text, from - passed);
      if (to > passed && to <= end) {
        range.setEnd(text, to - passed);
        break;
      }
      passed = end;
    }
    return range;
  }

  /** The link of the table of contents that an element belongs to. */
  function entryOf(element) {
    const id = element.closest('section')?.querySelector('h2, h3')?.id;
    return id === undefined ? undefined : nav.querySelector(`a[href="#${CSS.escape(id)}"]`);
  }
}
