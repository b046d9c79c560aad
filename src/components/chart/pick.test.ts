import { describe, expect, it } from 'vitest';
import { nearest } from './pick.ts';

const points = { x: [10, 20, 100], y: [10, 10, 100] };
const all = () => true;

describe('picking', () => {
  it('takes the nearest mark, not the first', () =>
    expect(nearest(points, 17, 12, 22, all)).toBe(1));
  it('takes none beyond the radius', () => expect(nearest(points, 60, 60, 22, all)).toBe(-1));
  it('takes none that cannot be seen', () =>
    expect(nearest(points, 17, 12, 22, (index) => index !== 1)).toBe(0));
});
