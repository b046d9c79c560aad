import { readCommand } from '../../../src/components/worksheet/engine/read.ts';
import {
  TranslationError,
  type Translator,
} from '../../../src/components/worksheet/engine/syntaxTree.ts';
import { translate } from '../../../src/components/worksheet/engine/translate.ts';
import { sparkToDuckdb } from '../../../src/components/worksheet/databricks/sparkSql.ts';
import * as polyglot from '@polyglot-sql/sdk';
import {
  placeOf,
  statementAt,
  statementsOf,
} from '../../../src/components/worksheet/engine/statements.ts';
import type { Dice } from '../dice.ts';
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

const nowMs = 1_767_258_000_000;
const queries = [
  "SELECT src:country::STRING AS c, COUNT(*) FROM DE_MASTERCLASS.S.BRONZE WHERE ts > DATEADD('minute', -5, CURRENT_TIMESTAMP()) GROUP BY 1 QUALIFY ROW_NUMBER() OVER (ORDER BY 2) = 1",
  "SELECT * FROM TABLE(INFORMATION_SCHEMA.COPY_HISTORY(TABLE_NAME => 'BRONZE', START_TIME => DATEADD(hour, -1, CURRENT_TIMESTAMP())))",
  "WITH a AS (SELECT DATEDIFF('second', x, y) d, TO_TIMESTAMP_TZ(z) FROM t) SELECT MAX(d), CURRENT_DATE FROM a LEFT JOIN b USING (k) ORDER BY 1 NULLS LAST LIMIT 10",
  "SELECT window.start, country, count(*) FROM ada.gold WHERE event_timestamp > now() - INTERVAL 10 MINUTES GROUP BY ALL HAVING count(*) > 1 UNION ALL SELECT hex(value), 'x', 1 FROM ada.bronze",
];

/** A query beyond every stack: of the translator in WebAssembly, and of what walks its tree. */
const nested = (dice: Dice) => {
  const depth = dice.pick([30, 300, 3000]);
  const [open, close] = dice.pick([
    ['(', ')'],
    ['(SELECT ', ')'],
    ['NOT ', ''],
    ['1+', ''],
    ['CASE WHEN 1 THEN ', ' END'],
    ['a:', ''],
  ]);
  return `SELECT ${open.repeat(depth)}1${close.repeat(depth)}`;
};

function translation(name: string, read: typeof translate): Kind<string> {
  return {
    name,
    make(dice) {
      if (dice.once(200)) return nested(dice);
      return dice.once(12) ? hostileText(dice) : damaged(dice, dice.pick(queries));
    },
    async check(text) {
      await ready();
      try {
        const { sql, reads } = read(polyglot as unknown as Translator, text, nowMs);
        must(sql.length <= 10_000 + 50 * text.length, 'the translation outgrew the text');
        must(
          reads.every((name) => name !== ''),
          'a table without a name',
        );
        return true;
      } catch (error) {
        if (!(error instanceof TranslationError)) throw error;
        must(error.message !== '', 'refused without words');
        must(error.offset >= 0 && error.offset <= text.length + 1, 'no place in the text');
        return false;
      }
    },
  };
}

let loading: Promise<unknown> | undefined;
const ready = () => (loading ??= Promise.resolve(polyglot.init()));

/** A query of the Snowflake worksheet on its way to DuckDB. */
export const snowflakeQueries = translation('snowflake-sql', translate);

/** A query of a Databricks notebook on its way to DuckDB. */
export const sparkQueries = translation('spark-sql', sparkToDuckdb);
