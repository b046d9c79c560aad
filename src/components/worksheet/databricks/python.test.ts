import { expect, test } from 'vitest';
import { notebooks } from './typedNotebooks.ts';

test.each([
  ['x = 1 +', 'SyntaxError'],
  ['print(nobody)', 'NameError'],
  ['"a" + 1', 'TypeError'],
  ['[1][3]', 'IndexError'],
  ['{"a": 1}["b"]', 'KeyError'],
  ['"a".nothing()', 'AttributeError'],
  ['int("3.7")', 'ValueError'],
  ['int("")', 'ValueError'],
  ['max([])', 'ValueError'],
  ['[1].index(2)', 'ValueError'],
  ['a, b = [1]', 'ValueError'],
  ['for a, b in [[1, 2, 3]]:\n    pass', 'ValueError'],
])('%s is a %s', async (text, kind) => {
  const { end } = await notebooks().type(0, text);
  expect(end).toMatchObject({ kind: 'error', name: kind });
});

test.each([
  'while True:\n    pass',
  'import pandas',
  'class A:\n    pass',
  'try:\n    x = 1\nexcept Exception:\n    pass',
  'spark.sql("DROP TABLE x")',
  'spark.conf.set("spark.sql.shuffle.partitions", "200")',
  '%scala\nval x = 1',
  'dbutils.notebook.run("x")',
  '"ab" * 3',
  'max("a", "b")',
  '"a.b.c".rsplit(".", 1)',
  '"a.b.c".split(".", 1)',
  'dict([["a", 1]])',
])('%s is named as not run here', async (text) => {
  const { end } = await notebooks().type(0, text);
  expect(end).toMatchObject({ kind: 'not-here' });
});

test('Python as the notebooks use it', async () => {
  const { outputs, end } = await notebooks().type(
    0,
    `rows = [{"n": i, "t": f"{i}-{'x' * 1 if False else 'y'}"} for i in range(3) if i != 1]
def total(all):
    """Adds up."""
    sum_ = 0
    for one in all:
        sum_ += one["n"]
    return sum_
print(rows, total(rows), "a,b".split(",")[-1], not rows, rows[0].get("z", "none"))
a, b = (lambda x: [x, x + 1])(4)
print("{}-{k}".format(a, k=b), a if a > b else None, {**{"p": 1}, "q": [True]}, sep="|")`,
  );
  expect(end).toEqual({ kind: 'done' });
  expect(outputs).toEqual([
    { kind: 'text', text: "[{'n': 0, 't': '0-y'}, {'n': 2, 't': '2-y'}] 2 b False none" },
    { kind: 'text', text: "4-5|None|{'p': 1, 'q': [True]}" },
  ]);
});

test('Python’s own functions give what Python gives', async () => {
  const text = `d = dict({"a": 1}, b=2)
print(d, int("-42"), int(3.7), int(True), max(3, 1), min([2, 5]), [4, 5].index(5))`;
  const { outputs } = await notebooks().type(0, text);
  expect(outputs).toEqual([{ kind: 'text', text: "{'a': 1, 'b': 2} -42 3 1 3 2 1" }]);
});

test('None is a value like others: as an argument, under a name, in a dictionary', async () => {
  const text = `def same(x):
    return x
len = None
print(same(None), len, {"a": None}.get("a", 1))`;
  const { outputs } = await notebooks().type(0, text);
  expect(outputs).toEqual([{ kind: 'text', text: 'None None None' }]);
});
