/** Which pictures a diagram has, and the hash that ties each to its source. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readColours, themes, type Colours, type Theme } from './colours.ts';

export interface Picture {
  /** Name of the diagram: that of its .mmd file. */
  name: string;
  theme: Theme;
  source: string;
  colours: Colours;
  /** Where the SVG lies. */
  path: string;
  /** What the SVG must carry to be of this source in these colours. */
  hash: string;
}

/**
 * @param root folder of the repository
 * @returns each .mmd file of src/content/diagrams once in light and once in dark
 */
export function allPictures(root: string): Picture[] {
  const folder = join(root, 'src', 'content', 'diagrams');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.mmd'))
    .map((file) => file.slice(0, -'.mmd'.length))
    .sort();
  return names.flatMap((name) =>
    themes.map((theme) => {
      // A checkout on Windows may end its lines with CR LF: that is no change of the picture.
      const source = readFileSync(join(folder, `${name}.mmd`), 'utf8').replaceAll('\r\n', '\n');
      const colours = readColours(root, theme);
      const hash = createHash('sha256')
        .update(JSON.stringify([source, colours]))
        .digest('hex');
      const path = join(folder, 'rendered', `${name}.${theme}.svg`);
      return { name, theme, source, colours, path, hash };
    }),
  );
}
