import { describe, expect, it } from 'vitest';
import { shortcutFor } from './keys.ts';

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
  it('leave arrow keys to the page', () => expect(press('ArrowRight')).toBeUndefined());
  it('leave the browser its own', () =>
    expect(press('.', inside(), { ctrlKey: true })).toBeUndefined());
  it('leave typing to the field', () => expect(press('.', inside('textarea'))).toBeUndefined());
  it('leave Space to a button that has focus', () => {
    expect(press(' ', inside('button'))).toBeUndefined();
    expect(press(' ')).toBe(play);
  });
});
