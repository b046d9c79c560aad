import type { ReactNode } from 'react';

interface PressProps {
  /** There is nothing to do now: pressing does nothing, and the button says so. */
  off: boolean;
  onPress: () => void;
  label?: string;
  children: ReactNode;
}

/**
 * A button that may have nothing to do. It keeps the focus when that comes about under the reader's
 * hand, as the last undo does; a `disabled` one would lose it to the top of the page.
 */
export function Press({ off, onPress, label, children }: PressProps) {
  return (
    <button
      type="button"
      aria-disabled={off}
      aria-label={label}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      {children}
    </button>
  );
}
