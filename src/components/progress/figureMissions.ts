/** A mission as the reader reads it; whether it is done, the figure itself finds out. */
interface Task {
  id: string;
  task: string;
}

interface FigureMissions {
  /** The name under which ticks are kept, as in `watermark/split`. */
  figure: string;
  title: string;
  /** Path of the figure's own page under the site's base. */
  home: string;
  /** Slugs of the pages on which the figure stands. */
  pages: readonly string[];
  missions: readonly Task[];
}

/** What each folder's missions.ts exports: its list, beside functions that only the figure needs. */
const modules = import.meta.glob<Record<string, unknown>>(
  ['../*/missions.ts', '../*/*/missions.ts'],
  { eager: true },
);

function tasksOf(folder: string): readonly Task[] {
  const list = Object.values(modules[`../${folder}/missions.ts`] ?? {}).find(isTasks);
  if (!list) throw new Error(`src/components/${folder}/missions.ts exports no list of missions.`);
  return list;
}

function isTasks(value: unknown): value is readonly Task[] {
  return Array.isArray(value) && value.every((each) => 'id' in each && 'task' in each);
}

/** The missions of every figure, in the order in which a reader meets the figures. */
export const figureMissions: readonly FigureMissions[] = [
  {
    figure: 'decoder',
    title: 'Avro prefix decoder',
    home: 'figures/decoder/',
    pages: ['theory/five-bytes-before-avro'],
    missions: tasksOf('decoder'),
  },
  {
    figure: 'watermark',
    title: 'Watermark and sliding windows',
    home: 'figures/watermark/',
    pages: ['theory/watermarks'],
    missions: tasksOf('watermark'),
  },
  {
    figure: 'whatif',
    title: 'What if?',
    home: 'figures/whatif/',
    pages: ['theory/choosing-a-threshold'],
    missions: tasksOf('whatif'),
  },
  {
    figure: 'pipeline',
    title: 'The whole pipeline',
    home: 'figures/pipeline/',
    pages: ['theory/architecture', 'practice/databricks'],
    missions: tasksOf('pipeline'),
  },
  {
    figure: 'batch-or-streaming',
    title: 'Batch or streaming?',
    home: 'figures/batch-or-streaming/',
    pages: ['theory/when-to-stream'],
    missions: tasksOf('batchstream'),
  },
  {
    figure: 'relay',
    title: 'Relay flush',
    home: 'figures/relay/',
    pages: ['practice/snowflake'],
    missions: tasksOf('relay'),
  },
  {
    figure: 'databricks-worksheet',
    title: 'Worksheet: Databricks',
    home: 'figures/worksheets/',
    pages: ['practice/databricks'],
    missions: tasksOf('worksheet/databricks'),
  },
  {
    figure: 'snowflake-worksheet',
    title: 'Worksheet: Snowflake',
    home: 'figures/worksheets/',
    pages: ['practice/snowflake'],
    missions: tasksOf('worksheet'),
  },
  {
    figure: 'dbt-worksheet',
    title: 'Worksheet: dbt',
    home: 'figures/worksheets/',
    pages: ['practice/dbt'],
    missions: tasksOf('worksheet/dbt'),
  },
  {
    figure: 'dashboard',
    title: 'The dashboard',
    home: 'figures/dashboard/',
    pages: ['practice/power-bi'],
    missions: tasksOf('dashboard'),
  },
  {
    figure: 'lab-exercise',
    title: 'The exercise',
    home: 'lab-exercise/',
    pages: ['lab-exercise'],
    missions: tasksOf('exercise'),
  },
];
