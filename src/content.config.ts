import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { config } from 'zod/mini';
import { expectedFound } from './components/course/expectedFound.ts';
import { glossaryEntrySchema } from './components/course/glossarySchema.ts';
import { questionFileSchema } from './components/quiz/schema.ts';
import { sectionSchema } from './components/trainer/schema.ts';

// A wrong data file fails the build; Astro names the file and the path, this what was expected.
config({ customError: expectedFound });

/** What a page says about its place in the 90 minutes. */
const course = z.object({
  /** The part of the plan that the page's minutes count towards. */
  part: z.enum(['overview', 'animation', 'discuss', 'theory', 'quiz', 'practice', 'reference']),
  /** Minutes for the whole page, shown under its title. */
  minutes: z.number().min(0).max(60),
  /** Of these, minutes spent in figures, discussion or at the keyboard rather than reading. */
  figureMinutes: z.number().min(0).max(60).default(0),
});

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({ extend: z.object({ course: course.optional() }) }),
  }),
  quiz: defineCollection({
    loader: glob({ pattern: '**/*.json', base: './src/content/quiz' }),
    schema: questionFileSchema,
  }),
  glossary: defineCollection({
    loader: file('./src/content/glossary.json'),
    schema: glossaryEntrySchema,
  }),
  trainer: defineCollection({
    loader: glob({ pattern: '*.json', base: './src/content/trainer' }),
    schema: sectionSchema,
  }),
};
