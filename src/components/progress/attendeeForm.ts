import { checkAttendee } from './attendee.ts';
import { progress } from './browser.ts';
import { saveFile } from './saveFile.ts';

/** Brings every attendee form on the page to life: the id is checked, kept, and fills the kit. */
export function startAttendee(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-attendee-form]')) {
    start(form);
  }
}

function start(form: HTMLFormElement): void {
  const field = form.querySelector('input');
  const said = form.querySelector('[data-said]');
  const kit = form.querySelector<HTMLButtonElement>('[data-kit]');
  if (!field || !said || !kit) return;
  const store = progress();
  const say = (words: string): void => {
    said.textContent = words;
  };
  /** Keeps what was typed if it may be an id; says why it may not, and changes nothing then. */
  const keep = (): string | undefined => {
    const read = checkAttendee(field.value);
    if ('error' in read) {
      field.setAttribute('aria-invalid', 'true');
      say(read.error);
      return undefined;
    }
    field.removeAttribute('aria-invalid');
    field.value = read.id;
    store.update((saved) => ({ ...saved, attendee: { at: Date.now(), id: read.id } }));
    say(
      `${read.id} now stands in every name on these pages, and ${read.id.toUpperCase()} where Snowflake wants capitals.`,
    );
    return read.id;
  };

  field.value = store.get().attendee.id;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keep();
  });
  kit.addEventListener('click', () => {
    const id = keep();
    if (id !== undefined) void download(id, say);
  });
}

async function download(id: string, say: (words: string) => void): Promise<void> {
  try {
    const answer = await fetch(`${import.meta.env.BASE_URL}lab-kit.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    const [{ packLabKit }, files] = await Promise.all([import('./labKit.ts'), answer.json()]);
    const bytes = packLabKit(files, id);
    saveFile(new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), `lab-kit-${id}.zip`);
    say(`lab-kit-${id}.zip holds ${Object.keys(files).length} files with your id in place.`);
  } catch {
    say('The lab kit could not be loaded. Try again when you are online.');
  }
}
