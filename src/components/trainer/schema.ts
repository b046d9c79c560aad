import { z } from 'astro/zod';

const sentence = z.string().min(1);

const step = z.strictObject({
  /** Stable name of the step: the clock's log is kept under it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The reading page, as its address within the site without the last slash. */
  page: z.string(),
  /** The heading (its id) whose section is shown; without one, the page up to its first heading. */
  heading: z.string().optional(),
  /** Planned minutes of a walkthrough of 90. */
  minutes: z.number().min(0.25).max(30),
  /** The length does not shrink when the plan is scaled: a film takes what it takes. */
  fixed: z.boolean().optional(),
  /** Sentences that must be said. */
  say: z.array(sentence),
  notes: z.array(sentence).min(1),
  /** Questions to the room, each with the answers to expect. */
  ask: z.array(z.strictObject({ question: sentence, expect: z.array(sentence).min(1) })).optional(),
  /** The figure's page, its state, and what to do with it. */
  figure: z
    .strictObject({ page: z.string(), link: z.string().startsWith('#v1'), do: sentence })
    .optional(),
  /** Scenes of the film whose narration is the voice-over here. */
  scenes: z.array(z.string()).optional(),
  /** The step opens with the quiz for the room. */
  quiz: z.boolean().optional(),
});

/** One section of the walkthrough, in a file of its own; the files are in teaching order. */
export const sectionSchema = z.strictObject({
  title: sentence,
  /** What the plan of the module gives this section. */
  minutes: z.number().positive(),
  steps: z.array(step).min(1),
});

export type SectionData = z.infer<typeof sectionSchema>;
export type StepData = z.infer<typeof step>;
