import { fillAttendee } from './attendee.ts';

/** What a text or a copy button said before an id was filled in, so that another id can follow. */
const originals = new WeakMap<object, string>();
const pattern = /\{(attendee_id|ATTENDEE_ID)\}/;

/**
 * Puts the attendee id into every piece of code on the page, and into what its copy button copies.
 * An empty id brings the blank form back. The highlighter may cut `{attendee_id}` into several
 * texts, so each line is read as a whole.
 */
export function fillPage(id: string): void {
  const lines = document.querySelectorAll('main .ec-line .code, main code:not(pre code)');
  for (const line of lines) fillLine(line, id);
  for (const button of document.querySelectorAll<HTMLElement>('main [data-code]')) {
    const before = originals.get(button) ?? button.dataset.code ?? '';
    if (!pattern.test(before)) continue;
    originals.set(button, before);
    button.dataset.code = id ? fillAttendee(before, id) : before;
  }
}

function fillLine(line: Element, id: string): void {
  const texts = textsOf(line);
  for (const text of texts) text.data = originals.get(text) ?? text.data;
  for (;;) {
    const whole = texts.map((text) => text.data).join('');
    const found = pattern.exec(whole);
    if (!found) return;
    for (const text of texts) if (!originals.has(text)) originals.set(text, text.data);
    if (!id) return;
    replace(texts, found.index, found[0].length, fillAttendee(found[0], id));
  }
}

/** Replaces `length` characters from `start` on, counted over all texts of a line. */
function replace(texts: readonly Text[], start: number, length: number, by: string): void {
  let at = 0;
  let left = length;
  for (const text of texts) {
    const from = start + (length - left) - at;
    const had = text.data.length;
    if (left > 0 && from >= 0 && from < had) {
      const take = Math.min(left, had - from);
      text.replaceData(from, take, left === length ? by : '');
      left -= take;
    }
    at += had;
  }
}

function textsOf(line: Element): Text[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  }
  return texts;
}
