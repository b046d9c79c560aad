import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { outgrown } from './budget.ts';
import { coursePages } from './coursePages.ts';

/** Fails the build when a page, or a part of the module, outgrows the plan of 90 minutes. */
export function timeCheck(): AstroIntegration {
  let root = '';
  return {
    name: 'course-time',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': () => {
        const sentences = outgrown(coursePages(root));
        if (sentences.length > 0) throw new Error(sentences.join('\n'));
      },
    },
  };
}
