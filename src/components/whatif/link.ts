import {
  readLink as readScenarioLink,
  writeLink as writeScenarioLink,
  writeValue,
} from '../../sim/index.ts';
import type { LinkProblem } from '../player/index.ts';
import { KNOBS, turned, type Knob } from './knobs.ts';
import { PRESETS, presetFor, presetOf, presetState } from './presets.ts';
import type { WhatIfState } from './state.ts';

/** The file that a link is about: never its data. */
export interface FileNamed {
  fileName: string;
  /** 64 hex digits, or empty where it is not known. */
  sha256: string;
}

/** What a link names: both runs, the moment shown, and the reader's file if there is one. */
export interface WhatIfLink {
  state: WhatIfState;
  /** ms after the start of the run. */
  atMs: number;
  file: FileNamed | undefined;
}

/** The longest link that is passed on whole everywhere. */
export const LONGEST_LINK = 2000;

/**
 * The fragment: the scenario as every link of the course has it, and after it this figure's own:
 * `&b.spark.delayMs=2m` (run B), `&at=2400` (seconds), `&file=NAME&sha256=HEX`.
 */
export function writeLink({ state, atMs, file }: WhatIfLink): string {
  const { knob, value } = state.change;
  const name = `spark.${knob}`;
  const shared = writeScenarioLink(state.scenario);
  const parts = [
    // Without a story of its own it would be read as the first one.
    shared.split('&').some(namesStory) ? shared : `${shared}&seed=${String(state.scenario.seed)}`,
    `b.${name}=${writeValue(name, value)}`,
    `at=${String(Math.round(atMs / 1000))}`,
  ];
  if (file)
    parts.push(`file=${encodeURIComponent(wellFormed(file.fileName))}`, `sha256=${file.sha256}`);
  return `#${parts.join('&')}`;
}

/**
 * Reads a fragment; undefined when it is no link of this kind. What cannot be read is reported,
 * and the rest holds.
 */
export function readLink(
  fragment: string,
): { link: WhatIfLink; problems: LinkProblem[] } | undefined {
  const text = fragment.replace(/^#/, '');
  if (!/^v1(&|$)/.test(text)) return undefined;
  const all = text.split('&');
  const own = all.filter((part) => /^(b\.|at=|file=|sha256=)/.test(part));
  const shared = all.filter((part) => !own.includes(part));
  // A link that names no story is about the first one.
  if (!shared.some(namesStory)) {
    shared.splice(1, 0, `preset=${PRESETS[0]?.id ?? ''}`);
  }
  const read = readScenarioLink(shared.join('&'));
  const problems = read.ignored.map(({ part, reason }) => ({ part, why: reason }));
  const preset = presetFor(read.scenario) ?? presetOf('');
  const link: WhatIfLink = {
    state: { scenario: read.scenario, change: presetState(preset).change },
    atMs: preset.stillMs,
    file: fileOf(own, problems),
  };
  for (const part of own) {
    const why = readOwn(part, link, shared.join('&'));
    if (why !== undefined) problems.push({ part, why });
  }
  const { scenario, change } = link.state;
  const possible = turned(scenario, change.knob, change.value);
  if ('why' in possible)
    problems.push({ part: 'run B', why: `${possible.why}; it is run A again` });
  return { link, problems };
}

/** Whether a part says which story the link is about. */
function namesStory(part: string): boolean {
  return /^(preset|seed|startMs|for|activity\.|do=)/.test(part);
}

/** One part of this figure's own; why it cannot be read, or undefined. */
function readOwn(part: string, link: WhatIfLink, shared: string): string | undefined {
  if (part.startsWith('at=')) {
    const seconds = /^at=(\d{1,9})$/.exec(part)?.[1];
    if (seconds === undefined) return 'expected whole seconds after the start';
    link.atMs = Number(seconds) * 1000;
    return undefined;
  }
  if (!part.startsWith('b.')) return undefined;
  const name = /^b\.spark\.(\w+)=/.exec(part)?.[1];
  const knob = KNOBS.find((kind) => kind.knob === name)?.knob;
  if (knob === undefined)
    return `run B changes one of ${KNOBS.map(({ knob: one }) => one).join(', ')}`;
  return readChange(part.slice(2), knob, link, shared);
}

/** The engine's own reader judges run B's value, as a link in which it is everybody's. */
function readChange(part: string, knob: Knob, link: WhatIfLink, shared: string) {
  const rest = shared.split('&').filter((one) => !one.startsWith(`spark.${knob}=`));
  const read = readScenarioLink([...rest, part].join('&'));
  const refused = read.ignored.find((one) => one.part === part);
  if (refused) return refused.reason;
  link.state = { ...link.state, change: { knob, value: read.scenario.spark[knob] } };
  return undefined;
}

/** Half a surrogate pair cannot be percent-encoded: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function fileOf(own: readonly string[], problems: LinkProblem[]): FileNamed | undefined {
  const part = own.find((one) => one.startsWith('file='));
  const hash = own.find((one) => one.startsWith('sha256='));
  if (part === undefined) {
    if (hash !== undefined) problems.push({ part: hash, why: 'it names no file' });
    return undefined;
  }
  let sha256 = hash?.slice('sha256='.length) ?? '';
  if (sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256)) {
    problems.push({ part: hash ?? '', why: 'expected 64 hex digits' });
    sha256 = '';
  }
  try {
    return { fileName: decodeURIComponent(part.slice('file='.length)).slice(0, 200), sha256 };
  } catch {
    problems.push({ part, why: 'the file name is not well encoded' });
    return undefined;
  }
}
