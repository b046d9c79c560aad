import { readScenario } from '../../../src/sim/index.ts';
import { CASES, caseOf } from '../../../src/components/watermark/cases.ts';
import * as watermark from '../../../src/components/watermark/link.ts';
import { modelOf } from '../../../src/components/watermark/model.ts';
import * as whatIf from '../../../src/components/whatif/link.ts';
import { turned } from '../../../src/components/whatif/knobs.ts';
import { PRESETS } from '../../../src/components/whatif/presets.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { hostileLink } from './links.ts';

const marked = [
  ...CASES.map(({ id }) => `v1&case=${id}`),
  'v1&case=ordinary&delay=2min&window=5min&slide=150s&mode=update&trigger=30s&t=09:17:20&event=3',
  'v1&no-data=off&late-filter=current-batch&delete=1&move=2~09:05:00~09:06:00',
  'v1&add=900~09:05:00~09:06:00~DE&delete=900&mode=complete',
];

export const watermarkLinks: Kind<string> = {
  name: 'watermark-links',
  make: (dice) => `#${hostileLink(dice, marked)}`,
  check(text) {
    const read = watermark.readLink(text);
    if (read === undefined) return false;
    const { link, problems } = read;
    const { caseId, settings, edits } = link.state;
    const shown = caseOf(caseId);
    must(link.tMs >= shown.startMs && link.tMs <= shown.endMs, 'the time lies outside the case');
    must(Number.isSafeInteger(link.chosen), 'the event has no number');
    must(edits.length <= text.split('&').length, 'more edits than parts');
    const back = watermark.readLink(watermark.writeLink(link));
    must(back !== undefined && back.problems.length === 0, 'not readable when written');
    mustEqual(back.link.state, link.state, 'written');
    // The model runs the engine over the case; a hostile link is as good as any other by now.
    if (text.length % 11 === 0) modelOf(shown, settings, edits);
    return problems.length === 0;
  },
};

const changed = [
  ...PRESETS.map(({ id }) => `v1&preset=${id}&b.spark.delayMs=2m&at=2400`),
  'v1&preset=tunnel&spark.windowMs=10m&b.spark.windowMs=5m&at=60',
  `v1&preset=tunnel&b.spark.delayMs=1m&file=a%20b.csv&sha256=${'0f'.repeat(32)}`,
  'v1&b.spark.triggerMs=30s&b.spark.mode=update',
];

export const whatIfLinks: Kind<string> = {
  name: 'what-if-links',
  make: (dice) => `#${hostileLink(dice, changed)}`,
  check(text) {
    const read = whatIf.readLink(text);
    if (read === undefined) return false;
    const { scenario, change } = read.link.state;
    must(readScenario(scenario).ok, 'the scenario is not valid');
    must(Number.isSafeInteger(read.link.atMs) && read.link.atMs >= 0, 'no time');
    must((read.link.file?.fileName.length ?? 0) <= 200, 'a long name of a file');
    turned(scenario, change.knob, change.value);
    if (text.length % 7 === 0) {
      const back = whatIf.readLink(whatIf.writeLink(read.link));
      mustEqual(back?.link.state.scenario, scenario, 'written');
    }
    return read.problems.length === 0;
  },
};
