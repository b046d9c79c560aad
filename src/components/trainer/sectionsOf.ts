import type { Step } from './step.ts';

/** The steps by their sections, in teaching order, with the minutes that each section is planned. */
export function sectionsOf(steps: readonly Step[]) {
  return [...new Set(steps.map(({ section }) => section))].map((section) => {
    const own = steps.filter((step) => step.section === section);
    return { section, own, minutes: own.reduce((all, step) => all + step.minutes, 0) };
  });
}
