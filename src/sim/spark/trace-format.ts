import * as z from 'zod/mini';
import { pathText, problemsOf } from '../scenario/problems.ts';
import { windowProblem } from './window-problem.ts';

// A strict Content-Security-Policy forbids the functions that zod would otherwise compile.
z.config({ jitless: true });

const event = z.looseObject({ at: z.nullable(z.int()), key: z.string() });
const events = z._default(z.array(event), []);

/** What a restart may say anew; the rest stays as it was. */
const change = z.looseObject({
  mode: z.optional(z.enum(['append', 'update', 'complete'])),
  delayMs: z.optional(z.int().check(z.gte(0))),
  windowMs: z.optional(z.int().check(z.gt(0))),
  slideMs: z.optional(z.int().check(z.gt(0))),
  startMs: z.optional(z.int()),
});

const step = z.discriminatedUnion('do', [
  z.looseObject({ do: z.literal('drain'), events }),
  z.looseObject({ do: z.literal('trigger'), events }),
  z.looseObject({ do: z.literal('restart'), query: z.optional(change) }),
]);

const query = z.looseObject({
  mode: z.enum(['append', 'update', 'complete']),
  delayMs: z.int().check(z.gte(0)),
  windowMs: z.int().check(z.gt(0)),
  slideMs: z.optional(z.int().check(z.gt(0))),
  startMs: z._default(z.int(), 0),
  noDataBatches: z._default(z.boolean(), true),
  lateFilter: z._default(z.enum(['previous-batch', 'current-batch']), 'previous-batch'),
});

const traceCase = z.looseObject({ query, steps: z.array(step) });

/** A case of the conformance trace format, checked, with its defaults filled in. */
export type TraceCase = z.infer<typeof traceCase>;

/** Either the case, or one line that says what is wrong and where. */
type TraceReading = { ok: true; value: TraceCase } | { ok: false; problem: string };

/**
 * Checks one document against the conformance trace format. The problem names the place
 * (`query.slideMs: ...`); a document without a place of its own is called `document`.
 */
export function readTrace(document: unknown): TraceReading {
  const read = traceCase.safeParse(document);
  if (!read.success) {
    const [first] = problemsOf(read.error, document);
    const where = first === undefined ? '' : pathText(first.path);
    return { ok: false, problem: `${where || 'document'}: ${first?.message ?? 'does not fit'}` };
  }
  const { windowMs, slideMs = windowMs, startMs } = read.data.query;
  const problem = windowProblem({ windowMs, slideMs, startMs });
  if (problem) {
    const name = problem.of === 'slide' ? 'slideMs' : 'startMs';
    return { ok: false, problem: `query.${name}: ${problem.message}` };
  }
  return { ok: true, value: read.data };
}
