import { progress } from './browser.ts';
import type { Saved } from './saved.ts';

/**
 * Keeps the header's bar, the ticks of the contents and the ways to go on in step with what the
 * reader has read, in this tab and in others, and notes that this page is open.
 */
export function showProgress(): void {
  const link = document.querySelector<HTMLElement>('.course-progress');
  if (!link) return;
  const minutes: Record<string, number> = JSON.parse(link.dataset.pages ?? '{}');
  const slug = link.dataset.slug ?? '';
  const store = progress();

  const show = (): void => {
    const saved = store.get();
    showBar(link, minutes, saved);
    tickContents(link, saved);
    showMark(slug, saved);
    showResume(link, minutes, saved);
    void fillIn(saved);
  };
  const note = (done?: boolean): void =>
    store.update((saved) => ({
      ...saved,
      pages: {
        ...saved.pages,
        [slug]: { at: Date.now(), done: done ?? saved.pages[slug]?.done ?? false },
      },
    }));

  show();
  store.subscribe(show);
  if (!(slug in minutes)) return;
  note();
  document
    .querySelector('[data-mark-read]')
    ?.addEventListener('click', () => note(!store.get().pages[slug]?.done));
  document.querySelector('a[rel=next]')?.addEventListener('click', () => note(true));
}

function showBar(link: HTMLElement, minutes: Record<string, number>, saved: Saved): void {
  const all = Object.entries(minutes);
  const sum = (pages: typeof all): number => pages.reduce((total, [, each]) => total + each, 0);
  const read = sum(all.filter(([page]) => saved.pages[page]?.done));
  const bar = link.querySelector<HTMLElement>('.bar span');
  if (bar) bar.style.width = `${(100 * read) / sum(all)}%`;
  const left = Math.round(sum(all) - read);
  const words = link.querySelector('.left');
  if (words) words.textContent = left > 0 ? `about ${left} min left` : 'all read';
}

function tickContents(link: HTMLElement, saved: Saved): void {
  const root = new URL('..', (link as HTMLAnchorElement).href).pathname;
  for (const item of document.querySelectorAll<HTMLAnchorElement>('.sidebar-content a')) {
    const page = item.pathname.slice(root.length).replace(/\/$/, '') || 'index';
    item.toggleAttribute('data-read', saved.pages[page]?.done === true);
  }
}

function showMark(slug: string, saved: Saved): void {
  const mark = document.querySelector<HTMLElement>('[data-mark-read]');
  if (!mark) return;
  const done = saved.pages[slug]?.done === true;
  mark.hidden = false;
  mark.setAttribute('aria-pressed', String(done));
  mark.textContent = done ? 'Read \u2713' : 'Mark as read';
}

/** On the overview: the page that was open last, or the one after it when that is read. */
function showResume(link: HTMLElement, minutes: Record<string, number>, saved: Saved): void {
  const resume = document.querySelector<HTMLElement>('[data-resume]');
  const go = resume?.querySelector('a');
  if (!resume || !go) return;
  const order = Object.keys(minutes).filter((page) => page !== 'index');
  const seen = order.filter((page) => saved.pages[page]);
  const last = seen.sort((a, b) => (saved.pages[b]?.at ?? 0) - (saved.pages[a]?.at ?? 0))[0];
  resume.hidden = last === undefined;
  if (last === undefined) return;
  const next = saved.pages[last]?.done ? (order[order.indexOf(last) + 1] ?? last) : last;
  const titles: Record<string, string> = JSON.parse(resume.dataset.titles ?? '{}');
  go.href = new URL(`../${next}/`, (link as HTMLAnchorElement).href).href;
  go.textContent = titles[next] ?? next;
}

/** Code with the attendee's id: the filling is loaded where there is an id and code to fill. */
async function fillIn(saved: Saved): Promise<void> {
  const blank = /\{attendee_id\}/i.test(document.querySelector('main')?.textContent ?? '');
  if (!blank && !document.documentElement.dataset.attendee) return;
  if (!saved.attendee.id && !document.documentElement.dataset.attendee) return;
  document.documentElement.dataset.attendee = saved.attendee.id;
  try {
    const { fillPage } = await import('./fillPage.ts');
    fillPage(saved.attendee.id);
  } catch {
    // Without the network the braces stay, which say themselves what belongs into them.
  }
}
