import { useEffect, useState } from 'react';

/**
 * The value of one frame ago while it plays, the value itself at rest: what is read can wait for
 * the frame after the picture, so that no frame has to draw both.
 */
export function useFrameLater<T>(value: T, playing: boolean): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setLater(value));
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return playing ? later : value;
}
