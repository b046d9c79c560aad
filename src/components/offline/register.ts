/**
 * Lets the course be read without a network after the first visit, where the browser allows it:
 * over https or on localhost. Elsewhere the page says what is off. A new release is offered, and
 * taken over by all open tabs at once.
 */
export function startOffline(): void {
  if (!window.isSecureContext) {
    say(
      'This page came over plain http, so the browser keeps nothing for offline use and does not let a page write to the clipboard. Links can still be selected and copied by hand.',
    );
    return;
  }
  if (!('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => void register());
}

async function register(): Promise<void> {
  const workers = navigator.serviceWorker;
  const hadRelease = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    // The first release takes a page that is already whole; a later one replaces it.
    if (hadRelease) location.reload();
  });
  try {
    const { BASE_URL } = import.meta.env;
    const registration = await workers.register(`${BASE_URL}sw.js`, { scope: BASE_URL });
    if (registration) watch(registration);
  } catch {
    // Blocked by the reader's settings: the course works, but needs the network.
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
}

function offer(worker: ServiceWorker): void {
  const note = say('A new release of the course is here. ');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Load it';
  button.addEventListener('click', () => worker.postMessage('take over'));
  note?.append(button);
}

function say(words: string): Element | null {
  const note = document.querySelector<HTMLElement>('[data-offline-note]');
  if (!note) return null;
  note.textContent = words;
  note.hidden = false;
  return note;
}
