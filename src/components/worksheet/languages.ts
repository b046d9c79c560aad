import { sql } from '@codemirror/lang-sql';
import type { Extension } from '@codemirror/state';

/** Snowflake's SQL, and the models of dbt. */
export const sqlLanguage: Extension = sql({ upperCaseKeywords: true });
