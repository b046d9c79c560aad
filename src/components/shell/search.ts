/**
 * Opens the search dialog, and on first use loads Pagefind's interface and its style. Ctrl+K or
 * Cmd+K opens it from anywhere. When the index cannot be loaded (offline before the first visit,
 * or the development server, which builds none) the dialog says so.
 */
export function startSearch(): void {
  const root = document.querySelector('course-search');
  const button = root?.querySelector<HTMLButtonElement>('[data-open]');
  const dialog = root?.querySelector('dialog');
  if (!root || !button || !dialog) return;
  let loaded: Promise<void> | undefined;

  const open = async (): Promise<void> => {
    dialog.showModal();
    loaded ??= load(root);
    await loaded;
    dialog.querySelector<HTMLInputElement>('input')?.focus();
  };

  button.disabled = false;
  button.addEventListener('click', () => void open());
  dialog.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (link || isBeside(dialog, event)) dialog.close();
  });
  window.addEventListener('keydown', (event) => {
    if (!(event.metaKey || event.ctrlKey) || event.key !== 'k') return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else void open();
  });
}

/** Whether a press falls on the backdrop, which is no element of its own: the dialog is told of it. */
function isBeside(dialog: HTMLDialogElement, { target, clientX, clientY }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === dialog && !isInside;
}

async function load(root: Element): Promise<void> {
  const message = root.querySelector('[data-message]');
  try {
    const [{ PagefindUI }, { default: css }] = await Promise.all([
      import('@pagefind/default-ui'),
      import('@pagefind/default-ui/css/ui.css?inline'),
    ]);
    // As a sheet of the document: no file of its own is built, and no policy stands against it.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    new PagefindUI({
      element: '#course-search-field',
      baseUrl: import.meta.env.BASE_URL,
      bundlePath: `${import.meta.env.BASE_URL}pagefind/`,
      showImages: false,
      showSubResults: true,
      autofocus: true,
    });
    // Pagefind names its field only by a hint that vanishes on typing.
    root.querySelector('#course-search-field input')?.setAttribute('aria-label', 'Search');
  } catch {
    if (message) {
      message.textContent =
        'The search index could not be loaded. Reload the page; if you are offline, visit once online first.';
    }
  }
}
