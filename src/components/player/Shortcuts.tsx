import { useEffect, useRef } from 'react';
import { keyName, type Shortcut } from './keys.ts';

interface ShortcutsProps {
  shortcuts: readonly Shortcut[];
  open: boolean;
  onClose: () => void;
}

/** The list under `?`: every key that means something while the figure has focus. */
export function Shortcuts({ shortcuts, open, onClose }: ShortcutsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="shortcuts" aria-label="Keys of this figure" onClose={onClose}>
      <p>While this figure has focus:</p>
      <dl>
        {shortcuts.map(({ key, label }) => (
          <div key={key}>
            <dt>
              <kbd>{keyName(key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
