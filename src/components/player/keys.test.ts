import { describe, expect, it } from 'vitest';
import { shortcutFor } from './keys.ts';
import type { PlayerEvent } from './machine.ts';
import { playerShortcuts } from './playerShortcuts.ts';

const play = { key: ' ', label: 'play or pause', run: () => undefined };
const step = { key: '.', label: 'step', run: () => undefined };
const inside = (...selectors: string[]) =>
  ({
    closest: (asked: string) => (selectors.some((one) => asked.includes(one)) ? {} : null),
  }) as unknown as Element;
const press = (key: string, target = inside(), modifier = {}) =>
  shortcutFor([play, step], {
    key,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    target,
    ...modifier,
  });

describe('keys in a figure', () => {
  it('find their shortcut', () => expect(press('.')).toBe(step));
  it('leave the browser its own', () =>
    expect(press('.', inside(), { ctrlKey: true })).toBeUndefined());
  it('leave typing to the field', () => expect(press('.', inside('textarea'))).toBeUndefined());
  it('leave Space to a button that has focus', () => {
    expect(press(' ', inside('button'))).toBeUndefined();
    expect(press(' ')).toBe(play);
  });
});

describe('the keys of every figure', () => {
  const sent: PlayerEvent[] = [];
  const keysAt = (speed: number) =>
    playerShortcuts({ speed, speeds: [1, 2, 5], send: (event) => sent.push(event) });
  const pressAt = (speed: number, key: string) =>
    keysAt(speed)
      .find((one) => one.key === key)
      ?.run();

  it('leave arrow keys to the page', () =>
    expect(keysAt(1).filter(({ key }) => key.startsWith('Arrow'))).toEqual([]));
  it('go to the next speed on offer, and stay at the last', () => {
    pressAt(2, '+');
    pressAt(2, '-');
    pressAt(5, '+');
    pressAt(1, '-');
    expect(sent).toEqual([5, 1].map((speed) => ({ type: 'speed', speed })));
  });
});
