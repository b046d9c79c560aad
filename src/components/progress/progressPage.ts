import { askFirst } from './askFirst.ts';
import { bringIn } from './bringIn.ts';
import { progress } from './browser.ts';
import { missionsDone } from './ticks.ts';
import { emptySaved, parseSaved, type Saved } from './saved.ts';
import { saveFile } from './saveFile.ts';
import { startSetAside } from './setAside.ts';

/** The page about progress: what is read, answered and done, and how to take it elsewhere. */
export function startProgressPage(root: HTMLElement): void {
  const store = progress();
  const show = (): void => showAll(root, store.get(), store.keeping());
  const said = root.querySelector('[data-transfer-said]');
  const say = (words: string): void => {
    if (said) said.textContent = words;
  };
  show();
  store.subscribe(show);
  startSetAside(root, store, say);

  root.querySelector('[data-export]')?.addEventListener('click', () => {
    const text = JSON.stringify(store.get(), null, 2);
    saveFile(new Blob([text], { type: 'application/json' }), 'streaming-course-progress.json');
    say('Your progress lies in streaming-course-progress.json, in your downloads.');
  });
  const input = root.querySelector<HTMLInputElement>('[data-import]');
  input?.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void importFile(file).then(say);
    input.value = '';
  });
  const reset = root.querySelector<HTMLDialogElement>('[data-reset-dialog]');
  askFirst(root.querySelector('[data-reset]'), reset, 'reset', () => {
    store.update((saved) => ({
      ...emptySaved(),
      attendee: saved.attendee,
      resetAt: Date.now(),
    }));
    say('Started over. Your attendee id is still there.');
  });
}

/** What came of a file, in words; a file that went away or may not be opened changes nothing. */
async function importFile(file: File): Promise<string> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    return `${file.name} could not be opened. Nothing was changed.`;
  }
  return importText(text);
}

/** Merges a progress file into what is there; a file that cannot be read changes nothing. */
function importText(text: string): string {
  const read = parseSaved(text);
  if ('error' in read) return `${read.error} Nothing was changed.`;
  const store = progress();
  store.update((saved) => bringIn(saved, read.saved, Date.now()));
  const { pages, answers, missions } = read.saved;
  const brought = [
    counted(Object.values(pages).filter((page) => page.done).length, 'page read', 'pages read'),
    counted(Object.keys(answers).length, 'answer', 'answers'),
    counted(Object.keys(missions).length, 'mission', 'missions'),
  ];
  return `Imported: ${brought.join(', ')}. Nothing that was here is lost; of two records for the same thing the later one was kept.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function showAll(root: HTMLElement, saved: Saved, keeping: string): void {
  for (const row of root.querySelectorAll<HTMLElement>('[data-page]')) {
    const page = saved.pages[row.dataset.page ?? ''];
    put(row, '[data-read-state]', page?.done ? 'read' : page ? 'opened' : '-');
    const ids: string[] = JSON.parse(row.dataset.questions ?? '[]');
    const given = ids.flatMap((id) => saved.answers[id] ?? []);
    const right = given.filter((answer) => answer.right).length;
    const marked = given.length === 0 ? '' : `, ${right} right`;
    put(
      row,
      '[data-quiz-state]',
      ids.length === 0 ? '' : `${given.length} / ${ids.length}${marked}`,
    );
    const missions: string[] = JSON.parse(row.dataset.missions ?? '[]');
    const ticked = missions.filter((id) => Object.hasOwn(saved.missions, id)).length;
    put(row, '[data-page-missions]', missions.length === 0 ? '' : `${ticked} / ${missions.length}`);
  }
  for (const item of root.querySelectorAll<HTMLElement>('[data-figure]')) {
    const done = missionsDone(saved, item.dataset.figure ?? '');
    const tasks = [...item.querySelectorAll<HTMLElement>('[data-mission]')];
    for (const task of tasks) {
      const ticked = done.has(task.dataset.mission ?? '');
      task.toggleAttribute('data-done', ticked);
      put(task, '[data-tick]', ticked ? '\u2713' : '\u25cb');
      put(task, '[data-told]', ticked ? ' (done)' : '');
    }
    const ticked = tasks.filter((task) => task.hasAttribute('data-done')).length;
    put(item, '[data-mission-state]', `${ticked} of ${tasks.length}`);
  }
  const notice = root.querySelector<HTMLElement>('[data-keeping]');
  if (notice) notice.textContent = notices[keeping] ?? '';
}

const notices: Record<string, string> = {
  memory:
    'This browser does not let the page keep anything: its storage is blocked or full. Your progress lasts until the tab closes. Export it to keep it.',
  damaged:
    'What was kept here could not be read. It is set aside, see below, and the course begins anew.',
};

function put(root: HTMLElement, selector: string, words: string): void {
  const place = root.querySelector(selector);
  if (place) place.textContent = words;
}
