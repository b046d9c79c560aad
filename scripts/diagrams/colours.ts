/** The colours of a diagram are those of the site: read from its one table, never copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Systems a diagram may name as a class: `node:::kafka`. */
export const systems = [
  ...(['generator', 'kafka', 'databricks', 'relay'] as const),
  ...(['adls', 'snowflake', 'dbt', 'powerbi'] as const),
];
const papers = ['paper', 'panel', 'ink', 'muted', 'hairline'] as const;

/** Hexadecimal colours by name. */
export type Colours = Record<(typeof systems)[number] | (typeof papers)[number], string>;

/**
 * @param root folder of the repository
 * @returns the colours of one theme; the light block of tokens.css overrides the dark one
 * @throws Error that names the token which tokens.css lacks
 */
export function readColours(root: string, theme: Theme): Colours {
  const css = readFileSync(join(root, 'src', 'styles', 'tokens.css'), 'utf8');
  const light = css.indexOf("[data-theme='light']");
  const blocks = theme === 'light' ? [css.slice(light), css] : [css.slice(0, light)];
  const colour = (token: string): string => {
    const found = blocks.map((block) => new RegExp(`--${token}:\\s*(#[0-9a-f]+)`, 'i').exec(block));
    const value = found.find((match) => match !== null)?.[1];
    if (value === undefined) throw new Error(`src/styles/tokens.css has no colour --${token}.`);
    return value;
  };
  const entries = [
    ...systems.map((name) => [name, colour(`sys-${name}`)]),
    ...papers.map((name) => [name, colour(name)]),
  ];
  return Object.fromEntries(entries) as Colours;
}
