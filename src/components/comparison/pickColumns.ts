import {
  choiceText,
  everything,
  readChoice,
  shownColumns,
  withPinned,
  withShown,
  type Choice,
} from './columns.ts';

/** Gives every comparison on the page its controls; without this the whole table stands there. */
export function startComparisons(): void {
  // The handout is for paper: whole tables, whatever was picked on the screen.
  if (document.querySelector('.handout-title')) return;
  for (const place of document.querySelectorAll<HTMLElement>('[data-comparison]')) {
    const table = place.querySelector('table');
    const controls = place.querySelector<HTMLElement>('[data-columns]');
    if (table && controls) start(table, controls, `streaming-course.columns.${place.id}`);
  }
}

function start(table: HTMLTableElement, controls: HTMLElement, key: string): void {
  const all = [...table.querySelectorAll('thead th')].slice(1).map((th) => textOf(th));
  const cells = [...table.rows].map((row) => [...row.cells]);
  const said = controls.querySelector('[data-said]');
  const list = controls.querySelector('ul');
  if (!said || !list || all.length < 2) return;
  let choice = readChoice(all, kept(key));
  const boxes = all.map((name) => {
    const { item, box, pin } = columnControls(name);
    box.addEventListener('change', () => change(withShown(all, choice, name, box.checked)));
    pin.addEventListener('click', () =>
      change(withPinned(choice, name, !choice.pinned.includes(name))),
    );
    list.append(item);
    return { name, box, pin };
  });

  const draw = (): void => {
    const shown = shownColumns(all, choice);
    for (const { name, box, pin } of boxes) {
      box.checked = shown.includes(name);
      // The last one stays: a table of nothing compares nothing.
      box.disabled = shown.length === 1 && box.checked;
      pin.setAttribute('aria-pressed', String(choice.pinned.includes(name)));
    }
    arrange(table, cells, all, shown, choice.pinned.length);
  };
  const change = (next: Choice): void => {
    choice = next;
    keep(key, choice);
    draw();
    said.textContent = choiceText(all, choice);
  };
  controls.querySelector('[data-all]')?.addEventListener('click', () => change(everything));
  controls.hidden = false;
  draw();
  new ResizeObserver(() => placePinned(table, choice.pinned.length)).observe(table);
}

/** A check box to show a column, and a button to pin it. */
function columnControls(name: string) {
  const [item, label, box, pin] = [
    document.createElement('li'),
    document.createElement('label'),
    document.createElement('input'),
    document.createElement('button'),
  ];
  box.type = 'checkbox';
  label.append(box, ` ${name}`);
  pin.type = 'button';
  pin.textContent = 'Pin';
  pin.setAttribute('aria-label', `Pin ${name}`);
  item.append(label, pin);
  return { item, box, pin };
}

/** Puts the cells into the order of the columns shown, so that eye and screen reader agree. */
function arrange(
  table: HTMLTableElement,
  cells: readonly (readonly HTMLTableCellElement[])[],
  all: readonly string[],
  shown: readonly string[],
  pinned: number,
): void {
  [...table.rows].forEach((row, i) => {
    const [first, ...rest] = cells[i] ?? [];
    const ordered = shown.flatMap((name) => rest[all.indexOf(name)] ?? []);
    if (first) row.replaceChildren(first, ...ordered);
    ordered.forEach((cell, place) => cell.toggleAttribute('data-pinned', place < pinned));
  });
  placePinned(table, pinned);
}

/** A pinned column sticks where the ones before it end. */
function placePinned(table: HTMLTableElement, pinned: number): void {
  const head = table.rows[0];
  const places: number[] = [];
  let left = 0;
  for (let column = 0; column <= pinned; column++) {
    places.push(left);
    left += head?.cells[column]?.offsetWidth ?? 0;
  }
  for (const row of table.rows) {
    [...row.cells].forEach((cell, column) => {
      const stuck = column > 0 && column <= pinned;
      cell.style.insetInlineStart = stuck ? `${places[column] ?? 0}px` : '';
    });
  }
}

function textOf(element: Element): string {
  return (element.textContent ?? '').trim();
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, choice: Choice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Storage is blocked or full: the choice lasts as long as the page.
  }
}
