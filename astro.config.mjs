import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { timeCheck } from './src/components/course/timeCheck.ts';
import { touch } from './src/directives/integration.mjs';

const shell = (name) => `./src/components/shell/${name}.astro`;
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The reading order of the module. The numbers are the plan: 3, 8, 20, 3 and 56 minutes. */
const sidebar = [
  {
    label: 'Start',
    items: [
      { slug: 'index', label: 'Overview' },
      { slug: 'animation', label: 'The story, 3 min' },
      { slug: 'think-and-discuss', label: 'Think and discuss, 8' },
    ],
  },
  {
    label: 'Theory, 20',
    items: [
      'theory/what-the-lab-stands-for',
      'theory/batch-and-streaming',
      'theory/kafka',
      'theory/five-bytes-before-avro',
      'theory/watermarks',
      'theory/choosing-a-threshold',
      'theory/checkpoints',
      'theory/architecture',
      'theory/six-tools-compared',
      'theory/when-to-stream',
      'theory/takeaways',
    ],
  },
  { label: 'Quiz, 3', items: [{ slug: 'quiz', label: 'Quiz' }] },
  {
    label: 'Practice, 56',
    items: [
      { slug: 'practice/databricks', label: '1 Databricks' },
      { slug: 'practice/snowflake', label: '2 Snowflake' },
      { slug: 'practice/dbt', label: '3 dbt' },
      { slug: 'practice/power-bi', label: '4 Power BI' },
      { slug: 'lab-exercise', label: 'The lab exercise' },
      { slug: 'aiven-setup', label: 'Aiven set-up' },
    ],
  },
  { label: 'Reference', items: ['glossary', { slug: 'next-module', label: 'Next module' }] },
  {
    label: 'Playground',
    items: [
      { label: 'What if?', link: '/figures/whatif/' },
      { label: 'The whole pipeline', link: '/figures/pipeline/' },
      { label: 'Watermark and windows', link: '/figures/watermark/' },
      { label: 'Avro prefix decoder', link: '/figures/decoder/' },
      { label: 'Relay flush', link: '/figures/relay/' },
      { label: 'The dashboard', link: '/figures/dashboard/' },
      { label: 'Batch or streaming?', link: '/figures/batch-or-streaming/' },
    ],
  },
];

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.COURSE_BASE ?? '/',
  trailingSlash: 'always',
  integrations: [
    touch(),
    timeCheck(),
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
        './src/styles/print.css',
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
      expressiveCode: {
        themes: ['github-dark-default', 'github-light-default'],
        styleOverrides: {
          codeFontFamily: 'var(--font-mono)',
          uiFontFamily: 'var(--font-sans)',
          codeFontSize: '0.875rem',
          borderRadius: '4px',
          frames: { shadowColor: 'transparent' },
        },
      },
    }),
    mdx(),
  ],
  vite: {
    resolve: {
      alias: {
        '@course': folder('./src/components/course'),
        '@figures': folder('./src/components'),
      },
    },
  },
});
