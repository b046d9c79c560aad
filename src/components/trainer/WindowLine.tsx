import { useState } from 'react';
import type { Windows } from './windows.ts';

const address = `${import.meta.env.BASE_URL}audience/`;

interface Props {
  windows: Windows;
}

/** The audience's window: opens it, and says at once when it is lost or has let go. */
export function WindowLine({ windows: { here, away, seen } }: Props) {
  const [blocked, setBlocked] = useState(false);
  const open = () => {
    const opened = window.open(address, 'course-audience', 'popup,width=1280,height=720');
    setBlocked(opened === null);
  };
  return (
    <div className="window-line" data-lost={seen && here === 0 ? '' : undefined}>
      <p role="status">
        {here > 0 && away === 0 && 'The audience window follows.'}
        {here > 0 && away > 0 && 'The audience window has let go and looks around by itself.'}
        {here === 0 &&
          seen &&
          'The audience window is lost: it has not answered for three seconds.'}
        {here === 0 && !seen && 'No audience window is open yet.'}
      </p>
      <button type="button" onClick={open}>
        {here > 0 ? 'Bring the audience window forward' : 'Open the audience window'}
      </button>
      {blocked && here === 0 && (
        <p role="alert">
          The browser has blocked the second window. Allow pop-ups for this address, or open it
          yourself:{' '}
          <a href={address} target="_blank" rel="opener">
            audience window
          </a>
          .
        </p>
      )}
      {here === 0 && (
        <p className="window-note">
          Drag it to the projector and let it fill the screen. Both windows must be in the same
          browser and the same profile on this machine: they speak with each other inside the
          browser, nothing goes over the network. Notes stay in this window.
        </p>
      )}
    </div>
  );
}
