import { readFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  parse,
  wcagContrast,
  type Color,
} from 'culori';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const [dark = '', light = ''] = css.split(":root[data-theme='light']");

function tokensOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}
const themes = {
  dark: tokensOf(dark),
  light: { ...tokensOf(dark), ...tokensOf(light) },
};
const systems = ['generator', 'kafka', 'adls', 'databricks', 'snowflake', 'dbt', 'powerbi'].map(
  (name) => `sys-${name}`,
);
const pairs = systems.flatMap((a, i) => systems.slice(i + 1).map((b) => [a, b] as const));
const difference = differenceCiede2000();
const deuteranope = filterDeficiencyDeuter(1);

function colour(theme: keyof typeof themes, token: string): string {
  const hex = themes[theme][token];
  if (hex === undefined) throw new Error(`tokens.css has no --${token} for ${theme}.`);
  return hex;
}

/** A token as somebody without green cones sees it. */
function asDeuteranope(hex: string): Color {
  const parsed = parse(hex);
  if (parsed === undefined) throw new Error(`${hex} is no colour.`);
  return deuteranope(parsed);
}

it('gives a reader without scripts who asks for light the same light table', () => {
  expect(tokensOf(readFileSync('src/styles/no-script.css', 'utf8'))).toEqual(tokensOf(light));
});

describe.each(['light', 'dark'] as const)('the %s table of colours', (theme) => {
  it.each(['paper', 'panel', 'soft'])('text can be read on %s', (ground) => {
    for (const token of ['ink', 'muted', 'dropped', ...systems]) {
      const ratio = wcagContrast(colour(theme, token), colour(theme, ground));
      expect([token, ratio >= 4.5 ? 4.5 : ratio]).toEqual([token, 4.5]);
    }
  });

  it('the accent carries dark text, and in the dark stands out as a mark', () => {
    const taxi = colour(theme, 'taxi');
    expect(wcagContrast(taxi, colour(theme, 'on-taxi'))).toBeGreaterThanOrEqual(4.5);
    // On light paper a mark of taxi yellow has an ink outline; alone it must not carry meaning.
    if (theme === 'dark')
      expect(wcagContrast(taxi, colour(theme, 'paper'))).toBeGreaterThanOrEqual(3);
  });

  it.each(pairs)('%s and %s can be told apart', (a, b) => {
    const [first, second] = [colour(theme, a), colour(theme, b)];
    expect(difference(first, second)).toBeGreaterThanOrEqual(10);
    expect(difference(asDeuteranope(first), asDeuteranope(second))).toBeGreaterThanOrEqual(5);
  });
});
