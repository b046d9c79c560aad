import { useState } from 'react';
import { usePresentedLink } from './presented.ts';

/** What came of a press: the link is on the clipboard, or it stands there as text. */
type Outcome = { copied: true } | { copied: false; link: string };

/**
 * Copies the link to exactly this state. Where the clipboard is off (a room's plain network), or
 * refuses, the link stands there as text to select.
 */
export function LinkButton({ href }: { href: () => string }) {
  const [outcome, setOutcome] = useState<Outcome>();
  usePresentedLink(href);
  const copy = async () => {
    const link = new URL(href(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      setOutcome({ copied: true });
    } catch {
      setOutcome({ copied: false, link });
    }
  };
  return (
    <>
      <button type="button" data-shortcut="link" onClick={() => void copy()}>
        {outcome?.copied ? 'Copied' : 'Link'}
      </button>
      <span className="visually-hidden" role="status">
        {outcome && (outcome.copied ? 'The link to this state is copied.' : REFUSED)}
      </span>
      {outcome?.copied === false && (
        <label className="player-link">
          The clipboard is off here. Select and copy:
          <input readOnly value={outcome.link} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  );
}

const REFUSED = 'The clipboard is off here: the link follows as text to copy.';
