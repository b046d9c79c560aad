import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { core, sourceFile, weights, type Face } from './faces.ts';

/**
 * What the style sheets use: pairs of letters that touch, `fi` as one sign in the text, and digits
 * of one width. What makes an arrow of `->` is left out: code is shown as it is typed.
 */
const features = ['kern', 'liga', 'tnum'];

/** @returns a face's small file, as WOFF2: the characters of the course in the weights it uses */
export async function smallFile(face: Face): Promise<Buffer> {
  return await subsetFont(readFileSync(sourceFile(face)), core, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    keepFeatures: features,
    noHinting: true,
  });
}
