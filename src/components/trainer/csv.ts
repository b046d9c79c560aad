import type { ClockContext } from './clock.ts';

const minutes = (ms: number) => (ms / 60_000).toFixed(2);

/** Planned against actual, one row a step, minutes with two decimals; CRLF as RFC 4180 has it. */
export function clockCsv({ plan, spent }: ClockContext, titles: Record<string, string>): string {
  const rows = plan.map(({ id, plannedMs }) => {
    const { taughtMs = 0, questionsMs = 0 } = spent[id] ?? {};
    const title = `"${(titles[id] ?? id).replaceAll('"', '""')}"`;
    const actual = taughtMs + questionsMs;
    return [id, title, minutes(plannedMs), minutes(actual), minutes(questionsMs)].join(',');
  });
  return ['step,title,planned_min,actual_min,of_that_questions_min', ...rows, ''].join('\r\n');
}
