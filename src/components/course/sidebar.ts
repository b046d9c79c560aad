/** The reading order of the module. The numbers are the plan: 3, 8, 20, 3 and 56 minutes. */
export const sidebar = [
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
      { label: 'Worksheets', link: '/figures/worksheets/' },
    ],
  },
];
