/**
 * Asks in a dialog before a deed that cannot be undone: a press on `button` opens it, and the deed
 * is done when the dialog is closed by its button of the value `yes`.
 */
export function askFirst(
  button: Element | null,
  dialog: HTMLDialogElement | null,
  yes: string,
  deed: () => void,
): void {
  button?.addEventListener('click', () => {
    // It keeps the answer of the time before, and Escape gives none of its own.
    if (dialog) dialog.returnValue = '';
    dialog?.showModal();
  });
  dialog?.addEventListener('close', () => {
    if (dialog.returnValue === yes) deed();
  });
}
