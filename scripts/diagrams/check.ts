/** Compares each picture with its source; needs neither Mermaid nor a browser. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { allPictures } from './pictures.ts';

/**
 * @param root folder of the repository
 * @returns one sentence for each picture that is missing or older than its source
 */
export function checkPictures(root: string): string[] {
  return allPictures(root).flatMap(({ name, path, hash }) => {
    const file = relative(root, path).replaceAll('\\', '/');
    const source = `src/content/diagrams/${name}.mmd`;
    if (!existsSync(path)) return [`${file} is missing: render ${source} with npm run diagrams.`];
    if (readFileSync(path, 'utf8').includes(`data-source="${hash}"`)) return [];
    return [`${file} is out of date: ${source} or a colour changed. Run npm run diagrams.`];
  });
}
