import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepData } from '../../src/components/trainer/schema.ts';
import type { Section } from './sections.ts';

/** Minutes of the module's plan, section by section. */
const PLAN = [3, 8, 20, 3, 56];

/** @returns where minutes do not add up, one sentence each */
export function checkMinutes(sections: readonly Section[]): string[] {
  const faults = sections.flatMap(({ file, minutes, steps }, index) => {
    const sum = steps.reduce((all, step) => all + step.minutes, 0);
    const planned = PLAN[index] ?? 0;
    return [
      ...(minutes === planned ? [] : [`${file} says ${minutes} min; the plan gives ${planned}.`]),
      ...(Math.abs(sum - minutes) < 0.001
        ? []
        : [`${file}: its steps take ${sum} min together, not ${minutes}.`]),
    ];
  });
  if (sections.length === PLAN.length) return faults;
  return [...faults, `There are ${sections.length} sections; the plan has ${PLAN.length}.`];
}

/** @returns steps whose page or heading the built site does not have, one sentence each */
export function checkHeadings(dist: string, steps: readonly StepData[]): string[] {
  return steps.flatMap(({ id, page, heading, figure }) => {
    const file = join(dist, page === 'index' ? '' : page, 'index.html');
    if (!existsSync(file)) return [`Step ${id}: the site has no page ${page}.`];
    const faults: string[] = [];
    if (heading !== undefined && !readFileSync(file, 'utf8').includes(`id="${heading}"`)) {
      faults.push(`Step ${id}: ${page} has no heading ${heading}.`);
    }
    if (figure && !existsSync(join(dist, figure.page, 'index.html'))) {
      faults.push(`Step ${id}: the site has no figure page ${figure.page}.`);
    }
    return faults;
  });
}
