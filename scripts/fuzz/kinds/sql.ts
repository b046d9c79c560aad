import { readCommand } from '../../../src/components/worksheet/engine/read.ts';
import {
  placeOf,
  statementAt,
  statementsOf,
} from '../../../src/components/worksheet/engine/statements.ts';
import { must, type Kind } from '../fuzz.ts';
import { damaged, hostileText } from '../strings.ts';

const good = [
  "CREATE OR REPLACE DYNAMIC TABLE silver TARGET_LAG = '1 minute' WAREHOUSE = wh AS SELECT a FROM b;",
  'ALTER DYNAMIC TABLE gold SET TARGET_LAG = DOWNSTREAM; ALTER PIPE p SET PIPE_EXECUTION_PAUSED = TRUE;',
  "-- a comment; with a semicolon\nSELECT 'it''s; one' FROM \"odd;name\" /* ; */ WHERE x = $$;$$;",
  'USE WAREHOUSE wh; SHOW DYNAMIC TABLES; CREATE TABLE IF NOT EXISTS t (a VARIANT); SELECT 1',
];

/** The worksheet's own reading of SQL text; the SQL engine behind it checks what gets through. */
export const sqlTexts: Kind<string> = {
  name: 'sql-text',
  make: (dice) => (dice.once(10) ? hostileText(dice) : damaged(dice, dice.pick(good))),
  check(text) {
    const statements = statementsOf(text);
    must(statements.length <= text.length, 'more statements than characters');
    let end = 0;
    for (const { from, to, start, text: one } of statements) {
      must(from >= end && start >= from && to >= start, 'statements overlap');
      must(text.startsWith(one, start) && one !== '', 'a statement that is not in the text');
      end = to;
    }
    const place = placeOf(text, Math.floor(text.length / 2));
    must(place.line >= 1 && place.column >= 1, 'no place');
    statementAt(text, Math.floor(text.length / 2));
    const commands = statements.map((one) => readCommand(one.text));
    must(
      commands.every((one) => one.do !== 'not-here' || one.why !== ''),
      'refused without words',
    );
    return commands.length > 0 && commands.every((one) => one.do !== 'not-here');
  },
};
