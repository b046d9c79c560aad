import * as z from 'zod/mini';
import { readScenario } from '../../sim/index.ts';
import { KNOBS, turned } from './knobs.ts';
import type { WhatIfLink } from './link.ts';

/** Version of the file that a comparison is exported to. */
const VERSION = 1;

const savedSchema = z.object({
  format: z.literal('what-if'),
  version: z.number(),
  scenario: z.unknown(),
  change: z.object({
    knob: z.enum(KNOBS.map(({ knob }) => knob)),
    value: z.union([z.number(), z.string(), z.boolean()]),
  }),
  atMs: z.int().check(z.gte(0)),
  file: z.optional(z.object({ fileName: z.string().check(z.maxLength(200)), sha256: z.string() })),
});

/** A comparison as the text of a JSON file: settings and actions, never imported data. */
export function writeSaved({ state, atMs, file }: WhatIfLink): string {
  const { scenario, change } = state;
  return `${JSON.stringify({ format: 'what-if', version: VERSION, scenario, change, atMs, file }, null, 2)}\n`;
}

/** Reads such a text. The error says what was wrong and where, in words for a reader. */
export function readSaved(text: string): { link: WhatIfLink } | { why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { why: 'it is not JSON' };
  }
  const head = z.object({ format: z.literal('what-if'), version: z.number() });
  const known = head.safeParse(value, { jitless: true });
  if (!known.success) return { why: 'it is not an export of this playground' };
  if (known.data.version !== VERSION) {
    return {
      why: `it has version ${String(known.data.version)}, and this page reads version ${String(VERSION)}`,
    };
  }
  const read = savedSchema.safeParse(value, { jitless: true });
  if (!read.success) {
    const issue = read.error.issues[0];
    return {
      why: `at ${issue?.path.map(String).join('.') ?? 'the top'}: ${issue?.message ?? 'not allowed'}`,
    };
  }
  const { scenario: given, change, atMs, file } = read.data;
  const scenario = readScenario(given);
  if (!scenario.ok) return { why: `in the scenario, ${scenario.problems[0] ?? 'not allowed'}` };
  const other = turned(scenario.scenario, change.knob, change.value);
  if ('why' in other) return { why: `in run B, ${other.why}` };
  return { link: { state: { scenario: scenario.scenario, change }, atMs, file } };
}
