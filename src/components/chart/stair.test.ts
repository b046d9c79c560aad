import { describe, expect, it } from 'vitest';
import { stairArea, stairLine } from './stair.ts';

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
