import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { sidebar } from './src/components/course/sidebar.ts';
import { timeCheck } from './src/components/course/timeCheck.ts';
import { handout } from './src/components/handout/handout.ts';
import { offline } from './src/components/offline/precache.ts';
import { touch } from './src/directives/integration.mjs';
import { safety } from './src/safety/integration.ts';

const shell = (name) => `./src/components/shell/${name}.astro`;
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.COURSE_BASE ?? '/',
  trailingSlash: 'always',
  // In the page itself: a style sheet of its own is one more journey before the first text.
  build: { inlineStylesheets: 'always' },
  integrations: [
    touch(),
    timeCheck(),
    handout(),
    react(),
    starlight({
      title: 'Streaming Data Processing',
      description:
        'A 90-minute module on streaming: Kafka, Spark Structured Streaming, Snowflake, dbt and Power BI, with the whole pipeline simulated in the page.',
      favicon: '/favicon.svg',
      sidebar,
      credits: false,
      lastUpdated: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      customCss: [
        './src/styles/fonts.css',
        './src/styles/tokens.css',
        './src/styles/starlight.css',
        './src/styles/reading.css',
        './src/styles/no-script.css',
        './src/styles/print.css',
        './src/styles/still.css',
        './src/styles/forced-colors.css',
      ],
      components: {
        Head: shell('Head'),
        Header: shell('Header'),
        PageSidebar: shell('PageSidebar'),
        PageTitle: shell('PageTitle'),
        Pagination: shell('Pagination'),
        Search: shell('Search'),
        SiteTitle: shell('SiteTitle'),
        TwoColumnContent: shell('TwoColumnContent'),
      },
    }),
    mdx(),
    // When all pages are written: what each may do.
    safety(),
    // Last: it lists what the others have written.
    offline(),
  ],
  vite: {
    build: {
      rolldownOptions: {
        treeshake: {
          // Importing the engine does nothing by itself, so each figure gets the part that it asks.
          moduleSideEffects: [{ test: /[\\/]src[\\/]sim[\\/]/, sideEffects: false }],
        },
      },
    },
    resolve: {
      alias: {
        '@course': folder('./src/components/course'),
        '@figures': folder('./src/components'),
      },
    },
  },
});
