import { z } from 'astro/zod';

/** One entry of the glossary; a page links to it with <Term id="…">. */
export const glossaryEntrySchema = z.strictObject({
  /** Anchor on the glossary page, in kebab case; links and saved pages rely on it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens'),
  term: z.string().min(1),
  /** One or two exact sentences. */
  text: z.string().min(20).max(400),
  /** Where the text can be checked; left out where it only describes this module. */
  source: z
    .strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }).optional() })
    .optional(),
});
