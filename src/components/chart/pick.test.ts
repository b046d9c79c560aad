import { describe, expect, it } from 'vitest';
import { nearest } from './pick.ts';
import { stairArea, stairLine } from './stair.ts';

const points = { x: [10, 20, 100], y: [10, 10, 100] };
const all = () => true;

describe('picking', () => {
  it('takes the nearest mark, not the first', () =>
    expect(nearest(points, 17, 12, 22, all)).toBe(1));
  it('takes none beyond the radius', () => expect(nearest(points, 60, 60, 22, all)).toBe(-1));
  it('takes none that cannot be seen', () =>
    expect(nearest(points, 17, 12, 22, (index) => index !== 1)).toBe(0));
});

describe('a stair', () => {
  const steps = [
    { x: 0, y: 0 },
    { x: 5, y: 10 },
    { x: 8, y: 20 },
  ];
  it('holds its value until the next step', () =>
    expect(stairLine(steps)).toBe('M0,0L0,10L5,10L5,20L8,20'));
  it('closes the region to its left', () =>
    expect(stairArea(steps, -1)).toMatch(/^M0,0L0,10L5,10L5,20L8,20L-1,20.*Z$/));
});
