/** The course's faces: which files of Fontsource they come from, and which characters each has. */
import { fileURLToPath } from 'node:url';

/** A face of a family, in one style, with all weights between the lightest and the boldest used. */
export interface Face {
  /** Name of its file in src/styles/fonts. */
  name: string;
  family: string;
  style: 'normal' | 'italic';
  /** Package of Fontsource, and the name of its files before the script and `-wght`. */
  source: string;
}

export const faces: readonly Face[] = [
  { name: 'serif', family: 'Source Serif 4 Variable', style: 'normal', source: 'source-serif-4' },
  {
    name: 'serif-italic',
    family: 'Source Serif 4 Variable',
    style: 'italic',
    source: 'source-serif-4',
  },
  { name: 'sans', family: 'Inter Variable', style: 'normal', source: 'inter' },
  { name: 'mono', family: 'JetBrains Mono Variable', style: 'normal', source: 'jetbrains-mono' },
];

/** The weights that the style sheets ask for. */
export const weights = { min: 400, max: 700 };

/** Besides ASCII: what the course's own text and figures are set with. */
const beyond = '\u00a0\u202f·¼½×÷é–—‘’“”…‹›←↑→↓↩−▲○≤≥';

/** Every character of the small files, which each page fetches. */
export const core: string =
  Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('') +
  beyond;

/** What a reader's data may hold besides: the ranges of Fontsource's files, fetched where used. */
const ranges = {
  'latin-ext':
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
} as const;

/** @returns the file of Fontsource with the Latin letters of a face */
export function sourceFile({ source, style }: Face): string {
  return fileURLToPath(import.meta.resolve(packageFile(source, 'latin', style)));
}

function packageFile(source: string, script: string, style: string): string {
  return `@fontsource-variable/${source}/files/${source}-${script}-wght-${style}.woff2`;
}

/**
 * @returns the style sheet of all faces. Of two faces with the same character the later one wins
 * (CSS Fonts 4, composite faces), so the small files stand last; and since only faces with the same
 * weights make a composite, all are given one span.
 */
export function styleSheet(): string {
  const blocks = faces.flatMap((face) => [
    ...Object.entries(ranges).map(([script, range]) =>
      block(face, packageFile(face.source, script, face.style), range),
    ),
    block(face, `./${face.name}.woff2`, unicodeRange(core)),
  ]);
  return `/* Written by npm run fonts. */\n${blocks.join('\n')}\n`;
}

function block({ family, style }: Face, url: string, range: string): string {
  return `@font-face {
  font-family: '${family}';
  font-style: ${style};
  font-display: swap;
  font-weight: 100 900;
  src: url('${url}') format('woff2');
  unicode-range: ${range};
}`;
}

/** @returns the characters of a text as CSS writes them, neighbours as one range */
export function unicodeRange(text: string): string {
  const codes = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
  const spans: [from: number, to: number][] = [];
  for (const code of codes.sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else spans.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0');
  return spans.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');
}
