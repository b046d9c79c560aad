import { useEffect, useState, type RefObject } from 'react';

/** Full screen for one element: whether it is on, why it could not be, and the switch. */
export function useFullScreen(element: RefObject<HTMLElement | null>) {
  const [on, setOn] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const follow = (): void =>
      setOn(document.fullscreenElement !== null && document.fullscreenElement === element.current);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, [element]);
  const toggle = (): void => {
    const refused = (): void =>
      setProblem('This browser does not allow full screen here. Use its own full-screen key.');
    setProblem('');
    if (on) document.exitFullscreen().catch(refused);
    else if (element.current?.requestFullscreen) {
      element.current.requestFullscreen().catch(refused);
    } else refused();
  };
  return { on, problem, toggle };
}
