import type { ClientDirective } from 'astro';

/** What shows that a person wants this figure: pointing at it, touching it, or focus inside it. */
const wakers = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'click'] as const;

/** Other parts of the page (the presenter's window) wake a figure by dispatching this on it. */
const wakeEvent = 'course:wake';

/**
 * `client:touch`: hydrate at the first pointer, touch or focus on the island, or when the link's
 * fragment names a state of a figure (`#v1...`). The press that woke it is not lost: a click that
 * arrives before the figure is live is held and given to the same element once it is.
 */
const touch: ClientDirective = (load, _options, island) => {
  let held: HTMLElement | undefined;
  let started = false;
  let failed = false;
  let notice: HTMLElement | undefined;

  const holdPress = (event: Event): void => {
    if (event.type !== 'click' || !(event.target instanceof Element)) return;
    const pressed = event.target.closest<HTMLElement>('button, a, input, select, summary, label');
    if (!pressed || pressed.matches('a, summary')) return;
    held = pressed;
    event.preventDefault();
    event.stopPropagation();
  };

  const start = async (): Promise<void> => {
    if (started) return;
    started = true;
    notice?.remove();
    const hydrate = await load();
    await hydrate();
    if (failed) {
      // The next touch tries again: the network may be back.
      started = failed = false;
      held = undefined;
      notice = sayNotLoaded(island);
      return;
    }
    window.removeEventListener('hashchange', wakeByFragment);
    await live(island);
    for (const type of wakers) island.removeEventListener(type, onTouch, true);
    held?.click();
    held?.focus();
  };

  const onTouch = (event: Event): void => {
    holdPress(event);
    void start();
  };

  function wakeByFragment(): void {
    if (location.hash.startsWith('#v1')) void start();
  }

  island.addEventListener('astro:hydration-error', (event) => {
    // It is said to the reader, not only to the console.
    event.preventDefault();
    failed = true;
  });
  for (const type of wakers) island.addEventListener(type, onTouch, true);
  island.addEventListener(wakeEvent, onTouch);
  window.addEventListener('hashchange', wakeByFragment);
  wakeByFragment();
};

/**
 * Resolves when the island's first effect has run: figures mark themselves `data-live`. React
 * hydrates in a transition, some time after the hydrator has returned.
 */
function live(island: HTMLElement): Promise<void> {
  if (island.querySelector('[data-live]')) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!island.querySelector('[data-live]')) return;
      observer.disconnect();
      resolve();
    });
    // A figure that fails at once puts an element with the mark in its place.
    observer.observe(island, { subtree: true, childList: true, attributeFilter: ['data-live'] });
  });
}

/** Puts the reason beside a figure whose script did not come; the still remains readable. */
function sayNotLoaded(island: HTMLElement): HTMLElement {
  const notice = document.createElement('p');
  notice.className = 'figure figure-error';
  notice.setAttribute('role', 'alert');
  notice.textContent =
    'This figure could not be loaded: the network is gone, or the course has a new release. The picture and its words stay. Press a button of the figure to try again, or reload the page.';
  island.before(notice);
  return notice;
}

export default touch;
