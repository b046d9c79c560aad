import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { figureMissions } from './figureMissions.ts';

describe('the missions of the progress page', () => {
  it('are those of every figure that has some', () => {
    const files = globSync('src/components/**/missions.ts');
    expect(figureMissions).toHaveLength(files.length);
  });

  it('have ids that are used once in their figure, since ticks hang on them', () => {
    for (const { figure, missions } of figureMissions) {
      expect(new Set(missions.map(({ id }) => id)).size, figure).toBe(missions.length);
    }
    expect(new Set(figureMissions.map(({ figure }) => figure)).size).toBe(figureMissions.length);
  });
});
