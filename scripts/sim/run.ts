import { existsSync } from 'node:fs';
import {
  presetNames,
  presetScenario,
  readLink,
  readScenario,
  summarize,
} from '../../src/sim/index.ts';
import type { Scenario } from '../../src/sim/index.ts';
import { readArguments } from './arguments.ts';
import { CommandError } from './command-error.ts';
import { parseJson, readInput } from './read-input.ts';

/** `run SCENARIO`: runs a preset, a share link or a scenario file and sums the run up. */
export function runCommand(args: string[]): string {
  const { words } = readArguments(args, 'run PRESET|LINK|FILE', 1, []);
  return JSON.stringify(summarize(scenarioOf(words[0] ?? '')), null, 2);
}

/** The scenario that a preset's name, a share link or a file (`-`: standard input) stands for. */
export function scenarioOf(text: string): Scenario {
  const preset = presetScenario(text);
  if (preset !== undefined) return preset;
  const fragment = text.slice(text.indexOf('#') + 1);
  if (/^v\d+(&|$)/.test(fragment)) return linked(fragment);
  if (text === '-' || existsSync(text)) return filed(text);
  throw new CommandError(
    `${text}: no preset, link or file. The presets are ${presetNames.join(', ')}.`,
  );
}

/** What a link says that cannot be read goes to standard error; the rest is run. */
function linked(fragment: string): Scenario {
  const { scenario, ignored } = readLink(fragment);
  for (const { part, reason } of ignored) process.stderr.write(`ignored ${part}: ${reason}\n`);
  return scenario;
}

function filed(file: string): Scenario {
  const reading = readScenario(parseJson(readInput(file), file));
  if (!reading.ok) throw new CommandError(`${file}: ${reading.problems.join('; ')}`);
  return reading.scenario;
}
