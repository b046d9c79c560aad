import { useEffect, useState } from 'react';

interface Props {
  lost: boolean;
  following: boolean;
  onLetGo: () => void;
  onComeBack: () => void;
}

/** How long the buttons stay after the mouse has moved, ms. */
const STAYS_MS = 3_000;

/** The audience window's own buttons: there when the mouse moves, and away when the room looks. */
export function AudienceFoot({ lost, following, onLetGo, onComeBack }: Props) {
  const stirred = useStirred();
  const needed = lost || !following || stirred;
  return (
    <div className="audience-foot" data-needed={needed ? '' : undefined}>
      {lost && (
        <p role="alert">
          The trainer’s window has not been heard for three seconds. What you see stays.
        </p>
      )}
      <button type="button" onClick={() => void fillScreen()}>
        Fill the screen
      </button>
      {following ? (
        <button type="button" onClick={onLetGo}>
          Let go and look around
        </button>
      ) : (
        <button type="button" className="primary" onClick={onComeBack}>
          Come back to the trainer
        </button>
      )}
    </div>
  );
}

/** In and out; a browser that refuses leaves the window as it is. */
async function fillScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused, or not there at all, as on a telephone.
  }
}

function useStirred(): boolean {
  const [stirred, setStirred] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onMove = () => {
      setStirred(true);
      clearTimeout(timer);
      timer = setTimeout(() => setStirred(false), STAYS_MS);
    };
    addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  return stirred;
}
