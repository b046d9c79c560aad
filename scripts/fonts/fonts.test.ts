import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../front/child.mjs';
import { faces, styleSheet, unicodeRange } from './faces.ts';
import { smallFile } from './subset.ts';

const kept = (name: string) => readFileSync(join(root, 'src', 'styles', 'fonts', name));

describe('the fonts of the course', () => {
  test.each(faces)('$name: the file is what npm run fonts makes', async (face) => {
    expect(kept(`${face.name}.woff2`).equals(await smallFile(face))).toBe(true);
  });

  test('their style sheet is what npm run fonts writes', () => {
    expect(kept('faces.css').toString()).toBe(styleSheet());
  });

  test('a range names each character once, neighbours together', () => {
    expect(unicodeRange('cabz—b')).toBe('U+0061-0063, U+007A, U+2014');
  });
});
