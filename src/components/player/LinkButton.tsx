import { useState } from 'react';
import { usePresentedLink } from './presented.ts';

/**
 * Copies the link to exactly this state. Where the clipboard is off (a room's plain network), or
 * refuses, the link stands there as text to select.
 */
export function LinkButton({ href }: { href: () => string }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | string>('none');
  usePresentedLink(href);
  const copy = async () => {
    const link = new URL(href(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      setOutcome(link);
    }
  };
  return (
    <>
      <button type="button" data-shortcut="link" onClick={() => void copy()}>
        {outcome === 'copied' ? 'Copied' : 'Link'}
      </button>
      <span className="visually-hidden" role="status">
        {outcome === 'copied' ? 'The link to this state is copied.' : ''}
      </span>
      {outcome !== 'none' && outcome !== 'copied' && (
        <label className="player-link">
          The clipboard is off here. Select and copy:
          <input readOnly value={outcome} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  );
}
