import * as z from 'zod/mini';

/** Where to read again: a page's slug and the id of a heading on it. */
export const remedySchema = z.object({
  page: z.string().check(z.regex(/^[a-z0-9/-]+$/, 'a page slug such as theory/watermarks')),
  heading: z.optional(z.string()),
});

/** A vendor page or a source file that says so. */
const sourceSchema = z.object({
  title: z.string(),
  url: z.optional(z.url()),
});

const stableId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a stable id: a-z, 0-9, -'));

/** An option that a reader can pick. A wrong one names the misconception behind it. */
export const optionSchema = z.object({
  id: stableId,
  text: z.string(),
  right: z._default(z.boolean(), false),
  /** Right: why it is so. Wrong: the misconception behind it, and why it is not so. */
  feedback: z.string().check(z.minLength(20)),
  /** Where a wrong option is put right; the question's own remedy when left out. */
  remedy: z.optional(remedySchema),
});

/** What every question has, whatever its type. */
export const questionBase = {
  /** Never changes and is never used twice: saved answers hang on it. */
  id: stableId,
  /** Goes up when an old answer no longer means the same. */
  revision: z.number().check(z.int(), z.gte(1)),
  /** Questions that test the same idea are variants of each other. */
  idea: stableId,
  /** The page at whose end it stands. */
  section: z.string(),
  ask: z.string().check(z.minLength(10)),
  /** Shown after the answer, right or wrong. */
  because: z.string().check(z.minLength(20)),
  sources: z.array(sourceSchema).check(z.minLength(1)),
  remedy: remedySchema,
};

export type Remedy = z.infer<typeof remedySchema>;
type Source = z.infer<typeof sourceSchema>;
export type Option = z.infer<typeof optionSchema>;

/** The part of a question that the quiz itself reads; the rest belongs to its type. */
export interface AnyQuestion {
  type: string;
  id: string;
  revision: number;
  idea: string;
  section: string;
  ask: string;
  because: string;
  sources: Source[];
  remedy: Remedy;
}
