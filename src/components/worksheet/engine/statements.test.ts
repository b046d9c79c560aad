import { expect, test } from 'vitest';
import { placeOf, statementAt, statementsOf, withoutComments } from './statements.ts';

const source = `-- first; not an end
USE WAREHOUSE W;
SELECT 'a;b' AS "x;y" /* c; d */ FROM t;
-- only a comment
;`;

test('a semicolon ends a statement, but not in quotes and comments', () => {
  expect(statementsOf(source).map(({ text }) => text)).toEqual([
    'USE WAREHOUSE W',
    `SELECT 'a;b' AS "x;y" /* c; d */ FROM t`,
  ]);
});

test('the cursor’s statement is the one it stands in, its comments included', () => {
  expect(statementAt(source, 3)?.text).toBe('USE WAREHOUSE W');
  expect(statementAt(source, source.indexOf('FROM'))?.text).toMatch(/^SELECT/);
  expect(statementAt(source, source.length)?.text).toMatch(/^SELECT/);
});

test('places stay where they are when comments go', () => {
  expect(withoutComments(source)).toHaveLength(source.length);
  expect(placeOf(source, source.indexOf('SELECT'))).toEqual({ line: 3, column: 1 });
});
