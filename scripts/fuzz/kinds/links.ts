import {
  presetNames,
  presetScenario,
  readLink,
  readScenario,
  writeLink,
} from '../../../src/sim/index.ts';
import { readMoment } from '../../../src/components/animation/link.ts';
import { CASES } from '../../../src/components/decoder/cases.ts';
import * as decoder from '../../../src/components/decoder/link.ts';
import { readModel } from '../../../src/components/decoder/model.ts';
import { readFigureLink, writeFigureLink } from '../../../src/components/runlink/link.ts';
import type { Dice } from '../dice.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { damaged, hostileText } from '../strings.ts';

/** Links that somebody may have: every preset's, and one with all kinds of parts. */
const scenarios = [
  ...presetNames.map((name) => `v1&preset=${name}`),
  'v1&name=A+day&seed=7&startMs=1767258000000&for=2h&spark.delayMs=2m&spark.windowMs=5m',
  'v1&preset=tunnel&relay.flushMs=5s&do=12m30s,stop,generator&do=13m,start,generator',
  'v1&activity.events=1s:2s:DE,null:3s:US&activity.countries=DE:22,US:20&for=10m',
  'v1&do=1m,set,relay.flushMs,5s&do=2m,inject,90s,FR&do=3m,edit,0,time:5s,country:PL',
  'v1&do=1m,crash,relay,after-upload&do=2m,delay,3,4m&do=3m,dbt-run,full-refresh',
  'v1&snowflake.gold.targetLag=1m&do=5m,create,gold-table,targetLag:2m&do=none',
  ...presetNames.map((name) => writeLink(presetScenario(name) ?? readLink('').scenario)),
];

/** A link with its parts damaged, doubled, put elsewhere, or strangers among them. */
export function hostileLink(dice: Dice, good: readonly string[]): string {
  if (dice.once(20)) return hostileText(dice);
  if (dice.once(3)) return damaged(dice, dice.pick(good));
  const parts = dice.pick(good).split('&');
  for (let turn = dice.below(4); turn >= 0; turn--) {
    const at = 1 + dice.below(parts.length);
    const part = dice.pick(dice.pick(good).split('&').slice(1).concat('t=09:10:00'));
    const [name = ''] = part.split('=');
    const kind = dice.below(5);
    if (kind === 0) parts.splice(at, 0, part);
    else if (kind === 1) parts.splice(at, 1, `${name}=${hostileText(dice)}`);
    else if (kind === 2) parts.splice(at, 0, `${hostileText(dice)}=${part.slice(name.length + 1)}`);
    else if (kind === 3) parts.splice(at, 1, damaged(dice, part));
    else parts.splice(at, 1);
  }
  return parts.join('&');
}

/** Every seventh link is written again: what was read must survive it. */
const again = (text: string) => text.length % 7 === 0;

export const scenarioLinks: Kind<string> = {
  name: 'links',
  make: (dice) => hostileLink(dice, scenarios),
  check(text) {
    const { scenario, ignored } = readLink(text);
    must(readScenario(scenario).ok, 'the scenario is not valid');
    const parts = text.split('&').length;
    // A preset's own actions may be refused too.
    must(ignored.length <= parts + 200, 'more was ignored than was there');
    must(
      ignored.every(({ reason }) => reason !== ''),
      'ignored without a reason',
    );
    if (again(text)) mustEqual(readLink(writeLink(scenario)), { scenario, ignored: [] }, 'written');
    return ignored.length === 0;
  },
};

const decoderGood = [
  ...CASES.map(({ id }) => `v1&case=${id}&token=4`),
  ...CASES.map(({ id, hex }) => `v1&case=${id}&hex=${hex}&header=not-stripped`),
  `v1&case=good&schema=${encodeURIComponent('{"type":"array","items":"string"}')}&token=9`,
];

export const decoderLinks: Kind<string> = {
  name: 'decoder-links',
  make: (dice) => `#${hostileLink(dice, decoderGood)}`,
  check(text) {
    const read = decoder.readLink(text);
    if (read === undefined) return false;
    const { state, tMs, problems } = read;
    must(state.bytes.length > 0 && state.bytes.length <= decoder.LINK_BYTES, 'bytes');
    must(Number.isFinite(tMs) && tMs >= 0, 'time');
    readModel(state);
    const back = decoder.readLink(decoder.writeLink(state, tMs));
    must(back !== undefined && back.problems.length === 0, 'not readable when written');
    mustEqual({ ...back.state, t: back.tMs }, { ...state, t: tMs }, 'written');
    return problems.length === 0;
  },
};

export const runLinks: Kind<string> = {
  name: 'run-links',
  make: (dice) =>
    hostileLink(
      dice,
      scenarios.map((link) => `${link}&t=09:10:00&event=12`),
    ),
  check(text) {
    const { scenario, tMs, event, ignored } = readFigureLink(text, 60_000);
    const end = scenario.startMs + scenario.durationMs;
    must(readScenario(scenario).ok, 'the scenario is not valid');
    must(tMs >= scenario.startMs && tMs <= end, 'the time lies outside the run');
    must(event === undefined || Number.isSafeInteger(event), 'no number of an event');
    if (again(text)) {
      const back = readFigureLink(writeFigureLink({ scenario, tMs, event }), 60_000);
      mustEqual([back.scenario, back.event], [scenario, event], 'written');
    }
    return ignored.length === 0;
  },
};

export const filmLinks: Kind<string> = {
  name: 'film-links',
  make: (dice) => hostileLink(dice, ['#v1&t=1:05', 'v1&t=0:00', '#v1&t=3:59']),
  check(text) {
    const read = readMoment(text, 240_000);
    if ('problem' in read) return false;
    must(read.tMs >= 0 && read.tMs <= 240_000, 'the moment lies outside the film');
    return true;
  },
};
