import type { Shortcut } from './keys.ts';
import type { PlayerHandle } from './usePlayer.ts';

/** The keys that every figure has. Arrow keys are not among them: they belong to the page. */
export function playerShortcuts(
  player: Pick<PlayerHandle, 'send' | 'speed' | 'speeds'>,
): Shortcut[] {
  const { send, speed: at, speeds } = player;
  const faster = speeds.find((speed) => speed > at);
  const slower = speeds.findLast((speed) => speed < at);
  const setSpeed = (speed: number | undefined) => () => {
    if (speed !== undefined) send({ type: 'speed', speed });
  };
  return [
    { key: ' ', label: 'play or pause', run: () => send({ type: 'toggle' }) },
    { key: '.', label: 'step to the next thing that happens', run: () => send({ type: 'step' }) },
    { key: ',', label: 'step back', run: () => send({ type: 'stepBack' }) },
    { key: 'r', label: 'restart', run: () => send({ type: 'restart' }) },
    { key: '+', label: 'faster', run: setSpeed(faster) },
    { key: '-', label: 'slower', run: setSpeed(slower) },
  ];
}
