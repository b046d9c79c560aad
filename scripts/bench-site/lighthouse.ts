import { chromium } from '@playwright/test';
import { browserFlags } from '../front/browser.ts';
import { median } from '../bench/measure.ts';
import { load } from './install.ts';

/** What Lighthouse says of one page on its simulated phone: 4x slower, 1.6 Mbit/s, 150 ms. */
export interface Verdict {
  /** Performance, accessibility, best practices, search engines: 0 to 100. */
  scores: [number, number, number, number];
  lcpMs: number;
  tbtMs: number;
  cls: number;
  /** The audits that are not passed, by name; what to look at first. */
  failed: string[];
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Audit {
  id: string;
  score: number | null;
  numericValue?: number;
  scoreDisplayMode: string;
}
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
}
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Report } | undefined>;

/** Port of the browser that Lighthouse steers. */
const debugPort = 9333;

/** Measures a page `runs` times and gives, of each figure, the middle one. */
export async function judge(browserPath: string, url: string, runs: number): Promise<Verdict> {
  const { default: lighthouse } = await load<{ default: Lighthouse }>('lighthouse');
  const reports: Report[] = [];
  for (let turn = 0; turn < runs; turn++) {
    // A browser of its own for each run: nothing kept, nothing warmed up.
    const browser = await chromium.launch({
      executablePath: browserPath,
      args: [...browserFlags, `--remote-debugging-port=${String(debugPort)}`],
    });
    try {
      const flags = { port: debugPort, output: 'json', logLevel: 'silent' };
      const result = await lighthouse(url, { ...flags, onlyCategories: categories });
      if (result === undefined) throw new Error(`Lighthouse has nothing to say of ${url}.`);
      reports.push(result.lhr);
    } finally {
      await browser.close();
    }
  }
  const middle = (value: (report: Report) => number) => median(reports.map(value));
  const score = (name: string) =>
    Math.round(100 * middle(({ categories }) => categories[name]?.score ?? NaN));
  const audit = (id: string) => middle(({ audits }) => audits[id]?.numericValue ?? NaN);
  return {
    scores: [
      score(categories[0]),
      score(categories[1]),
      score(categories[2]),
      score(categories[3]),
    ],
    lcpMs: audit('largest-contentful-paint'),
    tbtMs: audit('total-blocking-time'),
    cls: audit('cumulative-layout-shift'),
    failed: [...new Set(reports.flatMap(failedAudits))],
  };
}

/** Those that count towards a score and are not full marks. */
function failedAudits({ categories, audits }: Report): string[] {
  return Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.995)
    .map(({ id }) => id);
}
