import { globSync, readFileSync } from 'node:fs';
import { cellsOf } from '../../../src/components/worksheet/databricks/cells.ts';
import { openKernel } from '../../../src/components/worksheet/databricks/kernel.ts';
import {
  NotHere,
  PythonError,
} from '../../../src/components/worksheet/databricks/python/errors.ts';
import { notebookRun } from '../../../src/components/worksheet/databricks/story.ts';
import type { Dice } from '../dice.ts';
import { must, type Kind } from '../fuzz.ts';
import { damaged, hostileText } from '../strings.ts';

const attendee = 'ada_7';
const lab = globSync('labs/streaming/databricks/0[123]_*.py')
  .sort()
  .map((file) => ({
    cells: cellsOf(readFileSync(file, 'utf8').replaceAll('{attendee_id}', attendee)),
  }));
const asRead = JSON.stringify(lab);
const good = lab.flatMap(({ cells }) => cells.map(({ text }) => text));

/** What makes an interpreter run for ever, grow for ever, or call itself for ever. */
const greedy = [
  'while True:\n    pass',
  'for i in range(10 ** 9):\n    pass',
  'def f(x):\n    return f(x + 1)\nf(0)',
  'f = lambda x: f(x)\nf(1)',
  's = "ab"\nfor i in range(9999):\n    s = s + s',
  'l = [1, 2]\nfor i in range(9999):\n    l = l + l',
  's = "ab"\nfor i in range(9999):\n    s += s',
  `for a in range(9999):\n    for b in range(9999):\n        for c in range(9999):\n            pass`,
  'x = [i for i in range(10 ** 12)]\nprint(x)',
  'print("a" * 10 ** 12, [0] * 10 ** 12, 10 ** 10 ** 10, 1 / 0, -7 % 3, 2 ** 0.5)',
  'd = {}\nd["d"] = d\nprint(d)',
  'l = []\nl.append(l)\nprint(l)',
  'print("x".replace("", "y" * 9), "{0}{0}".format("z"), f"{1}{f\'{2}\'}")',
  '"".join(["a"] * 99999).strip("^]-\\\\").split("")',
  'spark.range(10 ** 12).collect()',
  'dbutils.widgets.get("__proto__")\ndbutils.secrets.get("a", "b")',
  'import os, sys\nos.system("ls")\n__import__("os")',
  'class A:\n    pass\ntry:\n    A().x\nexcept Exception as e:\n    print(e)',
  'spark.sql("SELECT * FROM __proto__.constructor").show()',
  '%sql SELECT 1; DROP TABLE x',
  '%sh rm -rf /',
];

const deep = (dice: Dice) => {
  const [open, close] = dice.pick([
    ['(', ')'],
    ['[', ']'],
    ['{1:', '}'],
    ['f(', ')'],
    ['not ', ''],
    ['-', ''],
    ['if True:\n ', ''],
    ['a.b.', ''],
    ['1+', ''],
  ]);
  const depth = dice.pick([50, 1000, 20_000]);
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
};

/** A cell of a Databricks notebook, as a learner may type it; after others before it. */
export const databricksCells: Kind<{ notebook: number; text: string }> = {
  name: 'databricks-cells',
  ready: () => void story(),
  make(dice) {
    const notebook = dice.below(lab.length);
    const kind = dice.below(200);
    if (kind === 0) return { notebook, text: deep(dice) };
    if (kind < 20) return { notebook, text: hostileText(dice) };
    if (kind < 50) return { notebook, text: damaged(dice, dice.pick(greedy)) };
    return { notebook, text: damaged(dice, dice.pick(good)) };
  },
  check({ notebook, text }) {
    const kernel = workspace();
    const { outputs, actions } = kernel.world;
    const [before, told] = [outputs.length, actions.length];
    const done = ran(kernel.run, notebook, text);
    must(outputs.length - before < 30_000, 'more outputs than a cell can have steps');
    must(
      actions.slice(told).every(({ do: what }) => typeof what === 'string'),
      'the simulation was told something that is no action',
    );
    must(JSON.stringify(lab) === asRead, 'the notebooks themselves were changed');
    // Whatever it did, the next cell is read, and Python's words mean what they did.
    must(ran(kernel.run, notebook, 'unlikely_name = 1 + 1'), 'the next cell is refused');
    return done;
  },
};

/** Runs a cell; false when it was refused in the ways that the notebook shows to its reader. */
function ran(run: (notebook: number, text: string) => void, notebook: number, text: string) {
  try {
    run(notebook, text);
    return true;
  } catch (error) {
    if (!(error instanceof PythonError) && !(error instanceof NotHere)) throw error;
    must(error.message !== '', 'refused without words');
    must(
      error.at >= 0 && error.at <= text.length,
      `the place ${String(error.at)} is not in the cell`,
    );
    return false;
  }
}

/** Cells that share a workspace, as a learner's do; then a fresh one. */
const together = 100;
let opened: ReturnType<typeof openKernel> | undefined;
let cells = 0;

function workspace() {
  if (opened === undefined || cells++ % together === 0) {
    const run = story();
    opened = openKernel(run, () => run, lab);
  }
  return opened;
}

let made: ReturnType<typeof notebookRun> | undefined;

/** The story without a deed: simulated once, never changed by a kernel. */
const story = () => (made ??= notebookRun('normal-hour', []));
