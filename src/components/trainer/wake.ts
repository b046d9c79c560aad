/**
 * The presenter's windows load their code when there is something to present: the trainer's at a
 * key, at a press, or when a walkthrough was begun here; the audience's at the trainer's first word.
 */
export function wakeRoom(): void {
  const wake = (): void => {
    const timer = setInterval(() => {
      const island = document.querySelector('astro-island');
      if (document.querySelector('[data-live]')) clearInterval(timer);
      else island?.dispatchEvent(new Event('course:wake'));
    }, 100);
  };
  if (document.body.dataset.wakes === 'trainer') {
    for (const type of ['keydown', 'pointerdown']) addEventListener(type, wake, { once: true });
    if (hasBegun()) wake();
    return;
  }
  const channel = new BroadcastChannel('course-room');
  channel.onmessage = () => {
    channel.close();
    wake();
  };
  channel.postMessage({ kind: 'hello', window: 'opening' });
}

function hasBegun(): boolean {
  try {
    return localStorage.getItem('course-trainer') !== null;
  } catch {
    return false;
  }
}
